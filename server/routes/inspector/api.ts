import { Refusal } from '#core/refusal';
import { provisionDevice } from '../../actions/provisionDevice.ts';
import { receivePhoto } from '../../actions/receivePhoto.ts';
import { receiveReports } from '../../actions/receiveReports.ts';
import { receiveSights } from '../../actions/receiveSights.ts';
import { provisionForm } from '../../forms/device.ts';
import { photoForm, reportsGiven, sightsGiven } from '../../forms/fieldReport.ts';
import { parseForm } from '../../forms/form.ts';
import { makeGuessThrottle } from '../../guessThrottle.ts';
import { forPhone, json } from '../../inspector/answer.ts';
import { deviceOf } from '../../inspector/device.ts';
import type { Door, Visit } from '../../portal/door.ts';
import { askerOf } from '../../scans/asker.ts';

/** Ways in that were none, by network: nobody guesses 32 bytes, and nobody keeps the server busy with it. */
const wrongTokens = makeGuessThrottle();

async function provision(visit: Visit): Promise<Response> {
  const { c, deps, fields } = visit;
  const network = askerOf(c);
  const now = deps.now();
  if (wrongTokens.isSpent(network, now)) throw new Refusal('too-many-guesses');
  try {
    return json(visit, await provisionDevice(deps, parseForm(provisionForm, fields.values)));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'provision-invalid') wrongTokens.countWrong(network, now);
    throw error;
  }
}

async function reports(visit: Visit): Promise<Response> {
  const device = await deviceOf(visit);
  return json(visit, await receiveReports(visit.deps, device, reportsGiven(visit.fields.values.reports)));
}

async function photos(visit: Visit): Promise<Response> {
  const device = await deviceOf(visit);
  const { hash } = parseForm(photoForm, visit.fields.values);
  await receivePhoto(visit.deps, device, { hash, bytes: visit.fields.file('photo')?.bytes });
  return json(visit, { hash });
}

async function sights(visit: Visit): Promise<Response> {
  const device = await deviceOf(visit);
  return json(visit, await receiveSights(visit.deps, device, sightsGiven(visit.fields.values.sights)));
}

const sends = { method: 'POST', needs: 'anyone', repeatable: true } as const;

/** What inspectors' phones send; they come in by their own token, which each handler asks for. */
export const phoneDoors: readonly Door[] = [
  { ...sends, path: '/inspector/api/provision', answer: forPhone(provision) },
  { ...sends, path: '/inspector/api/reports', body: 'upload', answer: forPhone(reports) },
  { ...sends, path: '/inspector/api/photos', body: 'upload', answer: forPhone(photos) },
  { ...sends, path: '/inspector/api/sights', body: 'upload', answer: forPhone(sights) },
];

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { challenges } from '#db/peopleSchema';
import { setSetting } from '#db/settings';
import { inviteUser } from '#server/actions/inviteUser.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import { loadDemoPeople } from '#server/demo/people.ts';
import type { Deps } from '#server/deps.ts';
import { MOST_QUESTIONS } from '#server/guessThrottle.ts';
import { addPerson, codeAt, enrolApp, PASSWORD } from '#test/support/people.ts';
import { portalSite } from '#test/support/portalSite.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  site = await portalSite(deps);
  await addPerson(deps, 'tuan@van-phong.example', 'clerk');
});
afterAll(folder.remove);

const EMAIL = 'tuan@van-phong.example';
const given = (password: string, email = EMAIL) => ({ email, password });

/** What a page says, without what differs in every answer. */
async function saidIn(answer: Response): Promise<string> {
  const html = await answer.text();
  return html.replace(/name="form-key" value="[^"]*"/g, '').replace(/value="[^"]*@[^"]*"/g, '');
}

const cookiesOf = (answer: Response) => answer.headers.getSetCookie();

describe('signing in', () => {
  test('leads to the person’s own portal, with two cookies no script can read', async () => {
    const answer = await site.stranger.send('/sign-in', given(PASSWORD));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/office']);
    const cookies = cookiesOf(answer);
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
      '__Host-temgoc',
      '__Host-temgoc-device',
    ]);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
  });

  test('leads back to where one wanted to go, and to no other house', async () => {
    const next = async (path: string) =>
      (await site.stranger.send('/sign-in', { ...given(PASSWORD), next: path })).headers.get('location');
    expect(await next('/office/register?q=mật+ong')).toBe('/office/register?q=m%E1%BA%ADt+ong');
    expect(await next('//evil.example/office')).toBe('/office');
    expect(await next('https://evil.example/')).toBe('/office');
  });

  test('answers a wrong password and an unknown account alike, and keeps the address typed', async () => {
    const known = await site.stranger.send('/sign-in', given('sai'));
    const unknown = await site.stranger.send('/sign-in', given('sai', 'khong-co@van-phong.example'));
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(cookiesOf(known)).toEqual([]);
    const [one, other] = [await known.clone().text(), await unknown.clone().text()];
    expect(one).toContain(EMAIL);
    expect(other).toContain('khong-co@van-phong.example');
    expect(one).not.toContain('value="sai"');
    expect(await saidIn(known)).toBe(await saidIn(unknown));
  });

  test('asks for the second proof where there is one, and takes a code once', async () => {
    const { id } = await addPerson(deps, 'binh@van-phong.example', 'approver');
    const { secret } = await enrolApp(deps, id);
    const later = await portalSite(at(deps, NOW + 60_000));
    const first = await later.stranger.send('/sign-in', given(PASSWORD, 'binh@van-phong.example'));
    expect([first.status, cookiesOf(first)]).toEqual([200, []]);
    const [, step = ''] = /name="step" value="([^"]+)"/.exec(await first.text()) ?? [];
    const wrong = await later.stranger.send('/sign-in/second', { step, code: '000000' });
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toContain(`value="${step}"`);
    const code = codeAt(secret, NOW + 60_000);
    const right = await later.stranger.send('/sign-in/second', { step, code });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/office']);
    expect((await later.stranger.send('/sign-in/second', { step, code })).status).toBe(401);
  });

  test('keeps a form whose session had ended, through the second proof, until it can be sent', async () => {
    const typed = { product: 'Mật ong <hoa> "rừng"', note: 'dòng một\ndòng hai' };
    const kept = {
      'kept-action': '/office/users/u/grants',
      'kept:product': typed.product,
      'kept:note': typed.note,
    };
    const { id } = await addPerson(deps, 'ngan@van-phong.example', 'administrator');
    const { secret } = await enrolApp(deps, id);
    const later = await portalSite(at(deps, NOW + 60_000));
    const fields = { ...given(PASSWORD, 'ngan@van-phong.example'), ...kept };
    const first = await (await later.stranger.send('/sign-in', fields)).text();
    expect(first).toContain('name="kept:note"');
    const [, step = ''] = /name="step" value="([^"]+)"/.exec(first) ?? [];
    const code = codeAt(secret, NOW + 60_000);
    const answer = await later.stranger.send('/sign-in/second', { step, code, ...kept });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('action="/office/users/u/grants"');
    expect(html).toContain('value="Mật ong &lt;hoa> &quot;rừng&quot;"');
    expect(html).toContain('dòng một\ndòng hai');
  });

  test('keeps a form for no other house', async () => {
    const kept = { 'kept-action': 'https://evil.example/', 'kept:secret': 'x' };
    const answer = await site.stranger.send('/sign-in', { ...given(PASSWORD), ...kept });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/office']);
  });
});

describe('one’s own account', () => {
  test('leads who only inspects to the app on the phone, and nobody else', async () => {
    const inspector = await site.signIn({ name: 'Khôi', role: 'inspector' });
    expect(await (await inspector.open('/account')).text()).toContain('href="/inspector/"');
    const clerk = await site.signIn({ name: 'Mai', role: 'clerk' });
    expect(await (await clerk.open('/account')).text()).not.toContain('href="/inspector/"');
  });
});

describe('signing out', () => {
  test('ends the session and takes its cookie away', async () => {
    const clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
    expect((await clerk.open('/account')).status).toBe(200);
    const answer = await clerk.send('/sign-out', {});
    expect(cookiesOf(answer)[0]).toContain('Max-Age=0');
    expect((await clerk.open('/account')).headers.get('location')).toMatch(/^\/sign-in/);
  });
});

describe('the door of a trial', () => {
  test('is not there at a real address, whatever is sent', async () => {
    await loadDemoPeople(deps, { producers: [] });
    const page = await (await site.stranger.open('/sign-in')).text();
    expect(page).not.toContain('/sign-in/trial');
    const answer = await site.stranger.send('/sign-in/trial', { person: 'thu@van-phong.example' });
    expect([answer.status, cookiesOf(answer)]).toEqual([404, []]);
  });

  test('is not there at a real address even where the register calls itself a trial', async () => {
    await commit(deps.db, [setSetting('trial', '1')]);
    const answer = await site.stranger.send('/sign-in/trial', { person: 'khanh@kiem-soat.example' });
    await commit(deps.db, [setSetting('trial', '0')]);
    expect([answer.status, cookiesOf(answer)]).toEqual([404, []]);
  });
});

describe('asking to come in by a passkey', () => {
  test('keeps nothing, and one network does not ask without end', async () => {
    const fresh = await portalSite(deps);
    const kept = async () => (await deps.db.orm.select().from(challenges)).length;
    const before = await kept();
    const statuses = [];
    for (let i = 0; i <= MOST_QUESTIONS; i++) {
      statuses.push((await fresh.stranger.send('/sign-in/passkey/options', {})).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(MOST_QUESTIONS);
    expect(statuses.at(-1)).toBe(429);
    expect(await kept()).toBe(before);
  });
});

describe('the page of an invitation', () => {
  test('is shown while it is good, and lets its person in', async () => {
    const input = { email: 'moi@van-phong.example', name: 'Phạm Văn Mới', role: 'approver' } as const;
    const { link } = await inviteUser(deps, EVERYTHING, input);
    const path = new URL(link).pathname;
    expect(await (await site.stranger.open(path)).text()).toContain('moi@van-phong.example');
    const weak = await site.stranger.send(path, { name: 'Mới', password: 'ngắn', again: 'ngắn' });
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('value="Mới"');
    const password = 'suối reo đêm hội';
    const answer = await site.stranger.send(path, { name: 'Mới', password, again: password });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    expect((await site.stranger.open(path)).status).toBe(410);
  });
});

describe('proving again who one is', () => {
  test('is asked before acts on people, and the form is kept', async () => {
    const admin = await site.signIn({ name: 'Thư', role: 'administrator' });
    const later = await portalSite(at(deps, NOW + 11 * 60_000));
    const fields = { email: 'ai@van-phong.example', name: 'Ai', role: 'clerk' };
    const ask = {
      method: 'POST',
      headers: { cookie: admin.cookie, origin: deps.origin, accept: 'text/html' },
    };
    const body = new URLSearchParams(fields);
    const answer = await later.app.request(`${deps.origin}/office/invitations`, { ...ask, body });
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain('action="/account/prove"');
    expect(html).toContain('name="kept:email" value="ai@van-phong.example"');
  });
});

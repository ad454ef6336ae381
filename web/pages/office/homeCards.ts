import type { ComponentChildren } from 'preact';
import type { Day, Instant } from '#core/day';
import type { ProposalState } from '#core/proposal';
import { formatPrintedId, type StampId } from '#core/stampId';
import type { Statistics } from '#core/statistics';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { formatNumber } from '../../refusalText.ts';
import { officeText } from '../../text/office.ts';

interface Few<One> {
  readonly total: number;
  readonly first: readonly One[];
}

interface Ending {
  readonly id: string;
  readonly name: string;
  readonly producerName: string;
  readonly validTo: Day | null;
}

interface About {
  readonly id: string;
  readonly product: string;
  readonly producer: string;
}

interface Prepared {
  readonly id: string;
  readonly title: string;
  readonly state: ProposalState;
}

interface Stamps {
  readonly id: string;
  readonly name: string;
  readonly recent: number;
  readonly usual: number | null;
  readonly limit: number;
}

interface Signalled extends About {
  /** Null where it is about a whole batch. */
  readonly stamp: StampId | null;
  readonly updatedAt: Instant;
}

interface TippedOff {
  readonly id: string;
  readonly product: string | null;
  readonly at: Instant;
}

interface Delegated {
  readonly id: string;
  readonly until: Instant;
  readonly isOver: boolean;
}

/** What waits at an office today. */
export interface HomeView {
  readonly day: Day;
  readonly statistics: Statistics;
  readonly ending30: Few<Ending>;
  readonly ending90: Few<Ending>;
  readonly incomplete: Few<About>;
  readonly matches: Few<About & { readonly candidate: string }>;
  readonly approvals: Few<Prepared>;
  readonly own: Few<Prepared>;
  readonly orders: Few<Prepared>;
  readonly unusual: Few<Stamps>;
  /** Alarms of copying that nobody looked at. */
  readonly signals: Few<Signalled>;
  /** Tip-offs nobody took up. */
  readonly tipOffs: Few<TippedOff>;
  /** When the delegation behind phones' data ends, where that is soon: for who may renew it. */
  readonly delegation: Few<Delegated>;
  readonly mails: Few<About>;
  readonly jobs: Few<{ readonly id: string; readonly kind: string; readonly producer: string | null }>;
}

/** One line of a card: what it is, where it leads, and what is said of it. */
interface Item {
  readonly id: string;
  readonly path: string | null;
  readonly what: string;
  readonly more: ComponentChildren;
}

/** One kind of work that waits. */
export interface Waiting {
  readonly name: keyof ReturnType<typeof officeText>['cards'];
  readonly tone?: 'danger' | 'notice';
  readonly total: number;
  readonly all: string;
  readonly items: readonly Item[];
}

type Text = ReturnType<typeof officeText>;

const few = <One>({ total, first }: Few<One>, item: (one: One) => Item) => ({
  total,
  items: first.map(item),
});

function prepared(text: Text) {
  return ({ id, title, state }: Prepared): Item => ({
    id,
    path: `/office/proposals/${id}`,
    what: title,
    more: text.state[state],
  });
}

function ending(text: Text) {
  return ({ id, name, producerName, validTo }: Ending): Item => ({
    id,
    path: `/office/products/${id}`,
    what: name,
    more: fill(text.ends, { producer: producerName, day: validTo ? formatDay(validTo) : '' }),
  });
}

function stamps(lang: Lang) {
  const text = officeText(lang);
  return ({ id, name, recent, usual, limit }: Stamps): Item => {
    const say = (value: number) => formatNumber(lang, value);
    const values = { recent: say(recent), limit: say(limit), usual: usual === null ? '' : say(usual) };
    const more = fill(usual === null ? text.over : text.usual, values);
    return { id, path: `/office/producers/${id}`, what: name, more };
  };
}

function signalled({ id, stamp, product, producer, updatedAt }: Signalled): Item {
  // An ID is read unbroken.
  const name = stamp && formatPrintedId(stamp).replaceAll(' ', '\u00a0');
  const more = [name, producer, formatInstant(updatedAt)];
  return {
    id,
    path: `/office/signals/${id}`,
    what: product,
    more: more.filter((part) => part !== null).join(' · '),
  };
}

function tippedOff(text: Text) {
  return ({ id, product, at }: TippedOff): Item => ({
    id,
    path: `/office/tip-offs/${id}`,
    what: product ?? text.noProduct,
    more: formatInstant(at),
  });
}

function delegated(text: Text) {
  return ({ id, until, isOver }: Delegated): Item => {
    const what = fill(isOver ? text.delegationEnded : text.delegationEnds, { at: formatInstant(until) });
    return { id, path: null, what, more: text.delegateAgain };
  };
}

/** Every kind of work, in the order of its weight. */
export function cardsOf(view: HomeView, lang: Lang): Waiting[] {
  const text = officeText(lang);
  const row = ({ id, product, producer }: About): Item => ({
    id,
    path: `/office/entries/${id}`,
    what: product,
    more: producer,
  });
  const match = ({ id, product, candidate }: HomeView['matches']['first'][number]): Item => ({
    id,
    path: `/office/matches/${id}`,
    what: product,
    more: fill(text.maybe, { candidate }),
  });
  const mail = ({ id, product, producer }: About): Item => ({
    id,
    path: '/office/notices',
    what: product,
    more: producer,
  });
  const job = ({ id, kind, producer }: HomeView['jobs']['first'][number]): Item => ({
    ...{ id, path: null, what: kind },
    more: producer ?? text.office,
  });
  const soon = '/office/register?sort=ends&status=';
  return [
    { name: 'approvals', tone: 'notice', all: '/office/proposals', ...few(view.approvals, prepared(text)) },
    { name: 'orders', tone: 'notice', all: '/office/proposals', ...few(view.orders, prepared(text)) },
    { name: 'ending30', tone: 'danger', all: `${soon}ending-30`, ...few(view.ending30, ending(text)) },
    {
      name: 'signals',
      tone: 'danger',
      all: '/office/signals?state=open',
      ...few(view.signals, signalled),
    },
    { name: 'tipOffs', tone: 'notice', all: '/office/tip-offs', ...few(view.tipOffs, tippedOff(text)) },
    { name: 'unusual', tone: 'danger', all: '/office/stamps', ...few(view.unusual, stamps(lang)) },
    { name: 'own', all: '/office/proposals', ...few(view.own, prepared(text)) },
    { name: 'incomplete', all: '/office/entries', ...few(view.incomplete, row) },
    { name: 'matches', all: '/office/matches', ...few(view.matches, match) },
    { name: 'delegation', tone: 'danger', all: '/office/devices', ...few(view.delegation, delegated(text)) },
    { name: 'mails', tone: 'danger', all: '/office/notices', ...few(view.mails, mail) },
    { name: 'jobs', tone: 'danger', all: '/office/stamps', ...few(view.jobs, job) },
    { name: 'ending90', all: `${soon}ending-90`, ...few(view.ending90, ending(text)) },
  ];
}

import { grantsFor, PERMISSIONS, type Permission } from '#core/permission';
import { isLang, type Lang } from '#web/lang.ts';
import type { Person, PortalFrame } from '#web/parts/portal/frame.ts';
import { NAV } from '#web/parts/portal/nav.ts';
import { isFlash } from '#web/text/flash.ts';
import type { Session } from '../auth/session.ts';
import { type EdgeContext, rawPath } from '../edge/edge.ts';
import { chooseLang } from '../edge/negotiate.ts';
import type { Portal } from './portal.ts';

const LANG_COOKIE = /(?:^|;\s*)temgoc-lang=(vi|en)(?:;|$)/;
/** A year, in seconds. */
const LANG_SECONDS = 31_536_000;

/** The language asked for now, else the one chosen before, else the browser's. */
function langOf(c: EdgeContext): Lang {
  const asked = c.req.query('lang');
  // Shoppers' pages set no cookie: their language stands in the address.
  if (isLang(asked) && c.var.policy === 'scan') return asked;
  if (isLang(asked)) {
    const cookie = `temgoc-lang=${asked}; Path=/; Max-Age=${LANG_SECONDS}; SameSite=Lax; HttpOnly`;
    c.header('Set-Cookie', cookie, { append: true });
    return asked;
  }
  const [, chosen] = LANG_COOKIE.exec(c.req.header('cookie') ?? '') ?? [];
  return chooseLang(chosen, c.req.header('accept-language'));
}

function personOf(session: Session): Person {
  const may = PERMISSIONS.filter((permission) => grantsFor(session.grants, permission).length > 0);
  const roles = [...new Set(session.grants.map(({ role }) => role))];
  return { name: session.user.name, roles, may };
}

/** How much of a path an item's ways begin: its length, or 0. */
function reach(path: string, ways: readonly string[]): number {
  return Math.max(
    0,
    ...ways.filter((way) => path === way || path.startsWith(`${way}/`)).map(({ length }) => length),
  );
}

/** The ways open to a person, and the one a page lies on: the longest that begins its path. */
function waysFrom(path: string, may: readonly Permission[]): PortalFrame['nav'] {
  const open = NAV.filter(({ needs }) => may.includes(needs));
  const reaches = open.map((item) => reach(path, [item.path, ...item.also]));
  const longest = Math.max(1, ...reaches);
  return open.map(({ name, path: to }, index) => ({ name, path: to, here: reaches[index] === longest }));
}

/** The frame of a portal's page for this request. */
export function portalFrame(c: EdgeContext, portal: Portal, session: Session | null): PortalFrame {
  const lang = langOf(c);
  const { lang: _, done, ...query } = c.req.query();
  const other = new URLSearchParams({ ...query, lang: lang === 'vi' ? 'en' : 'vi' });
  const person = session && personOf(session);
  const path = rawPath(c.req.raw, c.env);
  return {
    lang,
    otherLangQuery: `?${other}`,
    trial: c.var.site.trial,
    person,
    nav: waysFrom(path, person?.may ?? []),
    flash: isFlash(done) ? done : null,
    formKey: c.var.site.newId('form'),
    assets: portal.assets.page,
    path,
  };
}

import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { portalText } from '../../text/portal.ts';
import { useFrame } from './frame.ts';

interface PagerProps {
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  /** The address of a page, with all filters kept. */
  readonly href: (page: number) => string;
}

/** Where in a long list one is, and the ways on and back. */
export function Pager({ page, perPage, total, href }: PagerProps) {
  const { lang } = useFrame();
  const { pager } = portalText(lang);
  const first = total === 0 ? 0 : (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  const values = {
    first: formatNumber(lang, first),
    last: formatNumber(lang, last),
    total: formatNumber(lang, total),
  };
  return (
    <nav class="pager" aria-label={pager.label}>
      {page > 1 ? <a href={href(page - 1)}>← {pager.previous}</a> : <span />}
      <span>{total === 0 ? pager.none : fill(pager.shown, values)}</span>
      {last < total ? <a href={href(page + 1)}>{pager.next} →</a> : <span />}
    </nav>
  );
}

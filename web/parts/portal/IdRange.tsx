import { portalText } from '../../text/portal.ts';
import { useFrame } from './frame.ts';

/** Stamp IDs from first to last, each unbroken; one alone is said once. */
export function IdRange({ first, last }: { readonly first: string; readonly last: string }) {
  const { upTo } = portalText(useFrame().lang);
  if (first === last) return <span class="id">{first}</span>;
  return (
    <>
      <span class="id">{first}</span> {upTo} <span class="id">{last}</span>
    </>
  );
}

import { formatStampPath } from '#core/stamp';
import type { Verdict } from '#core/verdict';
import { addressOf } from '../../address.ts';
import type { Lang } from '../../lang.ts';
import { tipOffsText } from '../../text/tipOffs.ts';

interface TipOffLinkProps {
  readonly lang: Lang;
  readonly verdict: Pick<Verdict, 'presented'>;
  /** The text that was typed or pasted, where no stamp could be read from it. */
  readonly typed?: string | undefined;
}

/** The way from any answer to the office; what was scanned goes along as text, and is opened by nobody. */
export function TipOffLink({ lang, verdict, typed }: TipOffLinkProps) {
  const { presented } = verdict;
  const tem = presented ? formatStampPath(presented) : typed;
  return <a href={addressOf('/phan-anh', { tem, lang })}>{tipOffsText(lang).link}</a>;
}

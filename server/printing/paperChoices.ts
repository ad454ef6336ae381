import { Refusal } from '#core/refusal';
import type { StampFace } from '#labels/face/face';
import { fittingsOf, type StampKind } from '#labels/layout/fitting';
import { previewLabels, previewSheet } from '#labels/preview';
import type { Stock } from '#labels/stock/stock';
import type { PaperChoice } from '#web/parts/portal/PaperField.tsx';
import type { Lang } from '#web/text.ts';
import type { Paper } from './papers.ts';

/**
 * Papers as they are chosen among, each with a picture and whether such a stamp fits it: where its words are known,
 * whole only where the preview shortens none of them, else by the layout alone.
 */
export function paperChoices(
  papers: readonly Paper[],
  lang: Lang,
  dpi: number,
  kind: StampKind,
  face?: StampFace,
): PaperChoice[] {
  return papers.map(({ value, stock, said }) => ({
    ...{ value, kind: stock.kind, ...said[lang] },
    fit: face ? fitOf(stock, dpi, kind, face) : (fittingsOf([stock], dpi, kind)[0]?.fit ?? 'none'),
    picture: { page: stock.page, labels: previewLabels(stock) },
  }));
}

function fitOf(stock: Stock, dpi: number, kind: StampKind, face: StampFace): PaperChoice['fit'] {
  try {
    const { shortened } = previewSheet({ ...kind, stock, dpi, face, start: 1, count: 1 });
    return shortened.length === 0 ? 'full' : 'compact';
  } catch (error) {
    if (error instanceof Refusal) return 'none';
    throw error;
  }
}

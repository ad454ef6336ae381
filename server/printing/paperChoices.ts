import { fittingsOf, type StampKind } from '#labels/layout/fitting';
import { previewLabels } from '#labels/preview';
import type { PaperChoice } from '#web/parts/portal/PaperField.tsx';
import type { Lang } from '#web/text.ts';
import type { Paper } from './papers.ts';

/** Papers as they are chosen among, each with a picture and whether such a stamp fits it. */
export function paperChoices(
  papers: readonly Paper[],
  lang: Lang,
  dpi: number,
  kind: StampKind,
): PaperChoice[] {
  const stocks = papers.map(({ stock }) => stock);
  const fits = new Map(fittingsOf(stocks, dpi, kind).map(({ stock, fit }) => [stock, fit]));
  return papers.map(({ value, stock, said }) => ({
    ...{ value, kind: stock.kind, ...said[lang] },
    fit: fits.get(stock) ?? 'none',
    picture: { page: stock.page, labels: previewLabels(stock) },
  }));
}

import { fill } from '../../fill.ts';
import { ordersText } from '../../text/orders.ts';
import { type DrawnSheet, SheetPicture } from '../SheetPreview.tsx';
import { type DrawnStamp, StampPicture } from '../StampPicture.tsx';
import { useFrame } from './frame.ts';

interface PrintPicturesProps {
  readonly sheet: DrawnSheet & { readonly stamp: DrawnStamp };
  readonly start: number;
  readonly isRoll: boolean;
}

/** One stamp or label of a PIN enlarged, and the first sheet or row of a print. */
export function PrintPictures({ sheet, start, isRoll }: PrintPicturesProps) {
  const text = ordersText(useFrame().lang);
  const used = sheet.labels.filter(({ state }) => state === 'used').length;
  const values = { used: String(used), start: String(start), labels: String(sheet.labels.length) };
  const said = fill(isRoll ? text.rowLabel : text.sheetLabel, values);
  const { symbol, window, modules } = sheet.stamp;
  const holds = modules > 0 ? symbol : window;
  return (
    <div class="pictures">
      <figure>
        <StampPicture stamp={sheet.stamp} label={modules > 0 ? text.stampLabel : text.pinLabel} />
        <figcaption class="hint">{modules > 0 ? text.stampNote : text.pinNote}</figcaption>
      </figure>
      <figure>
        <SheetPicture {...sheet} symbol={holds} label={said} />
        <figcaption class="hint">{said}</figcaption>
      </figure>
    </div>
  );
}

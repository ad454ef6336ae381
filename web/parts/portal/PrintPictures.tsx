import { fill } from '../../fill.ts';
import { ordersText } from '../../text/orders.ts';
import { type DrawnSheet, SheetPicture } from '../SheetPreview.tsx';
import { type DrawnStamp, StampPicture } from '../StampPicture.tsx';
import { useFrame } from './frame.ts';

interface PrintPicturesProps {
  readonly sheet: DrawnSheet & { readonly stamp: DrawnStamp };
  readonly start: number;
}

/** One stamp enlarged, and the first sheet of a print. */
export function PrintPictures({ sheet, start }: PrintPicturesProps) {
  const text = ordersText(useFrame().lang);
  const used = sheet.labels.filter(({ state }) => state === 'used').length;
  const values = { used: String(used), start: String(start), labels: String(sheet.labels.length) };
  return (
    <div class="pictures">
      <figure>
        <StampPicture stamp={sheet.stamp} label={text.stampLabel} />
        <figcaption class="hint">{text.stampNote}</figcaption>
      </figure>
      <figure>
        <SheetPicture {...sheet} symbol={sheet.stamp.symbol} label={fill(text.sheetLabel, values)} />
        <figcaption class="hint">{fill(text.sheetLabel, values)}</figcaption>
      </figure>
    </div>
  );
}

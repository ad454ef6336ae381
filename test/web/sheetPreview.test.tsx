import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { parseOrigin } from '#core/origin';
import { previewLabels, previewSheet } from '#labels/preview';
import { findStock } from '#labels/stock/findStock';
import { STOCKS } from '#labels/stock/table';
import { HONEY } from '#test/support/sheets.ts';
import { PaperPicture, SheetPicture } from '#web/parts/SheetPreview.tsx';
import { StampPicture } from '#web/parts/StampPicture.tsx';

const origin = parseOrigin('https://ocop.vn');

function preview(stock: string, start = 1, count = 500) {
  const wish = { origin, form: 'full', gtin: null, dpi: 300, start, count, face: HONEY } as const;
  return previewSheet({ ...wish, stock: findStock(stock) });
}

/** The boxes of a path of `M x y h w v h h -w z`. */
function boxesIn(svg: string, name: string): string[] {
  const [, path = ''] = new RegExp(`class="${name}" d="([^"]*)"`).exec(svg) ?? [];
  return path.split('M').slice(1);
}

describe('the picture of a sheet', () => {
  const sheets = STOCKS.filter(({ kind }) => kind === 'sheet');

  test.each(sheets.map(({ name }) => name))('%s: draws every label once, in its place and state', (name) => {
    const sheet = preview(name, 4, 6);
    const svg = renderToString(<SheetPicture {...sheet} symbol={sheet.stamp.symbol} label="tờ" />);
    const [skipped, used, free] = ['skipped', 'used', 'free'].map((state) => boxesIn(svg, state));
    expect([skipped?.length, used?.length]).toEqual([3, 6]);
    expect((free?.length ?? 0) + 9).toBe(sheet.labels.length);
    const fourth = sheet.labels[3]!;
    expect(used?.[0]).toMatch(
      new RegExp(`^${Math.round(fourth.x * 100) / 100} ${Math.round(fourth.y * 100) / 100}h`),
    );
    expect(boxesIn(svg, 'symbols')).toHaveLength(6);
  });

  test('is told to who cannot see it, and brings no style of its own past the policy', () => {
    const sheet = preview('a4-24');
    const pictures = [
      renderToString(<SheetPicture {...sheet} label="24 nhãn" />),
      renderToString(<StampPicture stamp={sheet.stamp} label="một tem" />),
      renderToString(<PaperPicture page={sheet.page} labels={previewLabels(findStock('a4-24'))} />),
    ];
    expect(pictures[0]).toContain('role="img" aria-label="24 nhãn"');
    expect(pictures[2]).toContain('aria-hidden="true"');
    for (const svg of pictures) expect(svg).not.toMatch(/style=|<style|<script/);
  });

  test('stays small: a sheet of 65 labels is under 8 KB', () => {
    const sheet = preview('a4-65');
    const svg = renderToString(<SheetPicture {...sheet} symbol={sheet.stamp.symbol} label="tờ" />);
    expect(svg.length).toBeLessThan(8_000);
  });
});

describe('the picture of a stamp', () => {
  test('has every word of the stamp, as long as the paper sets it, and text stays text', () => {
    const face = { ...HONEY, productName: '<script>alert(1)</script> & "mật"' };
    const wish = { origin, form: 'full', gtin: null, dpi: 300, start: 1, count: 1, face } as const;
    const { stamp } = previewSheet({ ...wish, stock: findStock('a4-24') });
    const svg = renderToString(<StampPicture stamp={stamp} label="một tem" />);
    expect(svg).not.toContain('<script>');
    for (const { x, baseline, width } of stamp.texts) {
      const at = (mm: number) => Math.round(mm * 100) / 100;
      expect(svg).toContain(`x="${at(x)}" y="${at(baseline)}"`);
      expect(svg).toContain(`textLength="${at(width)}"`);
    }
  });
});

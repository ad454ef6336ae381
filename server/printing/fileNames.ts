import type { PinContent } from '#core/pin';
import type { HouseRun } from './houseRun.ts';

/** Letters and digits that every file system takes. */
export function plain(text: string): string {
  const ascii = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return ascii
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** Paper of the table by its name; measures would be no name. */
export function paperOf(stock: string): string {
  return stock.length <= 20 ? plain(stock) : 'giay-rieng';
}

/** What a file's name begins with: whoever sees it knows whether PINs are in it. */
export const HOLDS: Readonly<Record<PinContent, string>> = {
  stamps: 'tem',
  both: 'tem-kem-PIN',
  pins: 'ma-PIN',
};

/** Names of a run's files in a folder, the parts but for number and ending: what is in them, so that other files of the same batch have other names. */
export function houseNames({ batch, placed, printed }: Pick<HouseRun, 'batch' | 'placed' | 'printed'>): {
  readonly part: string;
  readonly manifest: string;
} {
  const { stock, start, content = 'stamps', format } = printed;
  const begun = start > 1 ? [`tu-nhan-${start}`] : [];
  const paper = placed ? [paperOf(stock), ...begun] : [];
  const what = [batch.id, ...paper, format].join('-');
  const holds = HOLDS[content];
  return {
    part: `${holds}-${what}`,
    manifest: `bang-ke-${content === 'stamps' ? '' : `${holds}-`}${what}.json`,
  };
}

/** A photo as it is kept: its SHA-256 in hex and its size in pixels. */
export interface PagePhoto {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

/** One pack size as shoppers read it. */
export interface PageVariant {
  readonly name: string;
  readonly gtin: string | null;
}

/** What a producer tells shoppers of a product, beside and never instead of what the register says. */
export interface ProductPage {
  /** Plain text; a blank line parts paragraphs. */
  readonly story: string | null;
  readonly standards: string | null;
  readonly photo: PagePhoto | null;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly variants: readonly PageVariant[];
}

/** The parts of a page in the order shoppers see them. */
export const PAGE_PARTS = [
  'photo',
  'story',
  'standards',
  'variants',
  'contactName',
  'phone',
  'website',
] as const satisfies readonly (keyof ProductPage)[];
export type PagePart = (typeof PAGE_PARTS)[number];

/** A page nobody has written yet. */
export const EMPTY_PAGE: ProductPage = {
  story: null,
  standards: null,
  photo: null,
  contactName: null,
  phone: null,
  website: null,
  variants: [],
};

/** The parts in which two pages differ, in the order shoppers see them; no page is an empty one. */
export function changedParts(before: ProductPage | null, after: ProductPage): PagePart[] {
  const from = before ?? EMPTY_PAGE;
  return PAGE_PARTS.filter((part) => JSON.stringify(from[part]) !== JSON.stringify(after[part]));
}

/** The paragraphs of a plain text, blank lines between them; none of an empty one. */
export function paragraphsOf(text: string | null): string[] {
  return (text ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

const HASH = /^[0-9a-f]{64}$/;

/** True for a SHA-256 in lower-case hex: the only name a photo has. */
export function isPhotoHash(text: string): boolean {
  return HASH.test(text);
}

/** Where a photo is served from; what it holds never changes under one address. */
export function photoPath(hash: string): string {
  return `/photos/${hash}.webp`;
}

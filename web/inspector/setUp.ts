/** What the QR that sets a phone up carries: a token that works once, and the root of trust to pin. */
export interface SetUp {
  readonly token: string;
  readonly rootKid: string;
}

const SET_UP = /^#setup=([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

/** Reads the part of an address after `#`; undefined for any other. */
export function parseSetUp(hash: string): SetUp | undefined {
  const [, token, rootKid] = SET_UP.exec(hash) ?? [];
  return token && rootKid ? { token, rootKid } : undefined;
}

/** Reads a whole scanned address, of this very house only. */
export function parseSetUpCode(text: string, origin: string): SetUp | undefined {
  const start = `${origin}/inspector/`;
  return text.startsWith(`${start}#`) ? parseSetUp(text.slice(start.length)) : undefined;
}

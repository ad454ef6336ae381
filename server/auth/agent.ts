const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Cốc Cốc', /\bcoc_coc_browser\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
];

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

const nameIn = (known: typeof BROWSERS, header: string) => known.find(([, sign]) => sign.test(header))?.[0];

/** Browser and system in a few words, by which a person knows their own sessions; empty where none is known. */
export function agentOf(userAgent: string | undefined): string {
  const header = (userAgent ?? '').slice(0, 400);
  return [nameIn(BROWSERS, header), nameIn(SYSTEMS, header)].filter(Boolean).join(' · ');
}

/** One entry of the build's manifest. */
export interface BuiltEntry {
  readonly file: string;
  readonly name?: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

/** The inspector's app as it was built. */
export interface InspectorAssets {
  readonly script: string;
  readonly style: string;
  readonly icons: { readonly svg: string; readonly small: string; readonly large: string };
  /** Everything the app can come to need, by address: with these it works without a network. */
  readonly files: readonly string[];
  /** The service worker's script, before the list of files is written into it. */
  readonly worker: string;
}

const FOLDER = 'web/inspector';

/** Every file an entry leads to, at once or later. */
function reached(manifest: Readonly<Record<string, BuiltEntry>>, key: string, seen: Set<string>): string[] {
  const entry = manifest[key];
  if (!entry || seen.has(key)) return [];
  seen.add(key);
  const next = [...(entry.imports ?? []), ...(entry.dynamicImports ?? [])];
  const own = [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])];
  return [...own, ...next.flatMap((one) => reached(manifest, one, seen))];
}

/** Finds the inspector's app among what was built; null where it was not. */
export function findInspector(
  manifest: Readonly<Record<string, BuiltEntry>>,
  address: (file: string | undefined) => string,
  bytesOf: (file: string) => Uint8Array | undefined,
): InspectorAssets | null {
  const main = manifest[`${FOLDER}/main.tsx`];
  const worker = bytesOf(manifest[`${FOLDER}/sw.ts`]?.file ?? '');
  if (!main || !worker) return null;
  const icon = (name: string) => address(manifest[`${FOLDER}/icons/${name}`]?.file);
  const icons = { svg: icon('icon.svg'), small: icon('icon-192.png'), large: icon('icon-512.png') };
  const files = reached(manifest, `${FOLDER}/main.tsx`, new Set()).map(address);
  return {
    script: address(main.file),
    style: address(main.css?.[0]),
    icons,
    files: [...new Set([...files, ...Object.values(icons)])].sort(),
    worker: new TextDecoder().decode(worker),
  };
}

import { mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatManifest, type Manifest, type ManifestFile, parseManifest } from '#core/manifest';
import { holdsPins } from '#core/pin';
import { Refusal } from '#core/refusal';
import { hashOf } from '../files/fileHash.ts';
import { writeWhole } from '../files/wholeFile.ts';
import type { Progress } from '../progress.ts';
import { houseNames } from './fileNames.ts';
import { type HouseRun, housePartsOf, manifestOf, partOfRun, rangeOf } from './houseRun.ts';
import { runPrint } from './run.ts';

/** What was written for a print house. */
export interface HouseFiles {
  readonly manifest: Manifest;
  /** Files that stood there whole and were kept. */
  readonly kept: number;
}

interface Writing extends Progress {
  /** Whoever reads the files knows what nobody else may. */
  readonly secret: boolean;
}

/** Where a run goes: one file, perhaps with its manifest beside it, or a folder, which always has one. */
export interface HousePlace {
  readonly out: string;
  readonly folder: boolean;
  readonly manifest: boolean;
}

/** What was written for a print house, and where its manifest is. */
export interface HouseWritten extends HouseFiles {
  readonly manifestPath: string | undefined;
}

/** Writes a run into a file or a folder; throws what `writeWhole` and `runPrint` throw. */
export async function writeHouse(
  house: HouseRun,
  { out, folder, manifest }: HousePlace,
  progress: Progress,
): Promise<HouseWritten> {
  const writing = { ...progress, secret: holdsPins(house.printed.content) };
  if (folder) {
    const written = await writeHouseFolder(house, out, writing);
    return { ...written, manifestPath: join(out, houseNames(house).manifest) };
  }
  const written = await writeHouseFile(house, out, writing);
  const manifestPath = manifest ? `${out}.bang-ke.json` : undefined;
  if (manifestPath) await writeManifest(manifestPath, written.manifest);
  return { ...written, manifestPath };
}

/** Writes a run into one file, whole or not at all. */
async function writeHouseFile(house: HouseRun, path: string, writing: Writing): Promise<HouseFiles> {
  const file = await writeOne(house, path, writing, 0);
  return { manifest: manifestOf(house, [file]), kept: 0 };
}

async function writeOne(
  house: HouseRun,
  path: string,
  { onProgress, signal, secret }: Writing,
  before: number,
): Promise<ManifestFile> {
  const watch = {
    onProgress: (done: number) => onProgress?.(before + done, house.batch.quantity),
    ...(signal ? { signal } : {}),
  };
  await writeWhole(path, (out) => runPrint({ ...house.run, ...watch, out }), { secret });
  const { size } = await stat(path);
  return { name: basename(path), size, ...rangeOf(house.run), sha256: await hashOf(path) };
}

/** Writes a manifest, whole or not at all. */
async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  await writeWhole(path, async (out) => void out.write(formatManifest(manifest)));
}

/** The manifest at a path; undefined where none is or what stands there is none. */
export async function readManifestFile(path: string): Promise<Manifest | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return parseManifest(text);
}

const ENDING = { csv: 'csv', ndjson: 'ndjson', svg: 'zip' } as const;

/**
 * Writes a run into a folder, a file a part, and its manifest. Broken off at any point and begun again it goes on where
 * it was: a hidden manifest tells of the files made so far, and one that still is what it says is not made again. Throws
 * `folder-of-other-print` where files of the same names and their manifest stand there that are of another run.
 */
export async function writeHouseFolder(
  house: HouseRun,
  folder: string,
  { most, ...writing }: Writing & { readonly most?: number },
): Promise<HouseFiles> {
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new Refusal('output-not-writable', { path: folder });
  });
  const name = houseNames(house).manifest;
  await refuseOther(house, join(folder, name));
  const soFar = join(folder, `.${name}`);
  const known = await knownFiles(house, [soFar, join(folder, name)]);
  const files: ManifestFile[] = [];
  let [kept, done] = [0, 0];
  for (const [index, part] of housePartsOf(house, most).entries()) {
    const path = join(folder, partName(house, index));
    const one = partOfRun(house, part);
    const whole = await wholeFile(known.get(basename(path)), one, path);
    files.push(whole ?? (await writeOne(one, path, writing, done)));
    done += part.count;
    if (whole) kept++;
    else await writeManifest(soFar, manifestOf(house, files));
  }
  const manifest = manifestOf(house, files);
  await refuseOther(house, join(folder, name));
  await writeManifest(join(folder, name), manifest);
  await unlink(soFar).catch(() => undefined);
  return { manifest, kept };
}

/** Throws `folder-of-other-print`. */
async function refuseOther({ id }: HouseRun, path: string): Promise<void> {
  const stands = await stat(path).catch(() => undefined);
  if (stands && (await readManifestFile(path))?.run !== id)
    throw new Refusal('folder-of-other-print', { path });
}

function partName(house: HouseRun, index: number): string {
  const ending = ENDING[house.run.format as keyof typeof ENDING];
  return `${houseNames(house).part}-${String(index + 1).padStart(3, '0')}.${ending}`;
}

/** What an earlier run of the very same bytes made, by name. */
async function knownFiles({ id }: HouseRun, paths: readonly string[]): Promise<Map<string, ManifestFile>> {
  const known = new Map<string, ManifestFile>();
  for (const path of paths) {
    const manifest = await readManifestFile(path);
    if (manifest?.run === id) for (const file of manifest.files) known.set(file.name, file);
  }
  return known;
}

/** What is known of a file, where it holds this part and still is what was said of it. */
async function wholeFile(
  file: ManifestFile | undefined,
  { run }: HouseRun,
  path: string,
): Promise<ManifestFile | undefined> {
  const { first, count } = rangeOf(run);
  if (file?.first !== first || file.count !== count) return undefined;
  const found = await stat(path).catch(() => undefined);
  const same = found?.isFile() === true && found.size === file.size && (await hashOf(path)) === file.sha256;
  return same ? file : undefined;
}

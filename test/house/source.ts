import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A piece of syntax, as ESTree names it; what a rule looks at is found by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** One source file, parsed. */
export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

/** One import of a file: of what, where it leads in this project if it does, and where it stands. */
export interface Import {
  readonly from: Source;
  readonly specifier: string;
  readonly target: string | null;
  readonly at: number;
}

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', 'coverage', 'migrations']);

/** Every file under a folder of the project, from the root, in one order. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

/** Parses one file's text; throws where it is no TypeScript. */
export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, program: program as unknown as Node, comments };
}

/** Every TypeScript file of the rooms and the tests. */
export const sources: readonly Source[] = ['db', 'labels', 'server', 'test', 'web']
  .flatMap(listFiles)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => parse(path, readFileSync(join(ROOT, path), 'utf8')));

/** The files of the house itself, without its tests. */
export const rooms = sources.filter(({ path }) => !path.startsWith('test/'));

/** Every node of a tree, outermost first. */
export function* nodesOf(root: Node): Generator<Node> {
  yield root;
  for (const value of Object.values(root)) {
    const children = Array.isArray(value) ? value : [value];
    for (const child of children) if (isNode(child)) yield* nodesOf(child);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The line of a place in a text, from 1. */
export function lineOf(source: Source, at: number): number {
  return source.text.slice(0, at).split('\n').length;
}

/** `path:line what`, as an editor opens it. */
export function offence(source: Source, at: number, what: string): string {
  return `${source.path}:${lineOf(source, at)} ${what}`;
}

const ALIASES: Readonly<Record<string, string>> = {
  '#core/': 'server/core/',
  '#db/': 'db/',
  '#labels/': 'labels/',
  '#server/': 'server/',
  '#web/': 'web/',
  '#test/': 'test/',
};

function targetOf(from: Source, specifier: string): string | null {
  if (specifier.startsWith('.')) {
    // What stands after `?` tells the build what to make of the file.
    const [file = ''] = specifier.split('?');
    return relative(ROOT, resolve(ROOT, dirname(from.path), file)).replaceAll('\\', '/');
  }
  const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
  if (alias === undefined) return null;
  const path = `${ALIASES[alias]}${specifier.slice(alias.length)}`;
  return existsSync(join(ROOT, path)) ? path : `${path}.ts`;
}

function specifierOf(node: Node): string | undefined {
  const source = node.source ?? (node.type === 'TSImportType' ? node.argument : undefined);
  const literal = isNode(source) && source.type === 'TSLiteralType' ? source.literal : source;
  return isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined;
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** Every import and re-export of a file, static, dynamic or of types only. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(source.program)) {
    const specifier = IMPORTING.has(node.type) ? specifierOf(node) : undefined;
    if (specifier === undefined) continue;
    found.push({ from: source, specifier, target: targetOf(source, specifier), at: node.start });
  }
  return found;
}

/** The room a file belongs to; the core is a room of its own. */
export function roomOf(path: string): string {
  return path.startsWith('server/core/') ? 'core' : (path.split('/')[0] ?? '');
}

/** A package's name without what is taken from inside it: `hono` of `hono/cookie`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

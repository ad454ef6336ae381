import { isNode, type Node } from './source.ts';

// What the rules look for, as syntax; `rules.test.ts` shows that each sees what it is for.

export function isMember(node: Node, object: string, ...properties: string[]): boolean {
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return false;
  const name = node.property.name ?? node.property.value;
  return node.object.name === object && properties.includes(String(name));
}

export function isEnvironment(node: Node): boolean {
  const imported = node.type === 'ImportSpecifier' && isNode(node.imported) ? node.imported.name : undefined;
  return isMember(node, 'process', 'env') || imported === 'env';
}

export function isClock(node: Node): boolean {
  const isDate = isNode(node.callee) && node.callee.name === 'Date';
  if (node.type === 'NewExpression') return isDate && (node.arguments as unknown[]).length === 0;
  if (node.type === 'CallExpression') return isDate;
  return isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now', 'timeOrigin');
}

const NAMES_OF_DICE = ['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'webcrypto'];

export function isDice(node: Node): boolean {
  if (node.type === 'ImportSpecifier')
    return isNode(node.imported) && NAMES_OF_DICE.includes(String(node.imported.name));
  return isMember(node, 'Math', 'random') || isMember(node, 'crypto', 'getRandomValues', ...NAMES_OF_DICE);
}

export function isAny(node: Node): boolean {
  return node.type === 'TSAnyKeyword';
}

export function isClaim(node: Node): boolean {
  return node.type === 'TSNonNullExpression';
}

export function isRawSql(node: Node): boolean {
  return isMember(node, 'sql', 'raw');
}

export function isAlone(node: Node): boolean {
  return ['test', 'it', 'describe'].some((name) => isMember(node, name, 'only'));
}

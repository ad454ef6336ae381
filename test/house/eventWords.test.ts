import { describe, expect, test } from 'vitest';
import { DECISION_KINDS } from '#core/decision';
import { eventsText } from '#web/text/events.ts';
import { isNode, type Node, nodesOf, offence, rooms, type Source } from './source.ts';

type Part = 'verb' | 'noun';

/** Names that are not written out where the event is, and every word they may stand for. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  which: ['suspend', 'resume'],
  'input.kind': DECISION_KINDS,
};

/** Sources that write events: all of them go through one function, or through a decision's stage. */
const writers = rooms.filter(
  ({ path, text }) => path.startsWith('server/') && /writeEvent\(|stage\.note\(/.test(text),
);

/** The words an expression may be; undefined where they do not stand there. */
function wordsOf(value: unknown, source: Source): readonly string[] | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal') return [String(value.value)];
  const either = [value.consequent, value.alternate];
  if (value.type === 'ConditionalExpression') {
    const [one, other] = either.map((part) => wordsOf(part, source));
    return one && other && [...one, ...other];
  }
  const known = STANDS_FOR[source.text.slice(value.start, value.end)];
  return known ?? (value.type === 'Identifier' ? declared(value, source) : undefined);
}

function declared({ name }: Node, source: Source): readonly string[] | undefined {
  for (const node of nodesOf(source.program)) {
    const named = node.type === 'VariableDeclarator' && isNode(node.id) && node.id.name === name;
    const words = named ? wordsOf(node.init, source) : undefined;
    if (words) return words;
  }
  return undefined;
}

/** What stands for a verb or noun in one node: a property of an event, or an argument of a stage's note. */
function valueIn(node: Node, part: Part): unknown {
  const isNote =
    node.type === 'CallExpression' &&
    isNode(node.callee) &&
    isNode(node.callee.property) &&
    node.callee.property.name === 'note';
  if (isNote) return (node.arguments as unknown[])[part === 'verb' ? 0 : 1];
  const isIt = node.type === 'Property' && isNode(node.key) && node.key.name === part;
  return isIt ? node.value : undefined;
}

/** A note passes on what it was given. */
const PASSES_ON = 'server/proposals/decisionStage.ts';

function written(part: Part) {
  const words = new Set<string>();
  const unread: string[] = [];
  for (const source of writers.filter(({ path }) => path !== PASSES_ON)) {
    for (const node of nodesOf(source.program)) {
      const value = valueIn(node, part);
      const found = value === undefined ? [] : wordsOf(value, source);
      for (const word of found ?? []) words.add(word);
      if (!found) unread.push(offence(source, node.start, `a ${part} that stands nowhere`));
    }
  }
  return { words: [...words].sort(), unread };
}

describe.each(['verb', 'noun'] as const)('every %s of an event', (part) => {
  const { words, unread } = written(part);

  test('is written out in the sources', () => {
    expect(unread).toEqual([]);
    expect(words.length).toBeGreaterThan(20);
  });

  test.each(['vi', 'en'] as const)('has its words in %s', (lang) => {
    const text = eventsText(lang);
    const known = part === 'verb' ? text.verbs : text.nouns;
    expect(words.filter((word) => !Object.hasOwn(known, word))).toEqual([]);
  });
});

/** Values a text may show, by the names of its placeholders. */
export type Values = Readonly<Record<string, string | undefined>>;

/** What stands where a text names a value that nobody gave. */
const MISSING = '…';

const SLOT = /\[([^\]]*)\]|\{(\w+)\}/g;
const NAME = /\{(\w+)\}/g;

/**
 * Puts values into a text: `{name}` is a value, and `[… {name} …]` a part left out when any value in it is
 * missing. What a value holds is never read as a placeholder again.
 */
export function fill(template: string, values: Values): string {
  return template.replace(SLOT, (_slot, part: string | undefined, name: string) =>
    part === undefined ? (values[name] ?? MISSING) : fillPart(part, values),
  );
}

function fillPart(part: string, values: Values): string {
  let whole = true;
  const filled = part.replace(NAME, (_slot, name: string) => {
    whole &&= values[name] !== undefined;
    return values[name] ?? MISSING;
  });
  return whole ? filled : '';
}

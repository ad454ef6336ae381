import { pairs } from './text/pairs.ts';

const actorText = pairs({
  cli: ['lệnh trên máy chủ', 'command on the server'],
  temgoc: ['hệ thống', 'the system'],
  shopper: ['người quét tem', 'a shopper'],
});

/** Who did something: a person by name; the machine's own accounts in words. */
export function actorName(lang: 'vi' | 'en', name: string): string {
  const text = actorText(lang);
  return name === 'cli' || name === 'temgoc' || name === 'shopper' ? text[name] : name;
}

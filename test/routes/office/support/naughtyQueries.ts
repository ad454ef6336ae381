const PIECES = [
  "' OR '1'='1",
  '"; DROP TABLE products;--',
  '1) UNION SELECT sealed FROM keys--',
  '%',
  '_',
  '\\',
  '\0',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  '１２３',
  '٣',
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
  '😀'.repeat(40),
  'ệ'.normalize('NFD').repeat(90),
  ' '.repeat(50),
];

/** As many hostile texts as asked, no two alike. */
export function naughtyTexts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const one = PIECES[i % PIECES.length] ?? '';
    const turn = Math.floor(i / PIECES.length);
    return turn === 0 ? one : `${one}${PIECES[(i * 7 + turn) % PIECES.length]}${turn}`;
  });
}

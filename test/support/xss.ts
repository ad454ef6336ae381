import Database from 'better-sqlite3';

/** Forty ways in which text has become a program somewhere; each would open a dialog. */
export const XSS_PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover=alert(1) autofocus onfocus=alert(1) x='",
  '" autofocus onfocus=alert(1) x="',
  '" onpointerover="alert(1)',
  '<svg onload=alert(1)>',
  '<svg><script>alert&#40;1&#41;</script>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mtext></p><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<iframe src="javascript:alert(1)">',
  '<object data="javascript:alert(1)">',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:alert(1)',
  '<base href="javascript:alert(1)//">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<marquee onstart=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '\u0024{alert(1)}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '\u2028<img src=x onerror=alert(1)>\u202E',
];

/** Every column that holds what a person typed, and pages show. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  producers: ['name', 'phone', 'email', 'tax_code'],
  producer_names: ['name'],
  products: ['name'],
  variants: ['name'],
  authorities: ['name'],
  areas: ['name'],
  decisions: ['number_text'],
  recognitions: ['certificate_text', 'producer_name_certified', 'address_certified', 'criteria_version'],
  withdrawals: ['reason', 'clause', 'article', 'document'],
  imports: ['file_name'],
  files: ['name'],
  possible_matches: ['reason'],
  lots: ['number', 'unit', 'place'],
  stamp_acts: ['reason'],
  stamp_counts: ['note'],
  printer_profiles: ['name'],
  own_stocks: ['name'],
  proposals: ['title', 'decided_reason'],
  product_pages: ['story', 'standards', 'contact_name', 'phone', 'website'],
  notices: ['mail_problem', 'email'],
  users: ['name'],
  sessions: ['agent'],
  passkeys: ['name'],
  invitations: ['name', 'email'],
  batches: ['issued_by'],
  clone_signals: ['reason', 'checked_by'],
  devices: ['name', 'revoked_reason'],
  provisionings: ['name'],
  inspections: ['shop', 'place'],
  tip_offs: ['place', 'note', 'contact', 'answer', 'closed_reason'],
};

/** A report whose every text is hostile, and which can still be read. */
function hostileReport(text: string): string {
  const [shop = '', place = '', name = '', ...more] = XSS_PAYLOADS.map((one) => one.replace(/\p{Cc}/gu, ' '));
  const report = JSON.parse(text) as { signature: object | null };
  const counted = more.map((what) => ({ what: what.slice(0, 200), count: 1, unit: what.slice(0, 40) }));
  const signature = report.signature && { ...report.signature, name };
  return JSON.stringify({ ...report, shop, place, counted, findings: more.join('\n'), signature });
}

/** Every text in a register of tests becomes hostile, as if no form had ever looked at it. */
export function poison(databasePath: string): number {
  const sqlite = new Database(databasePath);
  const triggers = sqlite
    .prepare("select name from sqlite_schema where type = 'trigger'")
    .pluck()
    .all() as string[];
  for (const name of triggers) sqlite.exec(`drop trigger "${name}"`);
  const all = XSS_PAYLOADS.join(' ');
  let poisoned = 0;
  for (const [table, columns] of Object.entries(TYPED)) {
    for (const column of columns) {
      const unique = sqlite.prepare(`update "${table}" set "${column}" = ? || ' ' || rowid`);
      poisoned += unique.run(all).changes;
    }
  }
  const json = JSON.stringify({ [all]: all });
  for (const [table, column] of [
    ['events', 'before'],
    ['events', 'after'],
    ['entries', 'raw'],
  ]) {
    poisoned += sqlite.prepare(`update "${table}" set "${column}" = ?`).run(json).changes;
  }
  // What was found and what is asked for both show.
  sqlite.exec("update clone_signals set finding = 'copied', checked_at = at");
  const reports = sqlite.prepare('select id, report from inspections').all() as {
    id: string;
    report: string;
  }[];
  for (const { id, report } of reports) {
    sqlite.prepare('update inspections set report = ? where id = ?').run(hostileReport(report), id);
  }
  sqlite.close();
  return poisoned;
}

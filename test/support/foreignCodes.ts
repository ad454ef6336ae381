import { diceOf } from './madeUpRegister.ts';

// QR texts that people meet and that are no stamp of ours, all made up and always the same: a test holds
// `test/vectors/foreign-codes.json` to what is written here.

type Dice = ReturnType<typeof diceOf>;

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NAMES = ['Nguyễn Văn Mẫu', 'Trần Thị Thử', 'Lê Giả Định', 'Phạm Ví Dụ', 'Hoàng Minh Họa'];
const SHOPS = ['cua-hang-mau', 'cho-thu', 'dac-san-gia-dinh', 'vi-du-shop', 'nong-san-thu'];

const letters = ({ below }: Dice, alphabet: string, length: number) =>
  Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
const digits = (dice: Dice, length: number) => letters(dice, '0123456789', length);

/** A GTIN-14 of a shop's own range, which no firm has. */
function gtin(dice: Dice): string {
  const body = `02${digits(dice, 11)}`;
  let sum = 0;
  for (let i = 0; i < 13; i++) sum += Number(body[i]) * (i % 2 === 0 ? 3 : 1);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

const tlv = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`;

/** A transfer by VietQR, as EMVCo writes it; the checksum is any four digits. */
function vietQr(dice: Dice): string {
  const account = tlv('00', '970400') + tlv('01', digits(dice, 12));
  const bank = tlv('38', tlv('00', 'A000000727') + tlv('01', account) + tlv('02', 'QRIBFTTA'));
  const amount = dice.roll() < 0.5 ? tlv('54', `${1 + dice.below(900)}000`) : '';
  const what = tlv('62', tlv('08', `mua hang ${digits(dice, 4)}`));
  return `${tlv('00', '01')}${tlv('01', '12')}${bank}${tlv('53', '704')}${amount}${tlv('58', 'VN')}${what}6304${letters(dice, '0123456789ABCDEF', 4)}`;
}

const vCard = (dice: Dice) =>
  `BEGIN:VCARD\nVERSION:3.0\nFN:${dice.pick(NAMES)}\nTEL:0900${digits(dice, 6)}\nEMAIL:a${digits(dice, 3)}@vi-du.example\nEND:VCARD`;
const calendar = (dice: Dice) =>
  `BEGIN:VEVENT\nSUMMARY:Hội chợ ${digits(dice, 2)}\nDTSTART:20261${dice.below(3)}01T080000Z\nEND:VEVENT`;

/** An address that would be taken for ours at a glance. */
function lure(dice: Dice): string {
  const path = `/s/0100000${digits(dice, 5)}`;
  const hosts = [
    'https://ocop.vn.xac-minh.example',
    'https://ocop-vn.example',
    'https://0cop.vn',
    'https://ocоp.vn',
    'https://ocop。vn',
    'https://ｏcop.vn',
    'https://ocop.vn@nhan-qua.example',
    'https://ocop.vn:8443',
    'http://ocop.vn',
    'HTTPS://OCOP.VN',
    'https://ocop.vn\\@nhan-qua.example',
    'https://ocop.vn%2enhan-qua.example',
    'https://xn--ocp-hoa.vn',
    'https://ocop.vn.',
    'https://www.ocop.vn',
    'ocop.vn',
    '//ocop.vn',
    'https:/ocop.vn',
  ];
  return `${dice.pick(hosts)}${path}`;
}

/** Kinds of codes and how many of each are in the pile: 581 together. */
const KINDS: readonly [count: number, kind: string, make: (dice: Dice) => string][] = [
  [40, 'health pass (HC1)', (d) => `HC1:${letters(d, BASE45, 250 + d.below(300))}`],
  [30, 'health card (SHC)', (d) => `shc:/${digits(d, 400 + d.below(900))}`],
  [40, 'Wi-Fi', (d) => `WIFI:T:WPA;S:Quan ${digits(d, 3)};P:${letters(d, BASE64, 10)};;`],
  [70, 'bank transfer', vietQr],
  [60, 'GS1 link of others', (d) => `https://id.${d.pick(SHOPS)}.example/01/${gtin(d)}/21/${digits(d, 12)}`],
  [
    20,
    'GS1 link with lot',
    (d) => `https://example.org/01/${gtin(d)}/10/L${digits(d, 4)}?17=27${digits(d, 4)}`,
  ],
  [20, 'GS1 element text', (d) => `01${gtin(d)}17271231${'10'}L${digits(d, 4)}\u001d21${digits(d, 8)}`],
  [35, 'visiting card', vCard],
  [12, 'meeting', calendar],
  [
    20,
    'second proof',
    (d) =>
      `otpauth://totp/Vi%20du:${digits(d, 4)}?secret=${letters(d, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32)}`,
  ],
  [64, 'look-alike', lure],
  [30, 'bare barcode', (d) => gtin(d).slice(1)],
  [12, 'ID card', (d) => `0${digits(d, 11)}||${d.pick(NAMES)}|01011990|Nam|Thôn Ví Dụ|01012021`],
  [20, 'shop', (d) => `https://${d.pick(SHOPS)}.example/san-pham/${digits(d, 6)}?utm_source=qr`],
  [12, 'phone', (d) => `tel:+84900${digits(d, 6)}`],
  [10, 'message', (d) => `SMSTO:+84900${digits(d, 6)}:OCOP ${digits(d, 4)}`],
  [8, 'mail', (d) => `mailto:a${digits(d, 3)}@vi-du.example?subject=OCOP`],
  [10, 'place', (d) => `geo:21.${digits(d, 5)},105.${digits(d, 5)}`],
  [
    20,
    'JSON',
    (d) => JSON.stringify({ product: gtin(d), lot: `L${digits(d, 3)}`, sig: letters(d, BASE64, 40) }),
  ],
  [10, 'script', (d) => `javascript:alert(${digits(d, 6)})`],
  [6, 'data', (d) => `data:text/html,<script>${digits(d, 3)}</script>`],
  [
    20,
    'bytes',
    (d) => Array.from({ length: 30 + d.below(60) }, () => String.fromCharCode(d.below(256))).join(''),
  ],
  [4, 'very long', (d) => letters(d, BASE64, 2900)],
  [8, 'words', (d) => `Hàng Việt Nam chất lượng cao ${digits(d, 3)}`],
];

/** One code of the pile. */
export interface ForeignCode {
  readonly kind: string;
  readonly text: string;
}

/** The pile, the same in every run. */
export function foreignCodes(): ForeignCode[] {
  const dice = diceOf(581);
  return KINDS.flatMap(([count, kind, make]) =>
    Array.from({ length: count }, () => ({ kind, text: make(dice) })),
  );
}

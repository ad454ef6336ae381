import { refusals } from './text.en.refusals.ts';
import type { Text } from './text.vi.ts';

const headlines: Text['headlines'] = {
  'in-force': {
    title: 'Recognition in force',
    detail: 'OCOP product, {star}; the certificate is valid to the end of {validTo}.',
  },
  ending: {
    title: 'Recognition in force, ending soon',
    detail: 'OCOP product, {star}; the certificate is valid to the end of {validTo}.',
  },
  lapsed: {
    title: 'The certificate has lapsed',
    detail: 'Recognised when the stamp was issued; the certificate ended on {validTo}.',
  },
  superseded: {
    title: 'It holds another star rating now',
    detail:
      'Recognised with {star} when the stamp was issued; the product is recognised with {starToday} now.',
  },
  withdrawn: {
    title: 'Recognition withdrawn',
    detail:
      'Since {withdrawnOn} this is no longer an OCOP product[, by decision {withdrawalNumber}, {withdrawalAuthority}][ (clause {clause}, article {article})].[ Reason: {reason}.]',
  },
  'safety-withdrawn': {
    title: 'Safety warning: do not use',
    detail:
      'Recognition was withdrawn for safety on {withdrawnOn}[, by decision {withdrawalNumber}, {withdrawalAuthority}].[ Reason: {reason}.] Please do not use this product.',
  },
  recalled: {
    title: 'Product recalled: do not use',
    detail:
      'Goods with this stamp are being recalled[ since {stampOn}].[ Reason: {stampReason}.] Please return them.',
  },
  void: {
    title: 'This stamp was voided',
    detail:
      'The OCOP office voided this stamp[ on {stampOn}].[ Reason: {stampReason}.] A voided stamp may not be on goods for sale.',
  },
  spent: {
    title: 'This stamp’s PIN was opened before',
    detail:
      'The PIN under its scratch layer was opened[ at {stampAt}]: if that was you, all is well. If you just bought it and the layer is still whole, ask the seller.',
  },
  'copies-alarm': {
    title: 'This code is scanned unusually often',
    detail:
      'Check the PIN under the scratch layer if the stamp has one, compare product and lot with the pack, and ask the seller.',
  },
  'copies-watch': {
    title: 'Recognised; scans look unusual',
    detail:
      'This code is scanned more than usual, perhaps only because its picture was shared. Compare product and lot with the pack.',
  },
  record: {
    title: 'A record of a stamp, not a proof',
    detail:
      'This address carries no seal, so it proves nothing: anyone can type it. To check, scan the QR code printed on the stamp itself.',
  },
  'not-recognised-at-issue': {
    title: 'Not recognised when the stamp was issued',
    detail: 'On the day of issue ({issuedOn}) the product had no recognition in force.',
  },
  'unknown-batch': {
    title: 'No batch of stamps holds this code',
    detail: '{unknownBatch}',
  },
  forged: {
    title: 'This stamp code is not valid',
    detail: '{why} Do not rely on this stamp, and please tell the OCOP office where it was sold.',
  },
  foreign: {
    title: 'Not a stamp of this system',
    detail:
      'This address belongs to somebody else. Stamps of the OCOP office begin with {origin}/ – look closely before you trust one.',
  },
  unreadable: {
    title: 'This is no readable stamp code',
    detail:
      'It is not a whole stamp code. Wipe the stamp and scan again, or type the code printed on the stamp beside the QR.',
  },
  'signed-only': {
    title: 'Code issued by the OCOP office',
    detail:
      'The seal is right, but the register could not be asked: whether recognition is in force is not known.',
  },
};

const facts: Pick<
  Text,
  'origin' | 'originReason' | 'unknownBatch' | 'originUnknownBatch' | 'recognition' | 'stamp' | 'copies'
> = {
  origin: {
    signed: 'Issued by the OCOP office: the digital seal is right.',
    mac: 'Issued by the OCOP office: the eight check digits are right.',
    record: 'Typed or without a seal: proves nothing.',
    forged: 'Not valid.',
    foreign: 'Not a code of this system.',
    unreadable: 'Cannot be read.',
  },
  originReason: {
    'seal-wrong': 'The seal does not match: the office did not issue this code, or it was altered.',
    'mac-wrong': 'The check digits do not match: the office did not issue this code, or it was mistyped.',
    'mac-needs-server': 'A small stamp can be checked only online.',
    'key-unknown': 'The OCOP office has no signing key with the number in this code.',
    'key-compromised': 'The signing key of this code was exposed, and no batch from before then holds it.',
    'key-needs-register':
      'The signing key of this code was exposed; only the office’s register can tell whether the code is from before.',
    'key-after-data':
      'This device has no key of that number yet; the key may be newer than the data here. Sync again; if it says so still, the office did not issue this code.',
    'batch-after-data':
      'This batch is not in the data on this device; the stamp may be newer than it. Sync again.',
    'host-unknown': 'The address belongs to somebody else.',
    'not-a-stamp': 'It does not have the form of a stamp code.',
  },
  unknownBatch: {
    signed:
      'The seal is right, but the register has no such batch of stamps. Do not rely on the stamp, and please tell the OCOP office.',
    mac: 'The check digits are right, but the register has no such batch of stamps. Do not rely on the stamp, and please tell the OCOP office.',
    record:
      'The register has no batch with this code. If you typed the code, type it again; best of all, scan the QR code on the stamp.',
  },
  originUnknownBatch: {
    signed: 'The digital seal is right, but no batch on the register holds this code.',
    mac: 'The eight check digits are right, but no batch on the register holds this code.',
  },
  recognition: {
    'in-force': 'recognised',
    ending: 'recognised, ending soon',
    lapsed: 'the certificate has lapsed',
    withdrawn: 'recognition withdrawn',
    superseded: 'recognised with another star rating',
    unknown: 'not known',
  },
  stamp: {
    usable: 'No record of voiding, or of a recall of the goods.',
    void: 'Voided[ on {stampOn}].',
    recalled: 'Under a recall of goods[ since {stampOn}].',
    spent: 'Its PIN was opened[ at {stampAt}]: if that was you, all is well.',
    'unknown-batch': 'No batch of stamps holds this code.',
    unknown: 'Not known.',
  },
  copies: {
    ordinary: 'Nothing unusual in the scans so far.',
    watch: 'Scanned more than usual: worth a look.',
    alarm: 'Scanned unusually often: check the PIN and who sells it.',
    unknown: 'No figures yet.',
  },
};

/** Every English text. */
export const en: Text = {
  brand: 'Tem gốc',
  tagline: 'OCOP register and stamps',
  otherLanguage: 'Tiếng Việt',
  sample: 'SAMPLE DATA · DỮ LIỆU MẪU',
  trial: 'Trial, with a trial key',
  stars: '{count}\u00a0stars',
  starsOfFive: '{count} of 5 OCOP stars',
  headlines,
  ...facts,
  cautionCopied:
    'The OCOP office issued this code, but a code alone does not prove the goods in hand: stamps can be copied. Compare product and lot with the pack.',
  cautionRecord: 'Without a seal this code proves nothing by itself. Scan the QR code printed on the stamp.',
  facts: {
    heading: 'Four things checked',
    origin: 'Code',
    recognition: 'Recognition',
    atIssue: 'When the stamp was issued[, {issuedOn}]: {value}.',
    today: 'Today, {today}: {value}.',
    unknown: 'Not known.',
    stamp: 'Stamp',
    copies: 'Copies',
  },
  details: {
    heading: 'On the register',
    starAtIssue: 'when the stamp was issued',
    starToday: '{starToday} now',
    producer: 'Producer',
    nameCertified: 'Name in the decision',
    addressCertified: 'Address as certified',
    addressNow: 'Now part of',
    phone: 'Telephone',
    decision: 'Decision',
    decisionValue: '{number}, {authority}, signed {signedOn}',
    validity: 'Validity',
    validityValue: 'from {from} to the end of {to}',
    validityWithdrawn: 'from {from}, ended on {withdrawnOn} by withdrawal (the certificate says to {to})',
    validityNow: 'Recognition today',
    withdrawal: 'Withdrawn by',
    lot: 'Lot',
    producedOn: 'Produced',
    expiresOn: 'Use by',
    issuedOn: 'Stamp issued',
    id: 'Stamp ID',
    read: 'Read from the code',
  },
  asOf: 'Data as of {instant} (Viet Nam time)',
  checkAnother: 'Check another code',
  home: {
    signIn: 'For the OCOP office and producers: sign in',
    title: 'Check an OCOP stamp',
    lead: 'Scan the QR code on the stamp with your phone’s camera; no app is needed. Or type the stamp ID, or paste an address.',
    field: 'Stamp ID or address',
    hint: '12 digits printed on the stamp beside the QR, for example 0100 0000 0042-1',
    button: 'Check',
    tells: 'The answer says four things',
    tellsList: [
      'Whether the OCOP office issued the code.',
      'Whether the product was recognised when the stamp was issued, and is today.',
      'Whether the stamp is usable, voided or recalled.',
      'Whether its scans look as if the stamp was copied.',
    ],
    notTold:
      'No page here replaces a look at the goods: a right code can be copied, and goods without a stamp are not suspect for that.',
    samples: 'Sample stamps to look at',
    samplesLead:
      'This is a trial: its stamps are signed with a trial key, every name is made up, nothing here is of real effect. Each link opens the page a shopper would see.',
    sampleForm: { full: 'full stamp', mini: 'small stamp', record: 'no seal' },
    typedWrong: {
      check:
        'This ID is not right: the check character after the hyphen does not agree with the 12 digits before it. Please compare each group with the stamp.',
      id: 'This ID is not right. A stamp ID has 12 digits, and perhaps one check character after a hyphen; please look at each group again.',
      neither:
        'This is neither a stamp ID nor an address from a QR code. A stamp ID has digits only: type zero, not the letter O, and one, not the letter l.',
    },
  },
  backHome: 'Back to the check',
  refusals,
};

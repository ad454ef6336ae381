import type { CliText } from './cliText.vi.ts';

/** The command line in English; `{x}` is a value. */
export const cliEn: CliText = {
  status: {
    'in-force': 'in force',
    ending: 'ending',
    lapsed: 'lapsed',
    withdrawn: 'withdrawn',
    superseded: 'superseded',
    pending: 'pending',
    incomplete: 'incomplete',
  },
  missing: 'missing',
  hostHead: 'Form         QR (ECC M)   modules   printed with quiet zone (0.423 mm)   smallest (0.339 mm)',
  hostLine: '{form}   {version}   {modules} × {modules}   {mm} mm   {smallest} mm',
  lotOpened: 'Lot {number} opened ({id}), {quantity} units.',
  batchIssued: 'Batch {batch} issued: {quantity} stamps, {first} to {last}.',
  serialsSkipped:
    'Note: {skipped} serials were skipped; they may have been printed before the database was restored from a backup.',
  batchPrinted: '{stamps} stamps on {pages} pages written: {file}',
  shortened: 'Shortened to fit ({field}): “{whole}” is printed as “{printed}”.',
  leftOut: 'No room, {field} is left out: “{whole}”.',
  fields: {
    productName: 'product name',
    producerName: 'producer',
    lotNumber: 'lot number',
    producedOn: 'production date',
    expiresOn: 'expiry date',
    host: 'host',
    id: 'stamp ID',
    star: 'stars',
  },
  notices: {
    recalled: 'NOTE: {stamps} stamps of this batch were recalled for a danger. Do not use them.',
    void: 'Note: {stamps} stamps of this batch are void, as every scan tells. Do not use them.',
    lapsed: 'Note: the certificate has lapsed; printed stamps may not go on new goods.',
    withdrawn: 'NOTE: the recognition was withdrawn. Do not use the stamps.',
    superseded: 'Note: the product now has another star than the stamps say.',
  },
  hostAdded: 'Stamps point to {origin} from now on. Those that point to the earlier address stay ours.',
  batchExported: '{stamps} lines written: {file}',
  stampsVoided: '{quantity} stamps voided, {first} to {last}.',
  batchRecalled: 'Batch {batch} recalled: every stamp of it warns.',
  withdrawn: 'Decision {decision} recorded, recognition withdrawn: {product}.',
  keyRotated: 'Key {key} signs from now on ({kid}). Old stamps still verify.',
  keyRetired: 'Key {key} signs no more. Printed stamps still verify.',
  keyCompromised: 'Key {key} counts as compromised since {since}: only stamps issued before still hold.',
  stampOf: 'Stamp {printed}, batch {batch}',
  created: 'Register founded at {path}, signing key {key}, stamps point to {origin}.',
  unchanged: 'There is a register at {path}: nothing was changed.',
  listening: 'Serving at {address} (stamps point to {origin}). Ctrl-C stops.',
  trial:
    'TRIAL: a trial key and SAMPLE DATA. Issue no real stamps from this register; a localhost address opens on this machine only.',
  trialOrigin: 'Note: TEMGOC_ORIGIN is not set; stamps will point to {origin}, which no phone can open.',
  lookAt: 'Have a look:',
  mini: 'mini stamp',
  sheet: 'Stamp sheet (PDF)',
  home: 'Home page',
  importDone:
    '{rows} rows: {imported} imported, {incomplete} incomplete, {unchanged} known, {refused} refused.',
  importDry:
    'Dry run, nothing written. {rows} rows: {imported} to import, {incomplete} incomplete, {unchanged} known, {refused} refused.',
  importMatch: 'Possible match, row {row}: {product} ({producer}) with {candidate} ({candidateProducer}).',
  importProblem: 'Row {row}, column {column}: {message}',
  importIncomplete: 'Row {row}, {product}: {message}',
  importProblems: 'Problems to give back to whoever made the sheet: {file}',
  importWarning: 'Note[, row {row}][, column {column}]: {message}',
  importStill: 'Row {row} (already in the register), {product}: {message}',
  importAssumed:
    '{count} ends of validity were offered by the 36-month rule, as the sheet gives none: compare them with the decisions.',
  openProblems:
    'The register still holds {incomplete} incomplete rows and {matches} undecided possible matches.',
  openIncomplete: '{file}, row {row}: {product} ({producer}). {message}',
  openMatch:
    'Possible match, {file}, row {row}: {product} ({producer}, {id}) with {candidate} ({candidateProducer}, {candidateId}).',
  openMore: '… and {count} more (use --out for all).',
  importMore: '… and {count} more (use --problems for all).',
};

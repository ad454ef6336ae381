import type { RefusalCode } from '#core/refusal';
import type { Said } from './said.ts';
import { portalRefusalsIn } from './text/refusals.ts';

const said = (title: string, detail: string): Said => ({ title, detail });

/** What each refusal says in English; placeholders as in the Vietnamese. */
export const refusals = {
  ...portalRefusalsIn('en'),
  'invalid-input': said(
    'Value not right',
    '[“{value}” cannot be used.][ Field: {field}.] Please check and enter it again.',
  ),
  'invalid-gtin': said(
    'GTIN not right',
    'A GTIN has 8, 12, 13 or 14 digits and a right check digit[; got “{value}”].',
  ),
  'invalid-day': said(
    'Date not right',
    'Give a day that exists, as year-month-day like 2026-03-31[; got “{value}”].',
  ),
  'origin-unknown': said(
    'The address is not this office’s',
    'Stamps of this office point to {known}, not to {origin}. Mend TEMGOC_ORIGIN; if the host really changes, run host add {origin} first.',
  ),
  'expires-before-produced': said(
    'It expires before it is produced',
    'Produced {produced}, expires {expires}. Look at the two days again.',
  ),
  'produced-in-future': said(
    'Produced on a day to come',
    'Produced {produced}, and today is {today}. Check the day, above all the year; open a lot to come when it is made.',
  ),
  'invalid-origin': said(
    'Server address not right',
    'Only https:// and a lower-case host, no port, no path[; got “{value}”].',
  ),
  'invalid-stamp-id': said(
    'Stamp ID not right',
    'A stamp ID has 12 digits, perhaps with a check character[; got “{value}”]. Please look at each group again.',
  ),
  'file-missing': said('File not found', '[{path} could not be opened. ]Check the name and the folder.'),
  'file-too-large': said('File too large', '[It is larger than {limit}. ]Split it into smaller files.'),
  'file-not-text': said('Not a table', 'Only CSV or XLSX is read. Open the file and save it as one of them.'),
  'file-not-utf8': said('Not UTF-8', '[The file seems to be in {encoding}. ]Save it again as “CSV UTF-8”.'),
  'file-old-excel': said(
    'Old Excel file, or one with a password',
    'Neither .xls nor a protected file can be read. Open it in Excel, remove the password and save it as .xlsx.',
  ),
  'file-malformed': said(
    'File damaged or of another form',
    'The file cannot be read[ at row {row}][ ({reason})]. Open it in a spreadsheet and save it again.',
  ),
  'file-empty': said('File empty', 'There is no row below the headings.'),
  'sheet-too-large': said(
    'Sheet too large',
    '[It passes {limit}. ]Delete empty rows and columns, or split the file.',
  ),
  'heading-missing': said('Column missing', '[There is no column “{heading}”. ]Add it to the first row.'),
  'heading-repeated': said(
    'Column repeated',
    '[Columns {otherColumn} “{other}” and {column} “{heading}” mean one thing. ]Remove one, or rename it.',
  ),
  'formula-cell': said(
    'Formula in a cell',
    '[Row {row}, column {column} holds a formula. ]Paste it as a value.',
  ),
  'import-timeout': said(
    'Reading took too long',
    'It was stopped, and nothing was written. Split the file into smaller ones.',
  ),
  'product-not-found': said(
    'No such product',
    '[The register has no “{product}”. ]Check the id in the list of products.',
  ),
  'product-ambiguous': said(
    'Several products have this name',
    '[“{product}” matches more than one][: {candidates}]. Use the product id instead of the name.',
  ),
  'lot-not-found': said(
    'No such lot',
    '[The product has no lot “{lot}”. ]Open the lot before issuing stamps.',
  ),
  'lot-exists': said(
    'Lot exists',
    '[The product has a lot “{lot}” already. ]Use it, or choose another lot number.',
  ),
  'lot-of-other-product': said(
    'Lot of another product',
    '[Lot “{lot}” does not belong to “{product}”. ]A batch is for one product only.',
  ),
  'lot-recalled': said(
    'The lot is being recalled',
    'Stamps of lot {lot} were recalled for a danger in the goods. No more stamps are issued for it; open another lot for new goods.',
  ),
  'lot-quantity-exceeded': said(
    'More than the lot allows',
    '[{quantity} stamps asked, lot “{lot}” allows {left} more. ]Ask for fewer, or void the spoiled ones of the lot.',
  ),
  'recognition-not-found': said('No such recognition', 'Check the id in the product’s file.'),
  'recognition-not-in-force': said(
    'Not recognised on that day',
    '[“{product}” has no recognition in force on {day}, so no stamps can be issued. ]A producer asks the OCOP office; the office records the decision first.',
  ),
  'product-is-service': said(
    'A service carries no stamps',
    '[“{product}” is a service: ]there are no goods to stick a stamp on.',
  ),
  'withdrawal-exists': said('Already withdrawn', 'A recognition is withdrawn once; nothing changed.'),
  'variant-not-found': said('No such pack', '[The product has no pack with GTIN {gtin}. ]Check the barcode.'),
  'batch-not-found': said('No such batch', '[There is no batch “{batch}”. ]Check the batch id.'),
  'batch-too-large': said(
    'Batch too large',
    '[{quantity} stamps asked, a batch holds at most {largest}. ]Make several batches.',
  ),
  'range-outside-batch': said(
    'Range outside the batch',
    '[The batch has no stamp “{value}”. ][Write its place from 1 to {quantity}, or the ID printed on it. ][The batch runs from {first} to {last}. ]Check the first and the last ID.',
  ),
  'range-already-void': said(
    'Already void',
    'Stamps in this range were voided before[, {first} to {last}]; nothing changed.',
  ),
  'stamp-not-found': said('No such stamp', '[No batch holds the ID {id}. ]Please look at each group again.'),
  'key-missing': said('No signing key', 'Make one with init or key rotate before issuing stamps.'),
  'key-not-found': said('No such key', '[There is no key number {key}. ]See the list of keys.'),
  'key-retired': said(
    'Key retired',
    '[Key {key} signs no new stamps. ]Old stamps still verify; use the active key.',
  ),
  'key-compromised': said(
    'Key compromised',
    '[Key {key} was declared compromised and signs no more. ]Make a new key.',
  ),
  'high-water-missing': said(
    'The high-water mark is missing',
    'There is no {path}, or it says nothing of key {key}: nobody knows which serials are on paper. Put the file back, or run key rotate to issue under a new key.',
  ),
  'key-exhausted': said(
    'Key exhausted',
    '[Key {key} has too few serials left for this batch. ]Make a new key.',
  ),
  'keys-malformed': said(
    'Public keys malformed',
    'This is not a JWKS of this system[ ({reason})]. Fetch it again from /.well-known/jwks.json.',
  ),
  'secret-missing': said(
    'Secret of the key vault missing',
    'Set TEMGOC_SECRET or TEMGOC_SECRET_FILE[ ({path} could not be read)]. Without it nothing is signed; verifying still works.',
  ),
  'secret-wrong': said(
    'Secret of the key vault wrong',
    'The key[ number {key}] does not open. Give the secret it was made with; the system does not guess.',
  ),
  'port-taken': said(
    'The port is in use',
    'Port {port} could not be opened. Stop the other program, or choose another port: PORT=8081 npm start, or --port 8081.',
  ),
  'secret-too-short': said(
    'Secret too short',
    'The secret of the key vault needs at least {shortest} characters. Set a longer random one.',
  ),
  'clock-behind': said(
    'The clock went back',
    'The time is earlier than the last act on record. Set the clock and try again. If it is right only now, the operator of the machine confirms it: npm run temgoc -- clock confirm',
  ),
  'clock-jumped': said(
    'The clock leapt ahead',
    'The time is more than a day after the server last looked at its clock, so no stamps are issued. Check the clock; if it is right (the machine was off for days), the operator of the machine confirms it: npm run temgoc -- clock confirm',
  ),
  'stock-unknown': said(
    'Stock unknown',
    '[There is no stock “{stock}”.][ What is wrong: {part}.][ Labels overlap or pass the page by {by} mm.][ At least {least} mm.][ At most {most} mm.][ The labels pass the right side by {right} mm.][ The labels pass the bottom by {bottom} mm.][ There is room for {labels}.] Choose a known one[ ({known})], or give its measures.',
  ),
  'stock-too-small': said(
    'Stock too small for this stamp',
    'This label has no room for QR code, stamp code and stars[; one of {width} × {height} mm has]. Choose a larger stock[: {papers}][. Or print on this one with a printer of {finer} dpi][. Or print mini stamps, for which {miniWidth} × {miniHeight} mm do].',
  ),
  'stamp-too-large': said(
    'Stamp address too long',
    'It does not fit a QR code[ of version {version}]. Use a shorter host.',
  ),
  'start-label-outside-sheet': said(
    'First label outside the sheet',
    '[The sheet has {labels} labels. ]Choose a smaller number.',
  ),
  'dpi-out-of-range': said(
    'No printer’s resolution',
    '[No printer has {dpi} dpi. ][It is one of {known}. ]See the printer’s manual.',
  ),
  'output-is-ours': said(
    'This file is the register’s own',
    '{path} is not overwritten. Choose another name.',
  ),
  'output-not-writable': said(
    'File not writable',
    '[{path} could not be written. ]Check the folder and its rights.',
  ),
  interrupted: said('Interrupted', 'It was stopped, and no half file was left. Please run it again.'),
  'database-missing': said('No database yet', '[{path} is not there. ]Run init first.'),
  'database-foreign': said(
    'Not a Temgốc database',
    '[{path} belongs to other software. ]Nothing was changed.',
  ),
  'database-newer': said(
    'Database of a newer version',
    '[Its schema is {version}, this software knows up to {known}. ]Use the newer software.',
  ),
  'database-corrupt': said(
    'Database damaged',
    'The data[ in {path}] cannot be read. Write nothing more; restore a backup.',
  ),
  'database-busy': said('The system is busy', 'Something else is writing. Please try again in a moment.'),
  'storage-full': said(
    'Storage full',
    'The disk is full, so this was not written; what was written before is safe. Free some space and try again.',
  ),
  conflict: said('Somebody else changed it', 'The data changed meanwhile. Look again and repeat.'),
  'not-found': said('No such page', 'This address is neither a stamp nor a page here.'),
  'method-not-allowed': said('Method not allowed', 'This address can only be read[: {allow}].'),
  'body-too-large': said('Too much was sent', '[At most {limit} bytes. ]Please send less.'),
  'uri-too-long': said(
    'Address too long',
    '[At most {limit} characters. ]If you scanned a stamp, please scan again.',
  ),
  'too-many-guesses': said(
    'Too many wrong codes',
    'Too many wrong mini stamp codes or scratch PINs came from this network. Wait ten minutes and try again, or use another network.',
  ),
  'too-busy': said('The system is busy', 'There are too many requests. Please try again in a few minutes.'),
  unexpected: said(
    'Something went wrong',
    'The fault is ours, not yours[; incident {incident}]. Please try again in a few minutes.',
  ),
} satisfies Record<RefusalCode, Said>;

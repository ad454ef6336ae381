import type { ImportText } from './importText.vi.ts';
import type { Said } from './said.ts';

const said = (title: string, detail: string): Said => ({ title, detail });

/** What an import says in English; placeholders as in the Vietnamese. */
export const importEn: ImportText = {
  problems: {
    'product-missing': said(
      'No product name',
      'Fill it in. If the cell is merged with another row, unmerge it and fill in each; if this is no product, delete the row.',
    ),
    'producer-missing': said(
      'No producer name',
      'Fill it in. If the cell is merged with another row, unmerge it and fill in each row.',
    ),
    'cell-merged': said('The cell is merged with a row above', 'Unmerge it and fill in each row.'),
    'formula-cell': said(
      'The cell is a formula',
      'Copy it and paste it back as a value (Paste Special → Values).',
    ),
    'text-too-long': said('The text is too long', 'Shorten it; the rest may stand in a note column.'),
    'text-unclean': said(
      'The cell holds hidden characters',
      'Type it again by hand: it contains control characters nobody can see.',
    ),
    'date-unreadable': said(
      'The date “{value}” cannot be read',
      'Write day/month/year with a four-digit year, such as 26/08/2021.',
    ),
    'star-unreadable': said(
      'The star “{value}” cannot be read',
      'Write 3, 4 or 5. Below 3 stars nothing is recognised, so it does not belong in the register.',
    ),
    'score-unreadable': said(
      'The score “{value}” cannot be read',
      'Write a number from 0 to 100, such as 87.5.',
    ),
    'gtin-unreadable': said(
      'The barcode “{value}” is not right',
      'A GTIN has 8, 12, 13 or 14 digits, the last a check digit. If the cell shows 8.9E+12, format it as text and type it again.',
    ),
    'end-before-start': said(
      'The end {value} is earlier than the start',
      'Check the day signed, the day in force and the end.',
    ),
    'unusual-award': said(
      '“{value}” does not usually award this star at that date',
      'Imported all the same. Check the authority, the star and the day signed.',
    ),
    'score-star-mismatch': said(
      'The score {value} does not fit the star',
      'Imported by its star. Check the score: 50–<70 is 3 stars, 70–<90 is 4, 90 and more is 5.',
    ),
    'authority-is-council': said(
      '“{value}” is a scoring council, not the body that decides',
      "Write who signed the decision: a People's Committee or the ministry.",
    ),
    'tax-code-odd': said(
      'The tax code “{value}” has no known form',
      'Imported without it. A tax code has 10, 10-3 or 12 digits; see whether a leading 0 was lost.',
    ),
    'year-unreadable': said(
      'The year “{value}” cannot be read',
      'Imported all the same. Write one four-digit year.',
    ),
    'group-unknown': said(
      'The product group “{value}” is not known',
      'Imported without a group. Write one of the six of Decision 148/QĐ-TTg.',
    ),
    'maybe-service': said(
      '“{value}” may be a tourism service',
      'Imported all the same. If it is, write its group: a service has nothing to stick a stamp on.',
    ),
    'date-before-programme': said(
      'The day signed, {value}, is before the OCOP programme (07/05/2018)',
      'Imported all the same. Check the date.',
    ),
    'date-in-future': said(
      'The day signed, {value}, is in the future',
      'Kept as incomplete, no recognition yet. Check the day in the decision.',
    ),
    'term-unusual': said(
      'The end {value} is not about 36 months after the day signed',
      'Imported with that end. Check the day signed and the end.',
    ),
    'producer-name-differs': said(
      'Same tax code, other name: “{value}”; the register has “{record}”',
      'Entered under the producer on record, this name kept on the certificate. Check whether they are two.',
    ),
    'gtin-of-other-product': said(
      'The barcode {value} belongs to “{record}”',
      'Imported without the barcode. Check whose it is.',
    ),
    'differs-from-record': said(
      'The row says {value}, the register {record}, of one decision',
      'Nothing was changed: a recognition on record is not edited by an import. A correction needs a decision.',
    ),
    'fact-differs': said(
      'The row says {value}, the register {record}, of this product or producer',
      'The register keeps what it has. Check the product group and the kind of producer.',
    ),
    'contradicts-record': said(
      'The row says {value}, the register {record}, of one decision',
      'The row is kept and is no recognition yet. Compare it with the decision itself.',
    ),
    'withdrawal-on-record': said(
      'The register holds a recognition, and a row saying that “{value}” was withdrawn',
      'Look at the withdrawal decision before issuing stamps for this product.',
    ),
    'merged-blank': said(
      'The cell is merged with a row above and counts as blank',
      'The row is kept. Unmerge the cell and fill in each row.',
    ),
    'column-unknown': said(
      'Column “{value}” is not read: its heading is not known',
      'If it is needed, rename the heading to one of: {choices}.',
    ),
    'other-sheets': said(
      'Only the first sheet is read; not read: {value}',
      'If they are needed, save each sheet as a file of its own.',
    ),
  },
  missing: {
    notRecognised: said(
      'only scored, proposed or submitted, not recognised',
      'When it is decided, give number, date, authority and star.',
    ),
    upgradePending: said(
      'waiting for an upgrade',
      'Give the decision that awarded the star it has; the new star follows its own decision.',
    ),
    withdrawn: said(
      'the row tells of a withdrawal, not of a recognition',
      'Record the withdrawal decision (clause, article, reason).',
    ),
    renamed: said('the row tells of a new name', 'Give the old name and the decision that changed it.'),
    kindUnclear: said(
      'what the row says was done is not clear',
      'Say it plainly: recognised, re-recognised, upgraded, downgraded, withdrawn…',
    ),
    validTo: said('the row says it has lapsed and gives no date', 'Give the end date.'),
    contradiction: said('it contradicts the register', 'Compare it with the decision itself.'),
    decisionNumber: said('decision number', 'Give the number of the decision.'),
    signedOn: said('day signed', 'Give the day the decision was signed.'),
    star: said('star', 'Give the star the decision awards.'),
    authority: said('who signed the decision', 'Give the authority that signed the decision.'),
  },
  matches: {
    'same-but-accents': 'same producer, names differ in accents only',
    'name-contains': 'same producer, one name contains the other',
    'similar-producer': 'same product name, producers’ names much alike',
    'same-names-apart': 'same product and producer names, other address or tax code not known',
    'same-gtin': 'same barcode',
  },
  incomplete: 'Incomplete: {missing}',
  potentialOnly: '“Potential 5 stars” is not a star: write the star that the decision awards (3, 4 or 5).',
  merged: 'Merged cells ({columns}): unmerge them and fill in each row.',
  match: 'May be a product already there: “{candidate}” of “{producer}” ({reason})',
  matchTodo: 'Kept as two products. Decide whether they are one.',
  kinds: { refused: 'refused', incomplete: 'incomplete', match: 'possible match', warning: 'note' },
  file: 'File',
  headings: ['Row', 'Column', 'Kind', 'Problem', 'What to do', 'Value', 'Product', 'Producer'],
};

import { authorityKey, levelOfName, type Star } from '#core/authority';
import type { Day } from '#core/day';
import { type DecisionKind, numberKey } from '#core/decision';
import { defaultValidTo } from '#core/recognition';
import type { ImportRows } from '#db/importing';
import type { ImportSnapshot } from '#db/importSnapshot';
import { certifiedAddress } from './address.ts';
import { decisionIdentity, type NewId } from './identity.ts';
import type { RegisterRow } from './row.ts';

/** A row that says all a recognition needs. */
export type WholeRow = RegisterRow & {
  readonly star: Star;
  readonly decisionNumber: string;
  readonly signedOn: Day;
  readonly authority: string;
};

/** True for a row without anything missing. */
export function isWhole(row: RegisterRow): row is WholeRow {
  return row.missing.length === 0;
}

interface KnownDecision {
  readonly id: string;
  readonly authorityId: string;
  readonly numberKey: string;
  readonly signedOn: Day;
  lastLine: number;
}

/** A recognition on record or added, with the kind its own row names. */
export interface KnownRecognition {
  readonly id: string;
  readonly productId: string;
  readonly decision: KnownDecision;
  readonly star: Star;
  readonly score: number | null;
  readonly validFrom: Day;
  readonly validTo: Day;
}

interface Added {
  readonly recognition: KnownRecognition;
  readonly line: ImportRows['lines'][number];
  readonly stated: DecisionKind | null;
}

type Rows = Pick<ImportRows, 'authorities' | 'decisions' | 'lines' | 'recognitions'>;

/** Authorities, decisions, lines and recognitions: those on record, and those an import adds to them. */
export class DecisionBook {
  readonly rows: Rows = { authorities: [], decisions: [], lines: [], recognitions: [] };
  /** Ends nobody stated, offered by the 36-month rule. */
  assumedEnds = 0;
  private readonly authorities = new Map<string, string>();
  private readonly decisions = new Map<string, KnownDecision>();
  private readonly byProduct = new Map<string, KnownRecognition[]>();
  private readonly added: Added[] = [];

  constructor(
    snapshot: Pick<ImportSnapshot, 'authorities' | 'decisions' | 'recognitions'>,
    private readonly newId: NewId,
  ) {
    for (const { id, name } of snapshot.authorities) this.authorities.set(authorityKey(name), id);
    const byId = new Map<string, KnownDecision>();
    for (const row of snapshot.decisions) {
      const decision = { ...row };
      byId.set(row.id, decision);
      this.decisions.set(decisionIdentity(row.authorityId, row.numberKey, row.signedOn), decision);
    }
    for (const row of snapshot.recognitions) {
      const decision = byId.get(row.decisionId);
      if (decision) this.remember({ ...row, decision });
    }
  }

  private remember(recognition: KnownRecognition): void {
    const there = this.byProduct.get(recognition.productId);
    if (there) there.push(recognition);
    else this.byProduct.set(recognition.productId, [recognition]);
  }

  /** Every recognition of a product, in no order. */
  recognitionsOf(productId: string): readonly KnownRecognition[] {
    return this.byProduct.get(productId) ?? [];
  }

  /** The recognition of a product by the decision a row names, if it names one whole. */
  findByDecision(productId: string, row: RegisterRow): KnownRecognition | undefined {
    if (row.authority === null || row.decisionNumber === null || row.signedOn === null) return undefined;
    const authorityId = this.authorities.get(authorityKey(row.authority)) ?? '';
    const identity = decisionIdentity(authorityId, numberKey(row.decisionNumber), row.signedOn);
    const decision = this.decisions.get(identity);
    return decision && this.recognitionsOf(productId).find((one) => one.decision === decision);
  }

  /** True when a row's decision cells, as far as filled in, are a recognition's, one of them telling it. */
  speaksOf(row: RegisterRow, { decision, star }: KnownRecognition): boolean {
    const number = row.decisionNumber === null ? null : numberKey(row.decisionNumber);
    const authority =
      row.authority === null ? null : (this.authorities.get(authorityKey(row.authority)) ?? '');
    const telling = number !== null || row.signedOn !== null;
    return (
      telling &&
      (number ?? decision.numberKey) === decision.numberKey &&
      (row.signedOn ?? decision.signedOn) === decision.signedOn &&
      (authority ?? decision.authorityId) === decision.authorityId &&
      (row.star ?? star) === star
    );
  }

  private takeAuthority(name: string): string {
    const key = authorityKey(name);
    const known = this.authorities.get(key);
    if (known) return known;
    const id = this.newId('aut');
    this.authorities.set(key, id);
    this.rows.authorities.push({ id, name, nameKey: key, level: levelOfName(name) });
    return id;
  }

  private takeDecision(row: WholeRow): KnownDecision {
    const authorityId = this.takeAuthority(row.authority);
    const { decisionNumber: numberText, signedOn } = row;
    const identity = decisionIdentity(authorityId, numberKey(numberText), signedOn);
    const known = this.decisions.get(identity);
    if (known) return known;
    const own = { id: this.newId('dec'), authorityId, numberKey: numberKey(numberText), signedOn };
    const decision: KnownDecision = { ...own, lastLine: 0 };
    this.decisions.set(identity, decision);
    this.rows.decisions.push({ ...own, numberText, inForceOn: row.validFrom ?? signedOn, kind: 'recognise' });
    return decision;
  }

  /** Adds a recognition of a product on the next line of its decision, which is added where it is new. */
  record(row: WholeRow, productId: string): string {
    const decision = this.takeDecision(row);
    const validFrom = row.validFrom ?? row.signedOn;
    const validTo = row.validTo ?? defaultValidTo(validFrom);
    if (row.validTo === null) this.assumedEnds++;
    const { star, score, awardKind: stated } = row;
    const recognition = { id: this.newId('rec'), productId, decision, star, score, validFrom, validTo };
    const lineNumber = ++decision.lastLine;
    const line = {
      id: this.newId('line'),
      decisionId: decision.id,
      lineNumber,
      productId,
      kind: 'recognise',
    };
    this.rows.lines.push(line);
    this.rows.recognitions.push({
      id: recognition.id,
      decisionLineId: line.id,
      ...{ productId, star, score, validFrom, validTo },
      validToAssumed: row.validTo === null ? 1 : 0,
      certificateText: row.certificate,
      producerNameCertified: row.producer,
      addressCertified: certifiedAddress(row.address, row.places),
      potentialFive: row.potentialFive ? 1 : 0,
    });
    this.added.push({ recognition, line, stated });
    this.remember(recognition);
    return recognition.id;
  }

  /** Names what each added line does, once all are known: by the star before it, else as its row says. */
  nameKinds(): void {
    const kinds = new Map<string, Set<string>>();
    for (const { recognition, line, stated } of this.added) {
      line.kind = this.kindAfter(recognition) ?? stated ?? 'recognise';
      kinds.set(line.decisionId, (kinds.get(line.decisionId) ?? new Set()).add(line.kind));
    }
    for (const decision of this.rows.decisions) {
      const [only = 'recognise', ...others] = kinds.get(decision.id) ?? [];
      decision.kind = others.length === 0 ? only : 'recognise';
    }
  }

  private kindAfter({ productId, validFrom, star }: KnownRecognition): DecisionKind | undefined {
    const earlier = this.recognitionsOf(productId).filter((one) => one.validFrom < validFrom);
    const before = earlier.sort((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1);
    if (!before) return undefined;
    if (star === before.star) return 're-recognise';
    return star > before.star ? 'upgrade' : 'downgrade';
  }
}

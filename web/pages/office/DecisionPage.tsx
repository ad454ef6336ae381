import type { Day } from '#core/day';
import { formatDay, formatInstant } from '../../dates.ts';
import { citedWords } from '../../ended.ts';
import { fill } from '../../fill.ts';
import { kindName } from '../../parts/office/DecisionContent.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { decisionsText } from '../../text/decisions.ts';
import type { Lang } from '../../text.ts';

/** One line of a decision on record. */
interface LineRow {
  readonly lineNumber: number;
  readonly kind: string;
  readonly productId: string;
  readonly product: string;
  readonly producer: string;
  readonly star: number | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly assumed: boolean;
  readonly withdrawal: {
    readonly effectiveOn: Day;
    readonly clause: string;
    readonly article: string;
    readonly document?: string | null;
    readonly reason: string;
  } | null;
}

interface DecisionPageProps {
  readonly frame: PortalFrame;
  readonly decision: {
    readonly id: string;
    readonly numberText: string;
    readonly authority: string;
    readonly signedOn: Day;
    readonly inForceOn: Day;
    readonly kind: string;
    readonly fileHash: string | null;
  };
  readonly file: { readonly name: string; readonly size: number } | null;
  readonly lines: readonly LineRow[];
  /** Who prepared and who approved it, where it came through the portal. */
  readonly made: {
    readonly id: string;
    readonly preparer: string;
    readonly decider: string;
    readonly at: number;
  } | null;
  readonly events: readonly ShownEvent[];
}

function factsOf(lang: Lang, line: LineRow): string {
  const text = decisionsText(lang);
  const { star, validFrom, validTo, withdrawal } = line;
  if (withdrawal) {
    const { clause, article, document, reason, effectiveOn } = withdrawal;
    const cited = citedWords(lang, { clause, article, ...(document ? { document } : {}) });
    return `${text.fields.effective} ${formatDay(effectiveOn)} · ${cited} · ${reason}`;
  }
  if (star === null || validFrom === null || validTo === null) return '';
  const assumed = line.assumed ? ` (${text.assumed})` : '';
  return `${fill(text.stars, { star: String(star) })} · ${formatDay(validFrom)} – ${formatDay(validTo)}${assumed}`;
}

function Lines({ frame, lines }: Pick<DecisionPageProps, 'frame' | 'lines'>) {
  const { lang } = frame;
  const text = decisionsText(lang);
  return (
    <Table
      caption={text.lines}
      rows={lines}
      rowKey={({ lineNumber }) => String(lineNumber)}
      empty={text.noLines}
      columns={[
        { label: text.place, cell: ({ lineNumber }) => lineNumber, number: true },
        {
          label: text.subject,
          cell: ({ productId, product, producer }) => (
            <>
              <a href={`/office/products/${productId}`}>{product}</a>
              <br />
              {producer}
            </>
          ),
          head: true,
        },
        { label: text.kind, cell: ({ kind }) => kindName(lang, kind) },
        { label: text.facts, cell: (line) => factsOf(lang, line) },
      ]}
    />
  );
}

/** One decision on record: what it is, what its lines did, its signed file, and who put it in force. */
export function DecisionPage({ frame, decision, file, lines, made, events }: DecisionPageProps) {
  const { lang } = frame;
  const text = decisionsText(lang);
  const title = fill(text.one, { number: decision.numberText });
  const up = { path: '/office/decisions', label: text.title };
  const link = made && <a href={`/office/proposals/${made.id}`}>{formatInstant(made.at)}</a>;
  return (
    <PortalShell frame={frame} title={title} up={up}>
      <Facts
        rows={[
          [text.authority, decision.authority],
          [text.signed, formatDay(decision.signedOn)],
          [text.inForce, formatDay(decision.inForceOn)],
          [text.kind, kindName(lang, decision.kind)],
          [text.prepared, made?.preparer],
          [
            text.approved,
            made && (
              <>
                {made.decider} · {link}
              </>
            ),
          ],
          [text.hash, decision.fileHash && <span class="id">{decision.fileHash}</span>],
        ]}
      />
      {file && (
        <p>
          <ButtonLink href={`/office/decisions/${decision.id}/file`} tone="quiet" download>
            {text.download}: {file.name}
          </ButtonLink>
        </p>
      )}
      <Card title={text.lines}>
        <Lines frame={frame} lines={lines} />
      </Card>
      <Card title={text.history}>
        <EventList events={events} lang={lang} />
      </Card>
    </PortalShell>
  );
}

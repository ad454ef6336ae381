import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ChoiceField, Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import { matchesText } from '../../text/matches.ts';

/** One of the two products with all that tells it from the other. */
export interface SideShown {
  readonly id: string;
  readonly name: string;
  readonly producer: string;
  readonly taxCode: string | null;
  readonly area: string | null;
  readonly gtins: readonly string[];
  readonly recognitions: readonly { readonly star: Star; readonly validFrom: Day; readonly validTo: Day }[];
  readonly lots: number;
  readonly batches: number;
  readonly incomplete: number;
  /** Rows of sheets as given, each on one line. */
  readonly given: readonly string[];
  /** Stands on rows only: it may go into the other. */
  readonly dissolvable: boolean;
}

interface MatchPageProps {
  readonly frame: PortalFrame;
  readonly id: string;
  readonly why: string;
  readonly earlier: SideShown;
  readonly later: SideShown;
  readonly outcome: 'same' | 'different' | null;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

function Side({ frame, side, title }: { frame: PortalFrame; side: SideShown; title: string }) {
  const { lang } = frame;
  const text = matchesText(lang);
  const awards = side.recognitions.map(({ star, validFrom, validTo }) =>
    fill(text.recognition, { star: String(star), from: formatDay(validFrom), to: formatDay(validTo) }),
  );
  return (
    <Card title={title} id={side.id}>
      <Facts
        rows={[
          [text.name, side.name],
          [text.producer, side.producer],
          [text.taxCode, side.taxCode ?? text.none],
          [text.area, side.area ?? text.none],
          [text.gtins, side.gtins.join(', ') || text.none],
          [text.recognitions, awards.join('; ') || text.none],
          [text.lots, formatNumber(lang, side.lots)],
          [text.batches, formatNumber(lang, side.batches)],
          [text.rows, formatNumber(lang, side.incomplete)],
        ]}
      />
      {side.given.length > 0 && (
        <details>
          <summary>{text.given}</summary>
          <ul>
            {side.given.map((row) => (
              <li key={row}>{row}</li>
            ))}
          </ul>
        </details>
      )}
      <p>
        <a href={`/office/products/${side.id}`} aria-label={`${text.open}: ${side.name} · ${side.producer}`}>
          {text.open}
        </a>
      </p>
    </Card>
  );
}

function Decide({ frame, id, earlier, later, values, wrong }: MatchPageProps) {
  const text = matchesText(frame.lang);
  const keep = (stays: SideShown, goes: SideShown) => ({
    value: `same ${stays.id}`,
    label: fill(text.same, { name: stays.name, producer: stays.producer }),
    more: <span class="hint"> {fill(goes.dissolvable ? text.joins : text.links, { gone: goes.name })}</span>,
  });
  const options = [
    keep(earlier, later),
    keep(later, earlier),
    { value: 'different', label: text.different, more: <span class="hint"> {text.differentDoes}</span> },
  ];
  return (
    <Card title={text.decide} id="decide">
      <Form action={`/office/matches/${id}`} wrong={wrong}>
        <ChoiceField
          name="decision"
          label={text.decision}
          options={options}
          value={values.decision}
          wrong={wrong}
        />
        <Field
          name="reason"
          label={text.reason}
          value={values.reason}
          wrong={wrong}
          maxLength={500}
          required
        />
        <Submit>{text.save}</Submit>
      </Form>
    </Card>
  );
}

/** Two products beside each other, and the decision whether they are one. */
export function MatchPage(props: MatchPageProps) {
  const { frame, earlier, later, outcome, why } = props;
  const text = matchesText(frame.lang);
  const may = frame.person?.may.includes('register:import') ?? false;
  return (
    <PortalShell
      frame={frame}
      title={text.pageTitle}
      lead={`${earlier.name} – ${later.name} · ${why}`}
      up={{ path: '/office/matches', label: text.up }}
    >
      {outcome && <Notice tone="good">{fill(text.was, { outcome: text.outcomes[outcome] })}</Notice>}
      <div class="columns">
        <Side frame={frame} side={earlier} title={text.earlier} />
        <Side frame={frame} side={later} title={text.later} />
      </div>
      {!outcome && may && <Decide {...props} />}
    </PortalShell>
  );
}

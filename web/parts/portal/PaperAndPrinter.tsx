import { usualDpi } from '#core/printFormat';
import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import { ordersText } from '../../text/orders.ts';
import { Field, type Option, SelectField } from './Field.tsx';
import { ButtonLink, type Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';
import { type PaperChoice, PaperField } from './PaperField.tsx';

/** Dots per inch that printers have. */
const RESOLUTIONS = ['203', '300', '600'];

interface PaperAndPrinterProps {
  /** What the paper's field is called. */
  readonly name: 'paper' | 'stock';
  readonly papers: readonly PaperChoice[];
  readonly printers: readonly Option[];
  readonly paper: string;
  readonly values: Readonly<Record<'profile' | 'dpi' | 'start' | 'format', string>>;
  /** This very form as it is filled in: who measures a paper or a printer comes back to it. */
  readonly back: string;
  readonly wrong: (field: string) => Wrong | undefined;
}

/** What is proposed for this format, so that it follows the format until somebody chooses another. */
function Proposed({ values }: PaperAndPrinterProps) {
  return <input type="hidden" name="dpiFor" value={usualDpi(values.format)} />;
}

/** A measured printer has its own resolution: nothing more is asked. */
function ResolutionField({ printers, values, wrong }: PaperAndPrinterProps) {
  const text = ordersText(useFrame().lang);
  const dots = [...new Set([...RESOLUTIONS, values.dpi])];
  if (printers.some(({ value }) => value === values.profile))
    return <input type="hidden" name="dpi" value={values.dpi} />;
  return (
    <SelectField
      name="dpi"
      label={text.dpi}
      hint={text.dpiHint}
      value={values.dpi}
      options={dots.map((dpi) => ({ value: dpi, label: fill(text.dpiOption, { dpi }) }))}
      wrong={wrong('dpi')}
      required
    />
  );
}

/** On which paper, by which printer, from which label on. */
export function PaperAndPrinter(props: PaperAndPrinterProps) {
  const { name, papers, printers, paper, values, back, wrong } = props;
  const text = ordersText(useFrame().lang);
  return (
    <>
      <div data-live-region="paper">
        <PaperField name={name} papers={papers} value={paper} wrong={wrong(name)} />
      </div>
      <p class="actions" data-live-region="elsewhere">
        <ButtonLink href={addressOf('/producer/stocks/new', { back })} tone="quiet">
          {text.otherPaper}
        </ButtonLink>
        <ButtonLink href={addressOf('/producer/printers', { back })} tone="quiet">
          {text.measurePrinter}
        </ButtonLink>
      </p>
      <div data-live-region="printer">
        <SelectField
          name="profile"
          label={text.profile}
          hint={text.profileHint}
          value={values.profile || undefined}
          options={printers}
          empty={text.profileNone}
          wrong={wrong('profile')}
        />
      </div>
      <div data-live-region="dpi">
        <Proposed {...props} />
        <ResolutionField {...props} />
      </div>
      <Field
        name="start"
        label={text.start}
        hint={text.startHint}
        value={values.start}
        wrong={wrong('start')}
        inputmode="numeric"
        maxLength={5}
        required
      />
    </>
  );
}

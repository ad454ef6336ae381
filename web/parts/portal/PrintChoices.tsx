import { PRINT_FORMATS } from '#core/printFormat';
import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import type { PrintValues } from '../../pages/producer/print.ts';
import { printsText } from '../../text/prints.ts';
import { SelectField } from './Field.tsx';
import { ButtonLink, type Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';

interface ChoicesProps {
  readonly values: Pick<PrintValues, 'marks' | 'colours' | 'bleed' | 'rendering' | 'surface'>;
  readonly wrong: (field: string) => Wrong | undefined;
}

/** Into what: pages, a printer's language, pictures, or what a print house sets from. */
export function FormatField({ value, wrong }: { readonly value: string; readonly wrong: Wrong | undefined }) {
  const text = printsText(useFrame().lang);
  return (
    <SelectField
      name="format"
      label={text.format}
      hint={text.formatHint}
      value={value}
      options={PRINT_FORMATS.map((one) => ({ value: one, label: text.formats[one] }))}
      wrong={wrong}
      required
    />
  );
}

const BLEEDS = ['2', '3'];

/** What the stamps are stuck on. */
export function SurfaceField({
  value,
  wrong,
}: {
  readonly value: string;
  readonly wrong: Wrong | undefined;
}) {
  const text = printsText(useFrame().lang);
  const options = [
    { value: 'flat', label: text.flat },
    { value: 'curved', label: text.curved },
  ];
  return (
    <SelectField
      name="surface"
      label={text.surface}
      hint={text.surfaceHint}
      value={value}
      options={options}
      wrong={wrong}
      required
    />
  );
}

type LookProps = ChoicesProps & {
  readonly hasColours: boolean;
  /** This print as it is typed, to come back to from where marks are changed. */
  readonly back?: string | undefined;
};

function MarkFields({ values, wrong, hasColours, back }: LookProps) {
  const text = printsText(useFrame().lang);
  const marks = [
    { value: '1', label: text.marksOn },
    { value: '', label: text.marksOff },
  ];
  const colours = [
    { value: 'black', label: text.black },
    { value: 'two', label: text.two },
  ];
  return (
    <>
      <SelectField
        name="marks"
        label={text.marks}
        value={values.marks}
        options={marks}
        wrong={wrong('marks')}
        required
      />
      <p class="actions" data-live-region="look">
        <ButtonLink href={addressOf('/producer/look', { back })} tone="quiet">
          {text.editLook}
        </ButtonLink>
      </p>
      {hasColours && (
        <SelectField
          name="colours"
          label={text.colours}
          value={values.colours || undefined}
          options={colours}
          empty={text.coloursUsual}
          wrong={wrong('colours')}
        />
      )}
    </>
  );
}

function MoreFields({ values, wrong }: ChoicesProps) {
  const text = printsText(useFrame().lang);
  const widths = BLEEDS.map((mm) => ({ value: mm, label: fill(text.bleedMm, { mm }) }));
  const renderings = [
    { value: 'mask', label: text.mask },
    { value: 'vector', label: text.vector },
  ];
  return (
    <details class="fold" open={values.bleed !== '0' || values.rendering !== 'mask'}>
      <summary>{text.more}</summary>
      <SelectField
        name="bleed"
        label={text.bleed}
        value={values.bleed}
        options={[{ value: '0', label: text.bleedNone }, ...widths]}
        wrong={wrong('bleed')}
        required
      />
      <SelectField
        name="rendering"
        label={text.rendering}
        value={values.rendering}
        options={renderings}
        wrong={wrong('rendering')}
        required
      />
    </details>
  );
}

/** How stamps look: marks and story or not, black or two colours, bleed, and how the QR stands in a PDF. */
export function LookFields(props: LookProps) {
  return (
    <>
      <SurfaceField value={props.values.surface} wrong={props.wrong('surface')} />
      <MarkFields {...props} />
      <MoreFields {...props} />
    </>
  );
}

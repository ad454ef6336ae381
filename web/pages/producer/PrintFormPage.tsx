import { formatBatchName } from '#core/batchName';
import { PIN_CONTENTS } from '#core/pin';
import type { KeyNumber } from '#core/stampId';
import { fill } from '../../fill.ts';
import { ChoiceField, Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import { jobsText } from '../../text/jobs.ts';
import { pinsText } from '../../text/pins.ts';

/** Dots per inch that printers have. */
const RESOLUTIONS = ['300', '600', '203'];

interface PrintFormPageProps {
  readonly frame: PortalFrame;
  readonly batch: {
    readonly id: string;
    readonly keyNumber: KeyNumber;
    readonly first: number;
    readonly issuedAt: number;
    readonly quantity: number;
    readonly pin: boolean;
  };
  readonly lotNumber: string;
  readonly papers: readonly Option[];
  readonly printers: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
  readonly sample: boolean;
}

/** Asking for a PDF of a batch that was issued: which paper, which printer, from which label on. */
export function PrintFormPage(props: PrintFormPageProps) {
  const { frame, batch, lotNumber, papers, printers, values, wrong, sample } = props;
  const { form } = jobsText(frame.lang);
  const pins = pinsText(frame.lang);
  const lead = fill(form.lead, { stamps: formatNumber(frame.lang, batch.quantity), lot: lotNumber });
  const resolutions = [...new Set([...RESOLUTIONS, values.dpi ?? '300'])];
  const common = (name: string) => ({ name, value: values[name], wrong });
  return (
    <PortalShell
      frame={frame}
      title={form.title}
      lead={lead}
      up={{ path: `/producer/batches/${batch.id}`, label: formatBatchName(batch) }}
      sample={sample}
      narrow
    >
      <Form action={`/producer/batches/${batch.id}/prints`} wrong={wrong}>
        {batch.pin && (
          <ChoiceField
            {...common('content')}
            label={pins.content}
            hint={pins.contentHint}
            options={PIN_CONTENTS.map((value) => ({ value, label: pins.contents[value] }))}
          />
        )}
        <SelectField {...common('stock')} label={form.paper} options={papers} required />
        <Field {...common('start')} label={form.start} hint={form.startHint} inputmode="numeric" required />
        <SelectField
          {...common('dpi')}
          label={form.dpi}
          options={resolutions.map((value) => ({ value, label: fill(form.dpiOption, { dpi: value }) }))}
          required
        />
        {printers.length > 0 && (
          <SelectField
            {...common('profile')}
            label={form.profile}
            options={printers}
            empty={form.profileNone}
          />
        )}
        <div class="buttons">
          <Submit>{form.send}</Submit>
        </div>
      </Form>
    </PortalShell>
  );
}

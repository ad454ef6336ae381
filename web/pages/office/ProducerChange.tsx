import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { producersText } from '../../text/producers.ts';
import type { Lang } from '../../text.ts';

/** What was typed in one of the page's forms and is wrong. */
export interface Retry {
  readonly form: 'renaming' | 'succession' | 'invitation';
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong;
}

interface ChangeProps {
  readonly lang: Lang;
  readonly producer: { readonly id: string; readonly name: string };
  readonly retry: Retry | undefined;
}

function Ground({ lang, retry, prefix }: Pick<ChangeProps, 'lang' | 'retry'> & { readonly prefix: string }) {
  const text = producersText(lang);
  const { typed = {}, wrong } = retry ?? {};
  return (
    <>
      <Field
        name="since"
        id={`${prefix}-since`}
        type="date"
        label={text.sinceDay}
        value={typed.since}
        wrong={wrong}
        required
      />
      <Field
        name="reason"
        id={`${prefix}-reason`}
        label={text.reason}
        value={typed.reason}
        wrong={wrong}
        maxLength={500}
        required
      />
      <Submit>{text.prepare}</Submit>
    </>
  );
}

/** Preparing a new name of a producer. */
export function Renaming({ lang, producer, retry }: ChangeProps) {
  const text = producersText(lang);
  return (
    <Card id="renaming">
      <details open={retry !== undefined}>
        <summary>{text.rename}</summary>
        <p class="hint">{text.renameLead}</p>
        <Form action={`/office/producers/${producer.id}/renaming`} wrong={retry?.wrong}>
          <Field
            name="name"
            id="new-name"
            label={text.newName}
            value={retry?.typed.name}
            wrong={retry?.wrong}
            maxLength={300}
            required
          />
          <Ground lang={lang} retry={retry} prefix="rename" />
        </Form>
      </details>
    </Card>
  );
}

/** Preparing that another producer carries this one on. */
export function Succession({ lang, producer, retry }: ChangeProps) {
  const text = producersText(lang);
  return (
    <Card id="succession">
      <details open={retry !== undefined}>
        <summary>{text.succeed}</summary>
        <p class="hint">{text.succeedLead}</p>
        <Form action={`/office/producers/${producer.id}/succession`} wrong={retry?.wrong}>
          <Field
            name="successor"
            label={text.successorField}
            value={retry?.typed.successor}
            wrong={retry?.wrong}
            maxLength={300}
            required
          />
          <Ground lang={lang} retry={retry} prefix="succeed" />
        </Form>
      </details>
    </Card>
  );
}

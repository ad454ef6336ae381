import { printersText } from '../../text/printers.ts';
import { type Option, SelectField } from './Field.tsx';
import { useFrame } from './frame.ts';

/** For which of one's producers: asked only of whoever works for several. */
export function ProducerField({
  value,
  producers,
}: {
  readonly value?: string | undefined;
  readonly producers: readonly Option[];
}) {
  const text = printersText(useFrame().lang);
  const [only, ...others] = producers;
  if (only && others.length === 0) return <input type="hidden" name="producer" value={only.value} />;
  return <SelectField name="producer" label={text.producer} value={value} options={producers} required />;
}

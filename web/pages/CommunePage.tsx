import { type Frame, Shell } from '../parts/Shell.tsx';
import { looksText } from '../text/looks.ts';

/** An area that may be chosen. */
export interface AreaChoice {
  readonly id: string;
  readonly name: string;
}

interface CommunePageProps {
  readonly frame: Frame;
  /** The stamp's whole path, which proves it again when the form comes back. */
  readonly path: string;
  readonly provinces: readonly AreaChoice[];
  /** The province that was chosen, with its communes; null where none is yet. */
  readonly chosen: { readonly province: AreaChoice; readonly communes: readonly AreaChoice[] } | null;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly empty: string;
  readonly areas: readonly AreaChoice[];
}

function Choice({ name, label, empty, areas }: ChoiceProps) {
  return (
    <>
      <label for={name}>{label}</label>
      <select id={name} name={name} required>
        <option value="">{empty}</option>
        {areas.map(({ id, name: shown }) => (
          <option key={id} value={id}>
            {shown}
          </option>
        ))}
      </select>
    </>
  );
}

function Provinces({ frame: { lang }, path, provinces }: CommunePageProps) {
  const text = looksText(lang);
  return (
    <form action="/scan/commune" method="get">
      <input type="hidden" name="stamp" value={path} />
      <input type="hidden" name="lang" value={lang} />
      <Choice name="province" label={text.province} empty={text.choose} areas={provinces} />
      <button type="submit">{text.next}</button>
    </form>
  );
}

function Communes({ frame: { lang }, path, chosen }: CommunePageProps) {
  const text = looksText(lang);
  if (!chosen) return null;
  const again = new URLSearchParams({ stamp: path, lang });
  return (
    <form action={`/scan/communes?lang=${lang}`} method="post">
      <input type="hidden" name="stamp" value={path} />
      <p>
        <b>{chosen.province.name}</b> · <a href={`/scan/commune?${again}`}>{text.otherProvince}</a>
      </p>
      {chosen.communes.length > 0 ? (
        <div class="field">
          <Choice name="commune" label={text.commune} empty={text.choose} areas={chosen.communes} />
        </div>
      ) : (
        <>
          <input type="hidden" name="province" value={chosen.province.id} />
          <p>{text.noCommunes}</p>
        </>
      )}
      <p class="hint">{chosen.communes.length > 0 ? text.consent : text.consentProvince}</p>
      <button type="submit">{text.send}</button>
    </form>
  );
}

/** A commune told by choice: first its province, then itself, by plain forms. */
export function CommunePage(props: CommunePageProps) {
  const { frame, path, chosen } = props;
  const text = looksText(frame.lang);
  return (
    <Shell frame={frame} title={text.communeTitle}>
      <section>
        <h1>{text.communeTitle}</h1>
        <p>{text.communeWhy}</p>
        {chosen ? <Communes {...props} /> : <Provinces {...props} />}
      </section>
      <footer>
        <a href={`${path}?lang=${frame.lang}`}>{text.back}</a>
      </footer>
    </Shell>
  );
}

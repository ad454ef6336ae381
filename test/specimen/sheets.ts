import { PLAIN_LOOK, type StampLook } from '#labels/marks/look';
import { drawSpecimen, type Sample } from './draw.ts';
import { COLOURS, fullLook, NAMES, USUAL } from './samples.ts';

/** Every size a stamp is known in (mm). */
const SIZES = [
  [15, 15],
  [20, 20],
  [25, 15],
  [25, 20],
  [30, 20],
  [20, 30],
  [38.1, 21.2],
  [35, 22],
  [50, 30],
  [60, 40],
  [70, 37],
  [63.5, 72],
] as const;

const FORMS = ['mini', 'full'] as const;

function sizesWith(look: StampLook, title: string): Sample[] {
  const face = { ...USUAL, sample: false };
  return SIZES.flatMap(([width, height]) =>
    FORMS.map((form) => ({ title, width, height, form, dpi: 300, face, look })),
  );
}

/** The sheets of a specimen by name: every size without and with a look, every resolution, every hard name. */
export async function specimenSheets(): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const look = await fullLook();
  const coloured = { ...PLAIN_LOOK, colours: COLOURS };
  const dpis = [203, 600].flatMap((dpi) =>
    (
      [
        [20, 20],
        [25, 15],
        [30, 20],
        [38.1, 21.2],
      ] as const
    ).flatMap(([width, height]) =>
      FORMS.map((form) => ({ title: 'sample', width, height, form, dpi, face: USUAL, look: coloured })),
    ),
  );
  const names = NAMES.flatMap(([title, face]) =>
    (
      [
        [38.1, 21.2],
        [50, 30],
        [20, 30],
      ] as const
    ).map(([width, height]) => {
      return { title, width, height, dpi: 300, form: 'full', face, look: PLAIN_LOOK } as const;
    }),
  );
  const windows = (
    [
      [50, 30],
      [60, 40],
      [70, 37],
      [63.5, 72],
    ] as const
  ).flatMap(([width, height]) =>
    [PLAIN_LOOK, look].map((given) => {
      const title = given === look ? 'PIN, look' : 'PIN';
      return {
        ...{ title, width, height, dpi: 300, face: USUAL, look: given },
        form: 'full',
        pins: 'stamps',
      } as const;
    }),
  );
  return new Map<string, readonly Sample[]>([
    ['plain', sizesWith(PLAIN_LOOK, 'plain')],
    ['look', sizesWith(look, 'look')],
    ['window', windows],
    ['printers', dpis],
    ['names', names],
  ]);
}

/** One sheet as a PDF. */
export function drawSheet(name: string, samples: readonly Sample[], codes: boolean): Promise<Buffer> {
  return drawSpecimen(samples, `Temgốc · ${name}`, { codes });
}

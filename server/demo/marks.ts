import { chooseColours } from '../actions/chooseColours.ts';
import { chooseStarMark } from '../actions/chooseStarMark.ts';
import { saveLook } from '../actions/saveLook.ts';
import { uploadMark } from '../actions/uploadMark.ts';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';
import { MARK_WORDS } from './markWords.ts';
import { asSample } from './people.ts';
import { DEMO_PRODUCTS } from './sheet.ts';

const MARK = 'DỮ LIỆU MẪU';
const WHOLE = { all: true, areaIds: [], producerIds: [] };

/** “MẪU” as outlines, 140 wide and 90 high from 30 50: nobody takes a mark for a real one that says it is a sample. */
const SAMPLE_WORD = `<path fill-rule="evenodd" d="M30 140V80H42L54 104L66 80H78V140H66V103L57 121H51L42 103V140Z
M84 140L99 80H111L126 140H114L111 127H99L96 140ZM101.5 116H108.5L105 100Z
M93 74L105 64L117 74L112 77L105 71L98 77Z
M92 58C96 50 102 50 106 54C109 57 112 56 115 51L119 55C115 63 108 63 104 59C101 56 98 57 96 61Z
M132 80H144V118C144 125 148 129 151 129S158 125 158 118V80H170V118C170 132 162 141 151 141S132 132 132 118Z"/>`;

function drawn(kind: keyof typeof MARK_WORDS, shapes: string): Uint8Array {
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">${shapes}${SAMPLE_WORD}<path d="${MARK_WORDS[kind]}"/></svg>`,
  );
}

/** A plain ring, a plain frame, a comb's cell: drawn for the demonstration, like nobody's mark. */
export const DRAWINGS = {
  ocop: drawn('ocop', '<circle cx="100" cy="100" r="92" fill="#fff" stroke="#14603c" stroke-width="12"/>'),
  office: drawn(
    'office',
    '<rect x="8" y="8" width="184" height="184" rx="26" fill="#fff" stroke="#1f3a5f" stroke-width="12"/>',
  ),
  producer: drawn('producer', '<path d="M100 4L186 52V148L100 196L14 148V52Z" fill="#f4c95d"/>'),
};

/**
 * Gives the demonstration its marks, colours and one producer's look, by the acts of an approver and of the producer;
 * asked again nothing changes. Throws what those acts throw.
 */
export async function loadDemoMarks(deps: Deps): Promise<void> {
  const [approver, producer] = [await asSample(deps, 'approver'), await asSample(deps, 'producer')];
  const file = (kind: keyof typeof DRAWINGS) => ({ name: `${kind}.svg`, bytes: DRAWINGS[kind] });
  const name = (words: string) => `${words} (${MARK})`;
  const ring = await uploadMark(approver, WHOLE, {
    kind: 'ocop',
    name: name('Vòng tròn mẫu thay dấu OCOP'),
    file: file('ocop'),
  });
  for (const star of [3, 4, 5] as const) await chooseStarMark(approver, WHOLE, { star, mark: ring.id });
  await uploadMark(approver, WHOLE, {
    kind: 'office',
    name: name('Dấu văn phòng mẫu'),
    file: file('office'),
  });
  await chooseColours(approver, WHOLE, { first: '#14603c', second: '#7a4a1c' });

  const { producerId } = await productGiven(deps.db, DEMO_PRODUCTS.honey);
  const own = { all: false, areaIds: [], producerIds: [producerId] };
  const cell = await uploadMark(producer, own, {
    kind: 'producer',
    producer: producerId,
    name: name('Ô tổ ong'),
    file: file('producer'),
  });
  const story = 'Mật ong hoa rừng, quay hai vụ một năm';
  await saveLook(producer, own, { producer: producerId, mark: cell.id, story, colours: 'two' });
}

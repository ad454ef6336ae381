import { HomePage } from '#web/pages/office/HomePage.tsx';
import { readHome } from '../../attention.ts';
import { page } from '../../portal/answer.tsx';
import type { Door } from '../../portal/door.ts';

/** The office's home: what needs a person today. */
export const officeHomeDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/office',
    needs: 'office:see',
    answer: async (visit) => {
      const { deps, scope, frame } = visit;
      return page(
        visit,
        <HomePage frame={frame} view={await readHome(deps, scope, frame.person?.may ?? [])} />,
      );
    },
  },
];

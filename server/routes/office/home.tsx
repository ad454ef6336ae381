import { HomePage } from '#web/pages/office/HomePage.tsx';
import { page } from '../../portal/answer.tsx';
import type { Door } from '../../portal/door.ts';
import { readHome } from '../../register/attention.ts';
import { readNewRights } from '../../register/newRights.ts';

/** The office's home: what needs a person today. */
export const officeHomeDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/office',
    needs: 'office:see',
    answer: async (visit) => {
      const { deps, scope, frame } = visit;
      const may = frame.person?.may ?? [];
      const objects = may.includes('proposal:approve') || may.includes('user:write');
      const rights = objects ? await readNewRights(deps, { scope }) : [];
      return page(
        visit,
        <HomePage
          frame={frame}
          view={await readHome({ ...deps, lang: frame.lang }, scope, may)}
          rights={rights}
        />,
      );
    },
  },
];

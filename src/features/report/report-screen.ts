/** The briefing on the screen, and a key that writes it into a file. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isoDay } from '../../model/day.ts';
import type { Page } from '../../page/page.ts';
import { writeOutput } from '../../store/files.ts';
import type { Next, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';

export const reportScreen: Screen<World> = {
  id: 'report',
  load: async ({ context, parts }) =>
    (await import('./report.ts')).reportPage(context, parts, parts.board.day - 365),
  title: () => 'Briefing',
  view: ({ data }) => ({ kind: 'page', page: data as Page }),
  actions: [
    {
      key: 'o',
      label: 'write HTML',
      says: 'write it as an HTML file into the folder in which the program was started',
      run: ({ world, data }) => {
        const name = `briefing-${isoDay(world.board.day)}.html`;
        const file = resolve(name);
        const yes: Next<World> = {
          do: 'work',
          work: async () => {
            const { reportText } = await import('./report.ts');
            writeOutput(file, await reportText(world.context, data as Page, 'html'), true);
            return { do: 'say', text: `briefing written to ${file}` };
          },
        };
        return existsSync(file)
          ? { do: 'ask', question: `overwrite ${name}, which is there already`, yes }
          : yes;
      },
    },
  ],
};

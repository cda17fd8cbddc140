/** The screen of the same page as the command's. */
import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { OPEN_NODE } from '../indicator/indicator-screen.ts';
import { type Act, actDetails, actsOf, journalPage } from './journal.ts';

export const journalScreen: Screen<World> = {
  id: 'journal',
  load: ({ context }) => actsOf(context),
  title: () => 'Journal',
  actions: [OPEN_NODE],
  view: ({ world, data }) => {
    const acts = data as readonly Act[];
    return {
      kind: 'page',
      page: journalPage(world.board, acts),
      list: 'actions',
      beside: (row) => actDetails(world.board, acts, row?.id),
    };
  },
  words: [
    ['who', 'who recorded it; shipped is what the program brings along'],
    ['before, after', 'the index of that day without it and with it'],
  ],
};

/** The walk through what is late: one after the other is recorded, and at its end it says what that did. */
import { Boards } from '../../model/board.ts';
import { standingRecord } from '../../model/standing.ts';
import type { Screen } from '../../tui/screen.ts';
import { WORDS } from '../board/board-screen.ts';
import type { World } from '../dashboard/world.ts';
import { openAddress } from '../indicator/outside.ts';
import { CHECKED, leafAt, RECORD } from './keys.ts';
import { latePage, walkBegin } from './late-page.ts';
import { newestSection } from './record-screen.ts';
import { changeText } from './written.ts';

/** Enter does what `e` does, and stands in every footer. */
const { label: _, ...ENTER } = RECORD;

/** Of what moved the index most, how many are named. */
const CAUSES = 3;

export const lateScreen: Screen<World> = {
  id: 'late',
  title: () => 'late',
  view: (at) => ({
    kind: 'page',
    page: latePage(at, at.world.boards.on(at.world.today)),
    list: 'late',
    beside: () => {
      const leaf = leafAt(at);
      return leaf === undefined ? [] : [newestSection(at.world.board, leaf)];
    },
  }),
  actions: [
    ENTER,
    { ...ENTER, key: 'Enter' },
    { ...CHECKED, label: 'nothing new' },
    {
      key: 'o',
      label: 'look up',
      says: 'open the page where its readings are found',
      why: (at) =>
        leafAt(at)?.lookUp[0] === undefined
          ? 'the strategy does not say where to look; e records a reading'
          : undefined,
      run: (at) => {
        const { url = '' } = leafAt(at)?.lookUp[0] ?? {};
        return { do: 'work', work: async () => ({ do: 'say', text: await openAddress(url) }) };
      },
    },
  ],
  left: (at) => {
    const { boards, today, context, seq } = at.world;
    const begin = walkBegin(at);
    if (!(seq > begin)) return { do: 'nothing' };
    return {
      do: 'work',
      work: async () => {
        const entries = await (await context.journal()).entries();
        const known = standingRecord(entries.filter((entry) => entry.seq <= begin));
        const before = new Boards(boards.strategy, known).on(today);
        return { do: 'say', text: `done: ${changeText(before, boards.on(today), CAUSES)}` };
      },
    };
  },
  words: [
    ['late', 'its next figure is due, and nobody has looked'],
    ['expired', 'the newest reading is too old to count'],
    ['missing', 'nothing was ever recorded'],
    ['of the doubt', WORDS.doubt],
    ['–', 'none: it is context, shown and watched, but part of no score'],
  ],
};

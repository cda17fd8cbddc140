/** The first page on the screen, and the header of all others. */

import type { Glyphs } from '../../page/glyphs.ts';
import { countText, dayText } from '../../page/kinds.ts';
import type { Line, Span } from '../../page/line.ts';
import type { Action, BoardView, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { layBoard } from './board-layout.ts';
import { boardPage } from './board-page.ts';

export const LATE_KEY = 'b';

/** Words that stand on several screens. */
export const WORDS = {
  late: 'late: its next figure is due, and nobody has looked',
  expired: 'expired: the newest reading is too old to count',
  bad: 'a tripwire is crossed; red if it is an alert',
  good: 'a tripwire is crossed that is good news',
  from: 'the change counts from here: its first day with a score',
  interval: 'holds the true score nine times in ten, if the model is right',
  share: 'its share of the index: how far one point of it moves the index',
  doubt: 'its part of the uncertainty; a fresh reading reduces it',
} as const;

/** What applies to a board, for the header of every other screen. */
export function headerLine({ board, parts, remarks }: World, columns: number): Line {
  const { counted, alerts } = parts;
  const spans: readonly Span[] = [
    { text: dayText(board.day) },
    ...(counted.late === 0 || columns < 60
      ? []
      : [{ text: `${counted.late} of ${counted.all} late`, tone: 'late' as const }]),
    ...(alerts === 0 || columns < 60
      ? []
      : [{ text: countText('alert', alerts), tone: 'bad' as const }]),
    ...remarks.map((text) => ({ text, tone: 'strong' as const })),
  ];
  return spans.flatMap((span, at) => (at === 0 ? [span] : [{ text: '   ' }, span]));
}

interface Laid {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly boards: Map<string | undefined, BoardView>;
}

/** What was laid out for each selected row: each key asks for it three times, and comes back to rows it was on before. */
const LAST = new WeakMap<World, Laid>();

export function boardScreen(actions: readonly Action<World>[]): Screen<World> {
  return {
    id: 'board',
    title: ({ world }) => world.board.strategy.question,
    actions,
    view: ({ world, glyphs }) => ({
      kind: 'board',
      page: () => boardPage(world.parts),
      lay: ({ columns, rows }, selected) => {
        const chosen = selected ?? world.parts.tracks[0]?.node.id;
        let last = LAST.get(world);
        if (last?.columns !== columns || last.rows !== rows || last.glyphs !== glyphs) {
          last = { columns, rows, glyphs, boards: new Map() };
          LAST.set(world, last);
        }
        const before = last.boards.get(chosen);
        if (before !== undefined) return before;
        const laid = layBoard(world.parts, {
          columns,
          rows,
          glyphs,
          remarks: world.remarks,
          ...(world.session.day === undefined ? { lateKey: LATE_KEY } : {}),
          ...(chosen === undefined ? {} : { selected: chosen }),
        });
        last.boards.set(chosen, laid);
        return laid;
      },
    }),
    words: [
      ['score', '0 to 100 between its goalposts; of a track, a weighted mean'],
      ['effect', 'the score of what the track should bring about'],
      ['draft', 'a strategy not saved yet: S lists it, Enter continues it'],
      ['~', WORDS.late],
      ['x', WORDS.expired],
      ['!', WORDS.bad],
      ['+', WORDS.good],
      ['····', 'context: shown and watched, but part of no score'],
      ['├──●──┤', 'the index and its 90 % interval'],
      ['band', 'the part of the scale in which the index lies, and what that means'],
      ['would not show', 'a smaller change lies within the error of the evidence'],
      ['from', WORDS.from],
      ['doubt', WORDS.doubt],
    ],
  };
}

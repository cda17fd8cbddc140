/** What a command has said as a screen: its lines as they are in a shell, and below them what was done or why not. */

import { wrapTextToWidth } from '../../text/cells.ts';
import { preformattedLine, proseLine } from '../../text/line.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { filterTextBeingTyped, type State } from '../../tui/state.ts';

/** What a command has said, to be read. */
export interface AnswerScreen {
  readonly kind: 'answer';
  readonly words: string;
  readonly lines: readonly string[];
  /** What it said beside its answer: what was done, or why not. */
  readonly said: readonly string[];
  /** Whether the command asks something of it and goes on after that. */
  readonly asks: boolean;
  /** Index of the first line shown, from 0. */
  readonly selected: number;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly answer: AnswerScreen;
  }
}

function answerListData(state: State, screen: AnswerScreen, cells: number): ListData {
  const filter = (filterTextBeingTyped(state) ?? screen.filter).trim().toLowerCase();
  const lines = screen.lines.filter((line) => line.toLowerCase().includes(filter));
  const nothing = nothingFitsSentence(state, filter, 'No line');
  return {
    title: screen.words,
    tabs: [],
    tab: 0,
    head:
      lines.length === 0 && filter !== ''
        ? [proseLine(nothing)]
        : lines.map((line) => preformattedLine(line, line.trim())),
    ...NO_TABLE,
    foot: screen.said.flatMap((sentence) => wrapTextToWidth(sentence, cells)).map(proseLine),
  };
}

/** The answer of a command as a screen. */
export const ANSWER_SCREEN = listScreen<AnswerScreen>({
  kind: 'answer',
  place: 'answer',
  crumb: (_, { words }) => words,
  about: ({ words }) => words,
  shows: 'What a command has said, as in a shell.',
  tabbed: false,
  filtersLines: true,
  filter: (_, screen) => listScreenFilter(screen, 'lines with'),
  reads: [],
  data: answerListData,
});

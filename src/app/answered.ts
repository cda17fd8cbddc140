/** What the store answered, put where it was asked for. */
import { withoutComments } from '../domain/assessment-markdown.ts';
import type { Board } from '../domain/board.ts';
import type { HistoryRow } from '../domain/journal.ts';
import type { Scenario } from '../domain/journal-port.ts';
import type { Readings } from '../domain/model.ts';
import type { BoardThen } from './board-then.ts';
import type { IndicatorScreen } from './screen.ts';
import { lineSet, linesSet } from './sheet.ts';
import type { Screen, State } from './state.ts';

/** Every version of every reading of an indicator, oldest first; what was selected stays so. */
export function withHistory(state: State, indicator: string, rows: readonly HistoryRow[]): State {
  const history = rows.toReversed();
  return onEach(state, (screen) =>
    screen.kind === 'indicator' && screen.id === indicator
      ? { ...screen, history, selected: keptIn(history, screen) }
      : screen,
  );
}

/**
 * Where the reading that was selected now stands among the versions; where it stood no more already, its place. On the
 * newest that stood, as when nothing was selected yet or what was is withdrawn, the newest one that stands now.
 */
function keptIn(
  history: readonly HistoryRow[],
  { history: before, selected }: IndicatorScreen,
): number {
  const was = before?.[selected];
  const newest = history.findIndex(({ standing }) => standing);
  const [old] = before?.filter(({ standing }) => standing) ?? [];
  const came = was === old && !before?.some(({ id }) => id === history[newest]?.id);
  const at = history.findIndex((row) => row.standing && row.id === was?.id);
  if (came || (at < 0 && was?.standing === true)) return Math.max(0, newest);
  return at < 0 ? Math.max(0, Math.min(selected, history.length - 1)) : at;
}

/** What was known some days before an event. */
export function withKnown(state: State, event: string, known: Readings): State {
  return onEach(state, (screen) =>
    screen.kind === 'event' && screen.event === event ? { ...screen, known } : screen,
  );
}

/** The board by the other strategy file of this hash. */
export function withRevision(state: State, hash: string, board: Board | undefined): State {
  return onEach(state, (screen) =>
    screen.kind === 'revision' && screen.other.hash === hash
      ? { ...screen, read: true, board }
      : screen,
  );
}

/** The board of an assessment as it stood; undefined where it cannot be opened. */
export function withBoardThen(state: State, id: string, stood: BoardThen | undefined): State {
  return { ...state, boardsThen: new Map([...state.boardsThen, [id, stood]]) };
}

/** A line of the sheet on top as it came back from the editor; a paragraph of an assessment with its lines, without what stood in comments. */
export function withLine(state: State, name: string, text: string): State {
  return onEach(state, (screen) =>
    screen.kind !== 'sheet'
      ? screen
      : screen.purpose === 'assessment'
        ? { ...screen, sheet: linesSet(screen.sheet, name, withoutComments(text)) }
        : { ...screen, sheet: lineSet(screen.sheet, name, text) },
  );
}

/** The scenarios that tried values can be saved as. */
export function withScenarios(state: State, scenarios: readonly Scenario[]): State {
  return { ...state, trials: { ...state.trials, scenarios } };
}

function onEach(state: State, change: (screen: Screen) => Screen): State {
  return { ...state, layers: state.layers.map(change) };
}

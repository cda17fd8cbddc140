/** Every screen that is a list under lines, laid out for the terminal as it is. */
import type { Board } from '../domain/board.ts';
import { wrap } from './cells.ts';
import type { Glyphs } from './glyphs.ts';
import { bodyCells } from './layout.ts';
import type { ListView } from './list-view.ts';
import { openedAssessmentList } from './lists/assessment.ts';
import { assessList } from './lists/assessments.ts';
import { openedEventList } from './lists/event.ts';
import { eventsList } from './lists/events.ts';
import { explainList } from './lists/explain.ts';
import { howSureList } from './lists/how-sure.ts';
import { journalList } from './lists/journal.ts';
import { mechanismList } from './lists/mechanism.ts';
import { revisionList } from './lists/revision.ts';
import { twoDaysList } from './lists/two-days.ts';
import { whatIfList } from './lists/what-if.ts';
import { LIST_KINDS, type ListScreen } from './screen.ts';
import { type Screen, type State, typedFilter } from './state.ts';

/** Whether a screen is such a list. */
export function isList(screen: Screen | undefined): screen is ListScreen {
  return screen !== undefined && LIST_KINDS.some((kind) => kind === screen.kind);
}

/** What a view was made of. */
interface MadeView {
  readonly state: State;
  readonly screen: ListScreen;
  readonly glyphs: Glyphs;
  readonly view: ListView;
}

/** By board, the view that was made last. */
const lastMade = new WeakMap<Board, MadeView>();

/** The view of a list screen; made once for a board, a screen and a size, whatever row is selected. */
export function listViewOf(state: State, asked: ListScreen, glyphs: Glyphs): ListView {
  const typed = asked.kind === 'journal' ? typedFilter(state) : undefined;
  const screen = typed === undefined ? asked : withTyped(asked, typed);
  const made = lastMade.get(state.board);
  if (made !== undefined && made.glyphs.full === glyphs.full && sameView(made, state, screen))
    return made.view;
  const cells = bodyCells(state.size);
  const loose = build(state, screen, glyphs);
  const wrapped = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(line, cells));
  const view = { ...loose, head: wrapped(loose.head), foot: wrapped(loose.foot) };
  lastMade.set(state.board, { state, screen, glyphs, view });
  return view;
}

/** What is being typed filters at once. */
function withTyped(screen: ListScreen, filter: string): ListScreen {
  return screen.kind === 'journal' ? { ...screen, filter } : screen;
}

function build(state: State, screen: ListScreen, glyphs: Glyphs): ListView {
  const { board, size } = state;
  const cells = bodyCells(size);
  switch (screen.kind) {
    case 'explain':
      return explainList(state, screen, cells, glyphs);
    case 'howSure':
      return howSureList(board, screen, cells);
    case 'mechanism':
      return mechanismList(board, state.events, screen, cells, size.rows - 5);
    case 'journal':
      return journalList(state, screen, cells, glyphs);
    case 'twoDays':
      return twoDaysList(state, screen, cells);
    case 'revision':
      return revisionList(state, screen, cells);
    case 'events':
      return eventsList(state, screen, cells);
    case 'assess':
      return assessList(state, screen, cells);
    case 'assessment':
      return openedAssessmentList(state, screen, cells);
    case 'event':
      return openedEventList(state, screen, cells, glyphs);
    case 'whatIf':
      return whatIfList(state, screen, cells, glyphs);
  }
}

/** Whether a view made for one state of a board says the same as one for another of that board. */
function sameView(
  before: { readonly state: State; readonly screen: ListScreen },
  state: State,
  screen: ListScreen,
): boolean {
  const { size } = state;
  const same =
    before.state.events === state.events &&
    before.state.assessments === state.assessments &&
    before.state.boardsThen === state.boardsThen &&
    before.state.view === state.view &&
    before.state.trials === state.trials &&
    before.state.locked === state.locked &&
    before.state.readOnly === state.readOnly &&
    typedFilter(before.state) === typedFilter(state) &&
    before.state.size.columns === size.columns &&
    before.state.size.rows === size.rows;
  return same && sameButSelected(before.screen, screen);
}

function sameButSelected(a: ListScreen, b: ListScreen): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  keys.delete('selected');
  const fields = (screen: ListScreen): ReadonlyMap<string, unknown> =>
    new Map(Object.entries(screen));
  const [x, y] = [fields(a), fields(b)];
  return [...keys].every((key) => x.get(key) === y.get(key));
}

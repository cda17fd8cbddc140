/** Every screen that is a list under lines, laid out for the terminal as it is. */
import type { Board } from '../domain/board.ts';
import { GLYPHS, type Glyphs } from './glyphs.ts';
import { bodyCells } from './layout.ts';
import { type ListData, type ListView, laidOut } from './list-view.ts';
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
import { LIST_KINDS, type ListScreen, type Screen } from './screen.ts';
import { type State, typedFilter } from './state.ts';

/** Whether a screen is such a list. */
export function isList(screen: Screen | undefined): screen is ListScreen {
  return screen !== undefined && LIST_KINDS.some((kind) => kind === screen.kind);
}

/** What a list was made of. */
interface MadeList {
  readonly state: State;
  readonly screen: ListScreen;
  readonly glyphs: Glyphs;
  readonly data: ListData;
  /** Laid out for the size of the state, once it is asked for. */
  view?: ListView;
}

/** By board, the list that was made last. */
const lastMade = new WeakMap<Board, MadeList>();

/** The view of a list screen; made once for a board, a screen and a size, whatever row is selected. */
export function listViewOf(state: State, screen: ListScreen, glyphs: Glyphs): ListView {
  const made = listMade(state, screen, glyphs);
  made.view ??= laidOut(made.data, bodyCells(state.size));
  return made.view;
}

/** A list screen as data, whole whatever the terminal has room for; in signs that nothing said is made of. */
export function listDataOf(state: State, screen: ListScreen): ListData {
  const size = { columns: Number.POSITIVE_INFINITY, rows: MANY_ROWS };
  return listMade({ ...state, size }, screen, GLYPHS.block).data;
}

/** Rows of a terminal from which nothing is left out. */
const MANY_ROWS = 50;

function listMade(state: State, asked: ListScreen, glyphs: Glyphs): MadeList {
  const typed = asked.kind === 'journal' ? typedFilter(state) : undefined;
  const screen = typed === undefined ? asked : withTyped(asked, typed);
  const made = lastMade.get(state.board);
  if (made !== undefined && made.glyphs.full === glyphs.full && sameView(made, state, screen))
    return made;
  const now: MadeList = { state, screen, glyphs, data: build(state, screen, glyphs) };
  lastMade.set(state.board, now);
  return now;
}

/** What is being typed filters at once. */
function withTyped(screen: ListScreen, filter: string): ListScreen {
  return screen.kind === 'journal' ? { ...screen, filter } : screen;
}

function build(state: State, screen: ListScreen, glyphs: Glyphs): ListData {
  const { board, size } = state;
  const cells = bodyCells(size);
  switch (screen.kind) {
    case 'explain':
      return explainList(state, screen, cells, glyphs);
    case 'howSure':
      return howSureList(board, screen);
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
      return assessList(state, screen);
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

/** Two files of one strategy id: the same day scored by the other and by the one in use, and what differs in them. */

import { type Difference, strategyDiff } from '../../domain/strategy-diff.ts';
import { placesOf } from '../../domain/tree.ts';
import { cut, wrap } from '../cells.ts';
import { nameOf } from '../explain-view.ts';
import { bandText, dayText, NONE, oneLine, scoreText } from '../format.ts';
import { ROWS_OF_PANELS } from '../layout.ts';
import { type ColumnSpec, type ListView, layTable, NO_TABLE } from '../list-view.ts';
import { listScreen } from '../lists.ts';
import { keyOf } from '../own-keys.ts';
import type { RevisionScreen } from '../screen.ts';
import type { State } from '../state.ts';

/** Lines for the selected difference. */
const WHOLE = 3;
/** Cells from which the two values have more room. */
const ROOMY = 80;

/** Nothing is cut of what is said in sentences. */
function columnsFor({ linear }: State, cells: number): readonly ColumnSpec[] {
  const cut = linear ? {} : { most: cells < ROOMY ? 12 : 20 };
  return [
    { key: 'where', grows: true, least: 16 },
    { key: 'what' },
    { key: 'other file', ...cut },
    { key: 'in use', ...cut },
  ];
}

/** What the columns cut of the selected difference, in as many lines on every row. */
function wholeLines(
  text: Readonly<Record<string, string>> | undefined,
  cells: number,
): readonly string[] {
  const lines = wrap(`${text?.['other file'] ?? ''} -> ${text?.['in use'] ?? ''}`, cells);
  return Array.from({ length: WHOLE }, (_, at) =>
    at === WHOLE - 1 ? cut(lines.slice(at).join(' '), cells) : (lines[at] ?? ''),
  );
}

/** What differs, the head of the file first; a row about an indicator or a branch opens it. */
export function revisionList(state: State, screen: RevisionScreen, cells: number): ListView {
  const { board, hash } = state;
  const { other } = screen;
  const common = { title: `Two files of ${board.strategy.id}`, tabs: [], tab: 0 };
  const head = [
    oneLine(
      `${other.path ?? 'The shipped file'} (${other.hash}) bears the id of the one in use (${hash}), so both score this board.`,
    ),
  ];
  const foot = [
    `${keyOf(state, 'alert.acknowledge')} says that you know; nothing more is said of it until one of the two changes.`,
  ];
  if (screen.board === undefined) {
    const why = screen.read ? ['This program can no longer use it as a strategy.'] : [];
    return { ...common, ...NO_TABLE, head: [...head, ...why], foot };
  }
  const gauge = ({ card }: typeof board): string =>
    `${scoreText(card.root.score, 1)} ${oneLine(bandText(card.standing))}`;
  const told = `${dayText(board.asOf)}: ${gauge(screen.board)} by it, ${gauge(board)} by the one in use. A revision of the model, not news.`;
  const differences = strategyDiff(screen.board.strategy, board.strategy);
  const places = [placesOf(board.strategy), placesOf(screen.board.strategy)];
  const node = ({ where }: Difference) =>
    places.map((each) => each.get(where)?.node).find((each) => each !== undefined);
  const texts = differences.map((each) => {
    const of = node(each);
    return {
      where: of === undefined ? oneLine(each.where) : nameOf(of),
      what: each.field === '' ? 'all of it' : each.field,
      'other file': oneLine(each.before ?? NONE),
      'in use': oneLine(each.after ?? NONE),
    };
  });
  return {
    ...common,
    head: [...head, told],
    ...(state.linear || state.size.rows < ROWS_OF_PANELS
      ? {}
      : { lead: (selected: number) => wholeLines(texts[selected], cells) }),
    ...layTable(columnsFor(state, cells), texts, cells),
    targets: differences.map(({ where }) =>
      placesOf(board.strategy).has(where) ? where : undefined,
    ),
    foot,
  };
}

/** Two strategy files as a screen. */
export const REVISION_SCREEN = listScreen<RevisionScreen>({
  kind: 'revision',
  place: 'two files',
  tabbed: false,
  heard: (_, screen, message) =>
    message.kind === 'revision' && screen.other.hash === message.hash
      ? { ...screen, read: true, board: message.board }
      : screen,
  reads: [],
  view: revisionList,
});

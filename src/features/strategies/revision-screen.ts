/** Two files of one strategy id: the same day scored by the other and by the one in use, and what differs in them. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { type Difference, strategyDifferences } from '../../core/strategy/strategy-diff.ts';
import { cutToWidth, wrapTextToWidth } from '../../text/cells.ts';
import {
  bandOrBandRangeText,
  dayText,
  NONE,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { lineFromTemplate, proseLine, type ViewLine } from '../../text/line.ts';
import { actionKeyNameIfEnabled } from '../../tui/keymap.ts';
import { ROWS_OF_PANELS } from '../../tui/layout.ts';
import { type ColumnSpec, type ListData, NO_TABLE, type RowCells } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import type { State } from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';

/** Lines for the selected difference. */
const WHOLE = 3;

/** Cells from which the two values have more room. */
const ROOMY = 80;

function revisionColumns(cells: number): readonly ColumnSpec[] {
  const most = cells < ROOMY ? 12 : 20;
  return [
    { key: 'where', grows: true, least: 16 },
    { key: 'what' },
    { key: 'other file', most },
    { key: 'in use', most },
  ];
}

/** What the columns cut of the selected difference, in as many lines on every row. */
function wholeValueLines(row: RowCells | undefined, cells: number): readonly ViewLine[] {
  const both = lineFromTemplate`${row?.['other file'] ?? ''} -> ${row?.['in use'] ?? ''}`;
  const lines = wrapTextToWidth(both.text, cells);
  return Array.from({ length: WHOLE }, (_, at) =>
    proseLine(at === WHOLE - 1 ? cutToWidth(lines.slice(at).join(' '), cells) : (lines[at] ?? '')),
  );
}

/** What differs, the head of the file first; a row about an indicator or a branch opens it. */
function strategyDifferenceListData(state: State, screen: RevisionScreen, cells: number): ListData {
  const { board, hash } = state;
  const { other } = screen;
  const common = { title: `Two files of ${board.strategy.id}`, tabs: [], tab: 0 };
  const head = [
    proseLine(
      terminalSafeOneLine(
        `${other.path ?? 'The shipped file'} (${other.hash}) bears the id of the one in use (${hash}), so both score this board.`,
      ),
    ),
  ];
  const key = actionKeyNameIfEnabled(state, 'alert.acknowledge');
  const foot =
    key === undefined
      ? []
      : [
          proseLine(
            `${key} says that you know; nothing more is said of it until one of the two changes.`,
          ),
        ];
  if (screen.board === undefined) {
    const why = screen.read ? [proseLine('This program can no longer use it as a strategy.')] : [];
    return { ...common, ...NO_TABLE, head: [...head, ...why], foot };
  }
  const gauge = ({ card }: typeof board): ViewLine =>
    lineFromTemplate`${scoreText(card.root.score, 1)} ${terminalSafeOneLine(bandOrBandRangeText(card.standing))}`;
  const told = lineFromTemplate`${dayText(board.asOf)}: ${gauge(screen.board)} by it, ${gauge(board)} by the one in use. A revision of the model, not news.`;
  const differences = strategyDifferences(screen.board.strategy, board.strategy);
  const places = [nodePlacesOf(board.strategy), nodePlacesOf(screen.board.strategy)];
  const node = ({ where }: Difference) =>
    places.map((each) => each.get(where)?.node).find((each) => each !== undefined);
  const texts = differences.map((each) => {
    const of = node(each);
    return {
      where: of === undefined ? terminalSafeOneLine(each.where) : nodeRowName(of),
      what: each.field === '' ? 'all of it' : each.field,
      'other file': terminalSafeOneLine(each.before ?? NONE),
      'in use': terminalSafeOneLine(each.after ?? NONE),
    };
  });
  return {
    ...common,
    head: [...head, told],
    ...(state.linear || state.size.rows < ROWS_OF_PANELS
      ? {}
      : { lead: (selected: number) => wholeValueLines(texts[selected], cells) }),
    specs: revisionColumns(cells),
    texts,
    targets: differences.map(({ where }) =>
      nodePlacesOf(board.strategy).has(where) ? where : undefined,
    ),
    foot,
  };
}

/** Two strategy files as a screen. */
export const REVISION_SCREEN = listScreen<RevisionScreen>({
  kind: 'revision',
  place: 'two files',
  shows:
    'What another strategy file makes of the same readings: the index under both, indicator by indicator.',
  tabbed: false,
  heard: (_, screen, message) =>
    message.kind === 'revision' && screen.other.hash === message.hash
      ? { ...screen, read: true, board: message.board }
      : screen,
  reads: ['locked', 'readOnly', 'view'],
  data: strategyDifferenceListData,
});

/** What differs between the strategy file in use and another of its id. */
interface RevisionScreen {
  readonly kind: 'revision';
  readonly other: OtherFile;
  /** Whether that file was read. */
  readonly read: boolean;
  /** The board of the day by that file; undefined until it is read, and where it cannot be used. */
  readonly board: Board | undefined;
  /** The row in hand, from 0. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly revision: RevisionScreen;
  }
}

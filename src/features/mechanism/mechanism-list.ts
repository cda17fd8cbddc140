/** Mechanism: the path of what pushes against what moves, quarter by quarter, what each band still requires, and what can be said. */
import { causeEffectSequences, type PushedMoved } from '../../core/analysis/pushed-moved.ts';
import type { Day, Event } from '../../core/model/model.ts';
import { highestBandReached } from '../../core/scoring/band.ts';
import type { Board } from '../../core/scoring/board.ts';
import { timelineOfBoard } from '../../core/scoring/timelines.ts';
import { fillToWidth } from '../../text/cells.ts';
import { dayText, scoreText, terminalSafeOneLine } from '../../text/format.ts';
import {
  drawnLine,
  joinedLine,
  phraseLine,
  proseLine,
  spacedLine,
  type ViewLine,
} from '../../text/line.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { causeAndEffectTitles, mechanismEvidenceLines } from '../../views/mechanism.ts';

export const MECHANISM_TABS = ['Path', 'What can be said', 'Bands'] as const;

/** The mechanism screen in a width and a count of rows. */
export function mechanismListData(
  board: Board,
  events: readonly Event[],
  screen: MechanismScreen,
  cells: number,
  rows: number,
): ListData {
  const view = causeEffectSequences(board.strategy, timelineOfBoard(board), board.asOf);
  const common = { title: 'Pushed and moved', tabs: MECHANISM_TABS, tab: screen.tab };
  if (view === undefined) {
    return {
      ...common,
      ...NO_TABLE,
      head: [proseLine('This strategy claims no cause and effect.')],
      foot: [],
    };
  }
  if (screen.tab === 0) return { ...common, ...pathView(board, events, view, cells, rows) };
  const lines = screen.tab === 1 ? mechanismEvidenceLines(board, view) : bandLines(board);
  return { ...common, ...NO_TABLE, head: lines, foot: [] };
}

const PATH: readonly ColumnSpec[] = [
  { key: ' ' },
  { key: 'day' },
  { key: 'pushed', align: 'right' },
  { key: 'moved', align: 'right' },
  { key: 'what happened before it', grows: true },
];
/** Rows below which a table has no room for a picture. */
const LEAST_PLOTTED = 12;
const MARKS = '123456789abcdefghijklmnopqrstuvwxyz';

function pathView(
  board: Board,
  events: readonly Event[],
  view: PushedMoved,
  cells: number,
  rows: number,
): ListBody {
  const texts = view.path.map((point, at) => ({
    ' ': MARKS[at] ?? '*',
    day: dayText(point.day),
    pushed: scoreText(point.cause, 1),
    moved: scoreText(point.effect, 1),
    'what happened before it': happenedText(events, view.path[at - 1]?.day, point.day),
  }));
  const height = Math.max(4, Math.min(14, rows - 5 - Math.min(texts.length, 6)));
  const { cause, effect } = causeAndEffectTitles(board);
  return {
    head:
      rows < LEAST_PLOTTED
        ? []
        : [
            proseLine(`up: moved (${effect}); right: pushed (${cause})`),
            ...plot(view, Math.min(cells - 6, 70), height),
          ],
    specs: events.length === 0 ? PATH.slice(0, -1) : PATH,
    texts,
    targets: texts.map(() => undefined),
    foot: [],
  };
}

/** The events after one point and up to the next, the newest first, how many before what; '' before the first point. */
function happenedText(events: readonly Event[], after: Day | undefined, upTo: Day): string {
  if (after === undefined) return '';
  const happened = events.filter(({ day }) => day > after && day <= upTo).toReversed();
  const titles = happened.map(({ title }) => title).join('; ');
  return terminalSafeOneLine(happened.length < 2 ? titles : `${happened.length}: ${titles}`);
}

/** The quarters as points of a plane whose edges are the lowest and highest scores, rounded out to tens. */
function plot(view: PushedMoved, columns: number, rows: number): readonly ViewLine[] {
  const points = view.path.flatMap(({ cause, effect }, at) =>
    cause === undefined || effect === undefined ? [] : [{ cause, effect, mark: MARKS[at] ?? '*' }],
  );
  if (points.length === 0) return [proseLine('no quarter with both scores yet')];
  const range = (
    of: (point: { readonly cause: number; readonly effect: number }) => number,
  ): readonly [number, number] => {
    const values = points.map(of);
    const low = Math.floor(Math.min(...values) / 10) * 10;
    return [low, Math.max(low + 10, Math.ceil(Math.max(...values) / 10) * 10)];
  };
  const [left, right] = range((point) => point.cause);
  const [bottom, top] = range((point) => point.effect);
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  for (const { cause, effect, mark } of points) {
    const x = Math.round(((cause - left) / (right - left)) * (columns - 1));
    const y = Math.round(((effect - bottom) / (top - bottom)) * (rows - 1));
    const line = grid[rows - 1 - y];
    if (line !== undefined) line[x] = `${line[x] ?? ''}${mark}`;
  }
  const shown = (marks: string): string => marks.at(-1) ?? ' ';
  // what shares a place with a later quarter is named
  const under = grid
    .flat()
    .filter((marks) => marks.length > 1)
    .map((marks) => `${Array.from(marks.slice(0, -1)).join(', ')} under ${shown(marks)}`);
  const hidden = under.length === 0 ? '' : `hidden: ${under.join('; ')}`;
  return [
    ...grid.map((line, at) => {
      const label = at === 0 ? top : at === rows - 1 ? bottom : undefined;
      return drawnLine(
        `${fillToWidth(label === undefined ? '' : String(label), 4, 'right')} |${line.map(shown).join('')}`,
      );
    }),
    drawnLine(`     +${'-'.repeat(columns)}`),
    drawnLine(
      `      ${fillToWidth(`${left}${hidden === '' ? '' : `   ${hidden}`}`, columns - 4)}${fillToWidth(String(right), 4, 'right')}`,
      hidden,
    ),
  ];
}

function bandLines(board: Board): readonly ViewLine[] {
  const { bands, root } = board.strategy;
  const score = board.card.root.score;
  const scoreOf = (id: string): number | undefined => board.card.nodes.get(id)?.score;
  const standing =
    score === undefined ? undefined : highestBandReached(bands, score, scoreOf)?.band;
  return bands.flatMap((band) => {
    const lacks = [
      ...(score === undefined || score < band.from
        ? [
            phraseLine`${terminalSafeOneLine(root.title)} ${scoreText(score)}, needs ${String(band.from)}`,
          ]
        : []),
      ...band.requires
        .filter((each) => (scoreOf(each.node) ?? -1) < each.atLeast)
        .map(
          (each) =>
            phraseLine`${terminalSafeOneLine(board.card.nodes.get(each.node)?.node.title ?? each.node)} ${scoreText(scoreOf(each.node))}, needs ${String(each.atLeast)}`,
        ),
    ];
    const here = band === standing ? [drawnLine('<- here', 'here')] : [];
    return [
      spacedLine([String(band.from), terminalSafeOneLine(band.title), ...here], '  '),
      ...(band.meaning === undefined
        ? []
        : [proseLine(`    ${terminalSafeOneLine(band.meaning)}`)]),
      lacks.length === 0
        ? proseLine('    everything it requires is there')
        : phraseLine`    still lacks: ${joinedLine(lacks, '; ')}`,
    ];
  });
}

/** The mechanism as a screen. */
export const MECHANISM_SCREEN = listScreen<MechanismScreen>({
  kind: 'mechanism',
  place: 'mechanism',
  tabbed: true,
  reads: ['events'],
  data: ({ board, events, size }, screen, cells) =>
    mechanismListData(board, events, screen, cells, size.rows - 5),
});

export interface MechanismScreen {
  readonly kind: 'mechanism';
  readonly tab: number;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly mechanism: MechanismScreen;
  }
}

/** Mechanism: each claim that a cause comes before its effect beside what happened, quarter by quarter and swing by swing, and what each band still requires. */
import { linkReportsOf } from '../../core/analysis/links.ts';
import { SWING } from '../../core/analysis/swings.ts';
import type { Event } from '../../core/model/model.ts';
import { highestBandReached } from '../../core/scoring/band.ts';
import type { Board } from '../../core/scoring/board.ts';
import { fillToWidth } from '../../text/cells.ts';
import { scoreText, terminalSafeOneLine } from '../../text/format.ts';
import {
  drawnLine,
  headingLine,
  joinedLine,
  phraseLine,
  proseLine,
  spacedLine,
  type ViewLine,
} from '../../text/line.ts';
import { type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { onlyAgeSentence } from '../../views/as-of-day.ts';
import { COUNTS_ONLY, type EpisodeView, type LinkView, linkView } from '../../views/links.ts';

const BANDS = 'Bands';
/** What is said where there is nothing to lay side by side. */
export const NO_LINKS = 'This strategy claims no cause and effect.';

/** A tab for each link, by its id, and one for the bands. */
export function mechanismTabs({ strategy }: Board): readonly string[] {
  return [...strategy.mechanism.map(({ id }) => id), BANDS];
}

/** The mechanism screen in a width and a count of rows. */
export function mechanismListData(
  board: Board,
  events: readonly Event[],
  screen: MechanismScreen,
  cells: number,
  rows: number,
): ListData {
  const tabs = mechanismTabs(board);
  const tab = Math.min(screen.tab, tabs.length - 1);
  const report = linkReportsOf(board)[tab];
  const none = tabs.length === 1 ? [proseLine(NO_LINKS), proseLine('')] : [];
  return {
    title: 'Pushed and moved',
    tabs,
    tab,
    ...NO_TABLE,
    head:
      report === undefined
        ? [...none, ...bandLines(board)]
        : linkLines(linkView(board, report, events), cells, rows, onlyAgeSentence(board)),
    foot: [],
  };
}

/** Rows from which a picture of the path has room. */
const PLOTTED_FROM = 30;
const PLOT_ROWS = 10;
/** Cells below which the words of a quarter have a line of their own. */
const WORDS_BESIDE = 56;

function linkLines(
  view: LinkView,
  cells: number,
  rows: number,
  ahead: string | undefined,
): readonly ViewLine[] {
  const { title, cause, effect, sentences, episodes } = view;
  return [
    headingLine(title),
    ...sentences.map(proseLine),
    ...(ahead === undefined ? [] : [proseLine(ahead)]),
    proseLine(''),
    ...pathLines(view, cells),
    proseLine(''),
    proseLine(COUNTS_ONLY),
    ...(rows < PLOTTED_FROM
      ? []
      : [
          proseLine(''),
          proseLine(`up: moved (${effect}); right: pushed (${cause})`),
          ...plot(view, Math.min(cells - 6, 70), PLOT_ROWS),
        ]),
    ...episodeLines(
      `Swings of ${cause} (pushed)`,
      episodes.filter(({ pushed }) => pushed),
    ),
    ...episodeLines(
      `Swings of ${effect} (moved)`,
      episodes.filter(({ pushed }) => !pushed),
    ),
  ];
}

function pathLines({ path }: LinkView, cells: number): readonly ViewLine[] {
  if (path.length === 0) return [proseLine('no day with both scores yet')];
  const row = (mark: string, day: string, pushed: string, moved: string): string =>
    `${fillToWidth(mark, 1)} ${fillToWidth(day, 11)} ${fillToWidth(pushed, 6, 'right')} ${fillToWidth(moved, 6, 'right')}`;
  return [
    drawnLine(row('', 'day', 'pushed', 'moved')),
    ...path.flatMap(({ mark, day, pushed, moved, words }): readonly ViewLine[] => {
      const numbers = row(mark, day, pushed, moved);
      const said = phraseLine`${day}: pushed ${pushed}, moved ${moved}${words === '' ? '' : `, ${words}`}`;
      const { say = said.text } = said;
      return cells >= WORDS_BESIDE || words === ''
        ? [drawnLine(`${numbers}  ${words}`.trimEnd(), say)]
        : [drawnLine(numbers, say), drawnLine(`    ${words}`)];
    }),
  ];
}

function episodeLines(title: string, episodes: readonly EpisodeView[]): readonly ViewLine[] {
  return [
    proseLine(''),
    headingLine(title),
    ...(episodes.length === 0
      ? [proseLine(`none of ${SWING} points or more`)]
      : episodes.flatMap(({ what, movers }) => [
          proseLine(what),
          ...movers.map((mover) => proseLine(`    ${mover}`)),
        ])),
  ];
}

/** The quarters as points of a plane whose edges are the lowest and highest scores, rounded out to tens. */
function plot({ report, path }: LinkView, columns: number, rows: number): readonly ViewLine[] {
  const points = report.path.flatMap(({ cause, effect }, at) =>
    cause === undefined || effect === undefined
      ? []
      : [{ cause, effect, mark: path[at]?.mark ?? '' }],
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
  shows:
    'Cause beside effect, quarter by quarter: whether what the strategy claims to come first did.',
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

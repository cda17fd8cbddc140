/** Cause and effect as a screen: each claim beside what happened, quarter by quarter and swing by swing, and what each band requires; every row leads on. */
import { linkReportsOf } from '../../core/analysis/links.ts';
import type { Event } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { wrapTextToWidth } from '../../text/cells.ts';
import { dayText, scoreText, terminalSafeOneLine } from '../../text/format.ts';
import {
  displayTextOfLinePart,
  headingLine,
  lineFromTemplate,
  type Part,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { nothingRecordedSinceDaySentence } from '../../views/as-of-day.ts';
import {
  COUNTS_ONLY,
  type EpisodeView,
  type LinkView,
  mechanismLinkView,
} from '../../views/link-view.ts';
import {
  CAUSE_AND_EFFECT,
  linkPlotLegendText,
  linkScatterLines,
  mechanismTabs,
  NO_LINKS,
  NO_PATH,
  requirementsOfEachBand,
} from './mechanism-output.ts';

/** Rows from which a picture of the path has room beside the table, and its own. */
const PLOTTED_FROM = 38;
const PLOT_ROWS = 8;

/** Rows from which the selected row is said whole. */
const WHOLE_FROM = 18;

/** Cells from which the two titles have room, and both days of a swing. */
const ROOMY = 76;
const WIDE = 100;

/** What the tab that is shown of the mechanism screen lists, for a width and a count of rows: one link with its numbers, or, on the last tab, the bands with what they require. */
export function mechanismTabListData(
  board: Board,
  events: readonly Event[],
  screen: MechanismScreen,
  cells: number,
  rows: number,
): ListData {
  const tabs = mechanismTabs(board);
  const tab = Math.min(screen.tab, tabs.length - 1);
  const report = linkReportsOf(board)[tab];
  return {
    title: CAUSE_AND_EFFECT,
    tabs,
    tab,
    ...(report === undefined
      ? bandTable(board, cells)
      : linkTable(
          mechanismLinkView(board, report, events),
          cells,
          rows,
          nothingRecordedSinceDaySentence(board),
        )),
  };
}

type Row = Readonly<Record<string, Part>>;

function linkTable(
  view: LinkView,
  cells: number,
  rows: number,
  ahead: string | undefined,
): ListBody {
  const { title, cause, effect, sentences, path, episodes, report } = view;
  const head = [
    headingLine(title),
    ...[...sentences, ...(ahead === undefined ? [] : [ahead])].map(proseLine),
    ...(path.length === 0 ? [proseLine(NO_PATH)] : []),
    ...(rows < PLOTTED_FROM || path.length === 0
      ? []
      : [
          proseLine(linkPlotLegendText(view)),
          ...linkScatterLines(view, Math.min(cells - 6, 70), PLOT_ROWS),
        ]),
  ];
  const foot = [proseLine(COUNTS_ONLY)];
  const [first, second] = cells < ROOMY ? ['cause', 'effect'] : [cause, effect];
  const specs: readonly ColumnSpec[] = [
    ...(rows < PLOTTED_FROM ? [] : [{ key: ' ' }]),
    { key: 'day' },
    { key: first, align: 'right', most: 20 },
    // two nodes of one title would be one column
    ...(second === first ? [] : [{ key: second, align: 'right', most: 20 } as const]),
    { key: 'what', grows: true, least: 16 },
  ];
  const isWide = cells >= WIDE;
  const swingRow = ({ pushed, swing, size, outcome }: EpisodeView): Row => {
    const [begin, end] = [dayText(swing.begin), dayText(swing.end)];
    const what = isWide ? size : `${size}, since ${begin}`;
    return {
      day: isWide ? `${begin} to ${end}` : end,
      [pushed ? first : second]: `${scoreText(swing.from, 1)} -> ${scoreText(swing.to, 1)}`,
      what: outcome === '' ? what : `${what}; ${outcome}`,
    };
  };
  const newestFirst = [true, false].flatMap((pushed) =>
    episodes.filter((each) => each.pushed === pushed).toReversed(),
  );
  const told = newestFirst.flatMap((each): readonly (readonly [Row, string])[] => {
    const node = each.pushed ? report.link.cause : report.link.effect;
    return [
      [swingRow(each), node],
      ...each.parts.map(({ day, points, text, target }): readonly [Row, string] => [
        {
          day: day === undefined ? '' : `  ${dayText(day)}`,
          [each.pushed ? first : second]: points,
          what: `  ${text}`,
        },
        target ?? node,
      ]),
    ];
  });
  const quarters = path
    .toReversed()
    .map(({ mark, day, pushed, moved, words }): readonly [Row, string] => [
      { ' ': mark, day, [first]: pushed, [second]: moved, what: words },
      report.link.effect,
    ]);
  const all = [...quarters, ...told];
  return {
    head,
    ...(rows < WHOLE_FROM || !Number.isFinite(cells)
      ? {}
      : { lead: (selected: number) => wholeEpisodeLines(all[selected]?.[0]), leadRows: 1 }),
    specs,
    texts: all.map(([row]) => row),
    targets: all.map(([, target]) => target),
    foot,
  };
}

/** What the last column cut of the selected row. */
function wholeEpisodeLines(row: Row | undefined): readonly ViewLine[] {
  const [day, what] = [row?.day ?? '', row?.what ?? ''].map((part) =>
    displayTextOfLinePart(part).trim(),
  );
  return [proseLine([day, what].filter((text) => text !== '').join(': '))];
}

function bandTable(board: Board, cells: number): ListBody {
  const bands = requirementsOfEachBand(board);
  const rows = bands.flatMap(({ band, here, needs }) =>
    needs.map(({ node, atLeast, score, met }, at) => ({
      band,
      target: node.id,
      texts: {
        band:
          at > 0
            ? ''
            : lineFromTemplate`${String(band.from)} ${terminalSafeOneLine(band.title)}${here ? ' (here)' : ''}`,
        requires: terminalSafeOneLine(node.title),
        of: String(atLeast),
        score: scoreText(score),
        ' ': met ? 'met' : 'not met',
      },
    })),
  );
  const meanings = bands.map(({ band }) => wrapTextToWidth(band.meaning ?? '', cells).length);
  const room = Number.isFinite(cells) ? Math.max(0, ...meanings) : 0;
  return {
    ...(rows.length === 0 ? NO_TABLE : {}),
    head: board.strategy.mechanism.length === 0 ? [proseLine(NO_LINKS)] : [],
    lead: (selected) => {
      const meaning = rows[selected]?.band.meaning;
      const lines =
        meaning === undefined ? [] : wrapTextToWidth(terminalSafeOneLine(meaning), cells);
      return Array.from({ length: Math.max(room, lines.length) }, (_, at) =>
        proseLine(lines[at] ?? ''),
      );
    },
    specs: BAND_COLUMNS,
    texts: rows.map(({ texts }) => texts),
    targets: rows.map(({ target }) => target),
    foot: [],
  };
}

const BAND_COLUMNS: readonly ColumnSpec[] = [
  { key: 'band', repeats: true, grows: true, least: 16 },
  { key: 'requires', most: 28, least: 12 },
  { key: 'of', align: 'right' },
  { key: 'score', align: 'right' },
  { key: ' ' },
];

/** Cause and effect as a screen. */
export const MECHANISM_SCREEN = listScreen<MechanismScreen>({
  kind: 'mechanism',
  place: 'cause and effect',
  shows:
    'Cause beside effect, quarter by quarter: whether what the strategy claims to come first did.',
  tabbed: true,
  reads: ['events'],
  data: ({ board, events, size }, screen, cells) =>
    mechanismTabListData(board, events, screen, cells, size.rows - 5),
});

export interface MechanismScreen {
  readonly kind: 'mechanism';
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly mechanism: MechanismScreen;
  }
}

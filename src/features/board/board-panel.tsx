/** The panels of the overview: a track with its indicators, and what needs attention. */

import { memo, useMemo } from 'react';
import { TELLING } from '../../core/model/states.ts';
import { fittingPartsText, textWidth } from '../../text/cells.ts';
import { ageText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { displayTextOfLinePart, type ViewLine } from '../../text/line.ts';
import { columnTitlePositions } from '../../text/table.ts';
import { isWellState, type Span, STATE_MARKS, scoreTone } from '../../text/tone.ts';
import { nothingFitsSentence } from '../../tui/filtering.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { Line, SpansRow } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { FocusedTable, PlainTable } from '../../tui/ink/table.tsx';
import { firstVisibleRow } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { upcomingChangesLine } from '../../views/coming.ts';
import {
  effortScoreText,
  type IndicatorRow,
  type TrackView,
} from '../../views/gauge-and-tracks.ts';
import { AttentionBox } from './attention-box.tsx';
import { type BoardColumns, boardPanelIndicatorTable } from './board-table.ts';
import { hasRoomForTrackSummary } from './overview-rows.ts';
import { type BoxProps, panelFilterText } from './panel-parts.ts';
import {
  type BoardPanel,
  boardPanels,
  overviewAtBottomOfStack,
  panelsWithFilteredRows,
  selectedPanelRowIndex,
  type TrackPanel,
} from './panels.ts';
import { waitingAndSinceVisitLines } from './since.ts';

interface PanelBoxProps {
  readonly state: State;
  readonly glyphs: Glyphs;
  readonly panel: BoardPanel;
  /** Its index among the panels, from 0. */
  readonly at: number;
  /** Its rows of content, without title and frame, and the columns of the terminal that it takes, its frame included, ≥ 0. */
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  /** Whether its title names all panels, where it is the only one on the screen. */
  readonly tabs?: boolean;
}

/** A panel of the overview by what it holds; the verdict panel is drawn by itself. */
export function OverviewPanel({
  state,
  glyphs,
  panel,
  at,
  rows,
  columns,
  framed,
  tabs = false,
}: PanelBoxProps) {
  const focused = overviewAtBottomOfStack(state).panel === at && state.layers.length === 1;
  const selected = selectedPanelRowIndex(state, panel);
  const lines =
    panel.kind === 'attention'
      ? waitingSinceVisitAndComingLines(state, columns - (framed ? 4 : 2))
      : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same texts are the same lines, and draw no panel again
  const foot = useMemo(() => lines, [lines.map(displayTextOfLinePart).join('\n')]);
  const common = {
    glyphs,
    rows,
    columns,
    framed,
    focused,
    selected,
    empty: ` ${nothingFitsSentence(state, panel.filter)}`,
  };
  if (panel.kind === 'answer') return null;
  const title = tabs ? tabsTitle(state, at, columns - 8) : undefined;
  return (
    <ClickArea area={at}>
      {panel.kind === 'track' ? (
        <TrackBox
          {...common}
          panel={panel}
          at={at}
          title={title}
          isSummed={framed || hasRoomForTrackSummary(state.size.rows)}
        />
      ) : (
        <AttentionBox
          {...common}
          panel={panel}
          at={at}
          title={title}
          seen={state.acknowledgements}
          since={foot}
        />
      )}
    </ClickArea>
  );
}

/** What stands below the lines that need attention: that an assessment is due, what waits in the inbox, what is new since the last visit, what comes next; each behind a label of `label` cells, from 0. */
export function waitingSinceVisitAndComingLines(
  state: State,
  cells: number,
  label?: number,
): readonly ViewLine[] {
  const next = upcomingChangesLine(state.board, cells, label);
  return [...waitingAndSinceVisitLines(state, cells, label), ...(next === undefined ? [] : [next])];
}

/** The numbers and titles of all panels, the one on the screen, at `at`, index from 0, in brackets; where they do not fit, its own and the others' numbers. */
function tabsTitle(state: State, at: number, cells: number): string {
  const titles = boardPanels(state.board).flatMap((panel) =>
    panel.kind === 'answer' ? [] : [panel.kind === 'track' ? panel.view.title : 'Attention'],
  );
  const named = (isWhole: boolean): string =>
    titles
      .map((title, each) => {
        const text = isWhole || each === at ? `${each + 1} ${title}` : String(each + 1);
        return each === at ? `[${text}]` : text;
      })
      .join(' ');
  const whole = named(true);
  return textWidth(whole) <= cells ? whole : named(false);
}

const TrackBox = memo(function TrackBox({
  panel,
  at,
  title,
  isSummed,
  glyphs,
  rows,
  columns,
  framed,
  focused,
  selected,
  empty,
}: BoxProps & {
  readonly panel: TrackPanel;
  /** Its index among the panels, from 0. */
  readonly at: number;
  readonly title: string | undefined;
  /** Whether the track is summed up below its indicators or above them; else its score stands beside its title. */
  readonly isSummed: boolean;
}) {
  const { view } = panel;
  const cells = columns - (framed ? FRAME : 1);
  const kind = boardColumnsFor(cells, title !== undefined);
  const table = useMemo(
    () => boardPanelIndicatorTable(view.rows, cells, kind, glyphs),
    [view, cells, kind, glyphs],
  );
  const isSummedAbove = isSummed && !framed;
  const visible = Math.max(1, rows - (isSummedAbove ? 1 : 0));
  const start = firstVisibleRow(selected, visible, view.rows.length);
  const rowsShown = useMemo(
    () => table.rows.slice(start, start + visible),
    [table, start, visible],
  );
  const place = visible < view.rows.length ? `${selected + 1} of ${view.rows.length}` : '';
  const hasAges = table.columns.some(({ key }) => key === 'age');
  const row = focused && framed && !hasAges ? view.rows[selected] : undefined;
  const shownTitle = `${title ?? `${at + 1} ${view.title}`}${panelFilterText(panel)}${row === undefined ? '' : codeAndAgeText(row)}`;
  const scoreAndPlace = [trackScoreText(view), place].filter((text) => text !== '').join(', ');
  const fits = textWidth(shownTitle) + textWidth(scoreAndPlace) + 8 <= columns;
  const aside = isSummed ? place : fits ? scoreAndPlace : trackScoreText(view);
  return (
    <Panel
      title={shownTitle}
      aside={aside}
      headings={isSummed ? columnTitlePositions(table.columns) : []}
      summary={trackSummary(view, columns - 8 - textWidth(aside))}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      {isSummedAbove && <SpansRow spans={[{ text: ' ' }, ...trackSummary(view, cells)]} />}
      {view.rows.length === 0 && panel.filter !== '' && <Line text={empty} />}
      {focused ? (
        <FocusedTable
          rows={rowsShown}
          columns={table.columns}
          heading={false}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        <PlainTable
          rows={rowsShown}
          columns={table.columns}
          heading={false}
          area={at}
          first={start}
        />
      )}
    </Panel>
  );
});

/** `: RU12, 272d old`, of the selected row, where the rows have no room for either; without a reading the id alone. */
function codeAndAgeText({ code, age }: IndicatorRow): string {
  return `: ${code}${age === undefined ? '' : `, ${ageText(age)} old`}`;
}

/** Cells of a frame, and of the mark before a row. */
const FRAME = 3;
/** Cells from which a panel beside others has room for words for states, and for trend and age, beside whole names. */
const WORDY = 56;
const ROOMY = 74;

/** Which columns a panel has; alone on the screen it shows no more than beside others on a wider one. */
function boardColumnsFor(cells: number, isAlone: boolean): BoardColumns {
  if (isAlone) return 'words';
  return cells >= ROOMY ? 'all' : cells >= WORDY ? 'words' : 'least';
}

/** What the letters mean that stand before scores in the panels of some `indexes`, from 0, side by side in so many columns and rows: `A ALERT, d due`; '' where no letter does. */
export function scoreLettersLegendText(
  state: State,
  indexes: readonly number[],
  columns: number,
  rows: number,
): string {
  const panels = panelsWithFilteredRows(state);
  const shown = indexes.flatMap((index): readonly IndicatorRow[] => {
    const panel = panels[index];
    const each = Math.floor(columns / indexes.length);
    if (panel?.kind !== 'track' || boardColumnsFor(each - FRAME, false) !== 'least') return [];
    const all = panel.view.rows;
    const start = firstVisibleRow(selectedPanelRowIndex(state, panel), rows, all.length);
    return all.slice(start, start + rows);
  });
  const lettered = TELLING.filter(
    (word) =>
      shown.some(({ state: each, late }) => each === word || late === word) && !isWellState(word),
  );
  return lettered.map((word) => `${STATE_MARKS[word]} ${word}`).join(' ');
}

/** The score of a track with its interval. */
function trackScoreText(view: TrackView): string {
  return view.score === undefined ? 'no score' : `${view.scoreText} (${view.interval})`;
}

/** The score of a track with its interval, its change, and what needs attention in it, in at most so many cells. */
function trackSummary(view: TrackView, cells: number): readonly Span[] {
  const score = trackScoreText(view);
  const room = cells - textWidth(score) - 2;
  const changes = view.score === undefined ? [] : [`${view.over30} in 30d`, `${view.over30} 30d`];
  const change = changes.find((text) => textWidth(text) <= room) ?? '';
  const rest = [change, ...view.summary, effortScoreText(view)].filter((text) => text !== '');
  return [
    { text: score, tone: scoreTone(view.score) },
    { text: `  ${fittingPartsText(rest, room, ', ')}`.trimEnd() },
  ];
}

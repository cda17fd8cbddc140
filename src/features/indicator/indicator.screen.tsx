/** One indicator: where it stands, its readings over time, every version of them, the rule that scores them, their sources. Long, since four tabs share one layout. */

import { Box } from 'ink';
import { useMemo } from 'react';
import type { Indicator } from '../../core/model/model.ts';
import { wrapTextToWidth } from '../../text/cells.ts';
import { capitalized, terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { linesCutToHeight, proseLine, type ViewLine } from '../../text/line.ts';
import { recordKeyOrWhyNotText } from '../../tui/binding.ts';
import { Line, PartRowsColumn, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { FocusedTable } from '../../tui/ink/table.tsx';
import {
  AMPLE_CELLS,
  COLUMNS_OF_PANELS,
  firstVisibleRow,
  panelEdgeSizes,
  ROWS_OF_HEAD,
  shownLineRangeText,
} from '../../tui/layout.ts';
import { selectedReading } from '../../tui/selected-reading.ts';
import type { State } from '../../tui/state.ts';
import {
  countedIndicatorEventsAndChecksTable,
  eventOrCheckDetailTexts,
} from '../../views/events-and-checks.ts';
import { flagLegendText } from '../../views/flags.ts';
import { indicatorChartFlagsAndCounts, indicatorChartLines } from '../../views/indicator-chart.ts';
import {
  indicatorChartLegendText,
  indicatorReadingVersionsTable,
  indicatorRuleTabTexts,
  indicatorSummaryLines,
  readingOrCheckDetailTexts,
  readingVersionSummaryText,
} from '../../views/indicator-lines.ts';
import {
  countedEventsAndChecks,
  type EventOrCheck,
  whyNoValueText,
} from '../../views/indicator-value.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import {
  indicatorPurposeAndLookUpSections,
  sectionLinesFittedToRows,
} from '../../views/selected-row-detail.ts';
import {
  eventOrCheckUnderCursor,
  INDICATOR_TABS,
  indicatorScreenTabLabel,
  shownIndicatorTabName,
} from './indicator-readings.ts';
import { type IndicatorScreen, noLongerInStrategySentence } from './indicator-screen.ts';
import { indicatorSourceRows, indicatorSourcesTable, sourceDetailTexts } from './source-view.ts';

type Props = ScreenBodyProps<IndicatorScreen>;

/** Columns of what stands beside a tab. */
const SIDE = 44;

/** Rows from which events have flags on the chart, and a legend. */
const FLAGGED = 8;

/** The title beside each tab. */
function sideTitle(
  tab: ReturnType<typeof shownIndicatorTabName>,
  eventOrCheck: EventOrCheck | undefined,
): string {
  if (tab === 'Rule') return '';
  if (tab === 'Sources') return 'Source';
  return eventOrCheck === undefined
    ? 'Reading'
    : eventOrCheck.check === undefined
      ? 'Event'
      : 'Check';
}

/** The indicator screen below the header and above the notice and footer. */
export function IndicatorBody({ state, screen, glyphs }: Props) {
  const { columns, rows } = state.size;
  const edges = panelEdgeSizes(state.size);
  const { framed } = edges;
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined) return <Line text={` ${noLongerInStrategySentence(state)}`} />;
  const tab = shownIndicatorTabName(screen);
  const all = indicatorSummaryLines(state.board, leaf, columns - edges.cells);
  const head = headThatFits(all, tab, rows);
  const title = terminalSafeOneLine(`${leaf.node.code ?? ''} ${leaf.node.title}`.trim());
  const tabs = INDICATOR_TABS.map((each) => {
    const label = indicatorScreenTabLabel(each, leaf.node);
    return each === tab ? `[${label}]` : ` ${label} `;
  }).join('');
  const body = rows - 3 - (head.length > 0 ? head.length + edges.rows : 0) - edges.rows;
  const aside = sideTitle(tab, eventOrCheckUnderCursor(state, screen));
  const side = columns >= AMPLE_CELLS && aside !== '' ? SIDE : 0;
  const cells = columns - side - edges.cells;
  const note = noteLines(state, screen, leaf.node, side > 0 ? side - 4 : cells);
  const about =
    side === 0 || tab === 'Sources'
      ? []
      : sectionLinesFittedToRows(
          indicatorPurposeAndLookUpSections(leaf.node, side - 4),
          body - note.length - 1,
          side - 4,
        );
  const below =
    side > 0 || tab === 'Rule'
      ? 0
      : Math.max(
          0,
          tab === 'Chart' ? Math.min(note.length, 5, body - 9) : Math.min(note.length, 6, body - 8),
        );
  return (
    <Box flexDirection="column">
      {head.length > 0 && (
        <Panel
          title={title}
          aside={proposalsOnNodeText(state, screen.id, 'inbox.open')}
          columns={columns}
          rows={head.length}
          focused={false}
          framed={framed}
          glyphs={glyphs}
        >
          <ViewLines lines={head} />
        </Panel>
      )}
      <Box>
        <Panel
          title={
            head.length > 0 || columns < COLUMNS_OF_PANELS
              ? tabs
              : `${leaf.node.code ?? ''} ${tabs}`.trim()
          }
          aside={
            tab === 'Rule'
              ? ruleLinesShownText(state, screen, leaf.node, cells, body)
              : tabPositionText(state, screen, leaf.node)
          }
          columns={columns - side}
          rows={body}
          focused
          framed={framed}
          glyphs={glyphs}
        >
          <Tab
            state={state}
            screen={screen}
            glyphs={glyphs}
            indicator={leaf.node}
            cells={cells}
            rows={body - below}
            said={
              head.length > 0
                ? ''
                : readingVersionSummaryText(
                    leaf.node,
                    leaf.node.count === undefined ? screen.history?.[screen.selected] : undefined,
                    all,
                    cells - 1,
                  )
            }
          />
          {below > 0 && (
            <PartRowsColumn
              texts={linesCutToHeight(
                note.map((text) => proseLine(text)),
                below,
                cells,
              ).map(({ text }) => text)}
            />
          )}
        </Panel>
        {side > 0 && (
          <Panel
            title={aside}
            columns={side}
            rows={body}
            focused={false}
            framed={framed}
            glyphs={glyphs}
          >
            <ViewLines
              lines={[
                ...note.map(proseLine),
                ...(about.length === 0 || note.length === 0 ? [] : [BLANK]),
                ...about,
              ]}
            />
          </Panel>
        )}
      </Box>
    </Box>
  );
}

const BLANK = proseLine('');

/** Lines of numbers that stand below the sentence at the head. */
const NUMBERS = 3;

/** Rows from which the head has its numbers above the chart too. */
const ROWS_OF_NUMBERS = 30;

/** What stands at the head in so many rows: on the chart, where they are few, the sentence alone, or with the value. */
function headThatFits(
  lines: readonly ViewLine[],
  tab: ReturnType<typeof shownIndicatorTabName>,
  rows: number,
): readonly ViewLine[] {
  if (rows < ROWS_OF_HEAD) return [];
  const isSmall = tab === 'Chart' && rows < ROWS_OF_NUMBERS;
  return isSmall ? lines.slice(0, Math.max(2, lines.length - NUMBERS)) : lines;
}

/** What is known of the reading under the cursor, or of the source selected. */
function noteLines(
  state: State,
  screen: IndicatorScreen,
  indicator: Indicator,
  cells: number,
): readonly string[] {
  if (shownIndicatorTabName(screen) === 'Sources') {
    const row = indicatorSourceRows(state.board, indicator)[screen.line ?? 0];
    return row === undefined
      ? []
      : sourceDetailTexts(row).flatMap((line) => wrapTextToWidth(line, cells));
  }
  if (indicator.count !== undefined) {
    const eventOrCheck = eventOrCheckUnderCursor(state, screen);
    return eventOrCheck === undefined
      ? []
      : eventOrCheckDetailTexts(indicator, eventOrCheck, cells);
  }
  const row = screen.history?.[screen.selected];
  return row === undefined ? [] : readingOrCheckDetailTexts(indicator, row, cells);
}

function tabPositionText(state: State, screen: IndicatorScreen, indicator: Indicator): string {
  const [at, total] =
    shownIndicatorTabName(screen) === 'Sources'
      ? [screen.line ?? 0, indicatorSourceRows(state.board, indicator).length]
      : shownIndicatorTabName(screen) === 'Rule'
        ? [0, 0]
        : [screen.selected, rowCount(state, screen, indicator)];
  return total === 0 ? '' : `${at + 1} of ${total}`;
}

/** How many readings, or events and checks of a counted indicator, are listed, ≥ 0. */
function rowCount({ board }: State, screen: IndicatorScreen, indicator: Indicator): number {
  return indicator.count === undefined
    ? (screen.history?.length ?? 0)
    : countedEventsAndChecks(board, indicator).length;
}

/** The first line of the rule that is shown, from 0. */
function ruleStart(screen: IndicatorScreen, lines: readonly string[], rows: number): number {
  return Math.max(0, Math.min(screen.line ?? 0, lines.length - rows));
}

function ruleLinesShownText(
  state: State,
  screen: IndicatorScreen,
  indicator: Indicator,
  cells: number,
  rows: number,
): string {
  const lines = indicatorRuleTabTexts(state.board, indicator, cells);
  return shownLineRangeText(ruleStart(screen, lines, rows), rows, lines.length);
}

interface TabProps extends Props {
  readonly indicator: Indicator;
  /** Cells and rows that the tab has for its content, ≥ 0. */
  readonly cells: number;
  readonly rows: number;
  /** What stands above the chart where nothing else says where the indicator stands; '' for its legend. */
  readonly said: string;
}

function Tab({ state, screen, glyphs, indicator, cells, rows, said }: TabProps) {
  const { board } = state;
  const chosen = selectedReading(state)?.reading.id;
  const tab = shownIndicatorTabName(screen);
  const marked = useMemo(
    () =>
      rows < FLAGGED ? undefined : indicatorChartFlagsAndCounts(board, state.events, indicator),
    [board, state.events, indicator, rows],
  );
  const legend = marked === undefined ? '' : flagLegendText(marked, screen.flag, cells - 1);
  const room = rows - (legend === '' ? 1 : 2);
  const chart = useMemo(
    () =>
      tab === 'Chart'
        ? indicatorChartLines(board, indicator, chosen, cells, room, glyphs, marked?.flags)
        : [],
    [board, indicator, chosen, cells, room, glyphs, tab, marked],
  );
  switch (tab) {
    case 'Chart':
      return chart.length === 0 ? (
        <NothingYet state={state} indicator={indicator} />
      ) : (
        <Box flexDirection="column" height={rows}>
          <Line
            text={` ${said === '' ? indicatorChartLegendText(board, indicator, cells - 1, glyphs) : said}`}
            tone="dim"
          />
          <PartRowsColumn texts={chart} />
          {legend !== '' && <Line text={` ${legend}`} tone="dim" />}
        </Box>
      );
    case 'Readings':
      return (
        <ReadingsTable state={state} screen={screen} glyphs={glyphs} columns={cells} rows={rows} />
      );
    case 'Sources':
      return (
        <SourcesTable state={state} screen={screen} glyphs={glyphs} columns={cells} rows={rows} />
      );
    case 'Rule': {
      const lines = indicatorRuleTabTexts(board, indicator, cells);
      const start = ruleStart(screen, lines, rows);
      return <PartRowsColumn texts={lines.slice(start, start + rows)} />;
    }
  }
}

interface TableProps {
  readonly state: State;
  readonly screen: IndicatorScreen;
  readonly glyphs: Glyphs;
  /** Columns and rows of the terminal that the table takes, ≥ 0. */
  readonly columns: number;
  readonly rows: number;
}

/** That nothing was observed of an indicator yet, and what would change that. */
function NothingYet({
  state,
  indicator,
}: {
  readonly state: State;
  readonly indicator: Indicator;
}) {
  const what = whyNoValueText(state.board, indicator);
  return <Line text={` ${capitalized(what)}${recordKeyOrWhyNotText(state, 'reading.record')}`} />;
}

/** Every version of every reading, newest first; of a counted indicator its events and checks. */
function ReadingsTable({ state, screen, glyphs, columns, rows }: TableProps) {
  const indicator = state.board.card.indicators.get(screen.id)?.node;
  const { history } = screen;
  const eventsAndChecks = useMemo(
    () => (indicator === undefined ? [] : countedEventsAndChecks(state.board, indicator)),
    [state.board, indicator],
  );
  const isCounted = indicator?.count !== undefined;
  const visible = Math.max(1, rows - 1);
  const length = isCounted ? eventsAndChecks.length : history?.length;
  const start = firstVisibleRow(screen.selected, visible, length ?? 0);
  // of the rows that are seen only: there may be 100,000
  const table = useMemo(
    () =>
      indicator === undefined
        ? undefined
        : isCounted
          ? countedIndicatorEventsAndChecksTable(
              indicator,
              eventsAndChecks.slice(start, start + visible),
              columns,
            )
          : indicatorReadingVersionsTable(
              indicator,
              history?.slice(start, start + visible) ?? [],
              columns,
            ),
    [history, indicator, isCounted, eventsAndChecks, columns, start, visible],
  );
  if (table === undefined || indicator === undefined) return null;
  if (length === 0) return <NothingYet state={state} indicator={indicator} />;
  return (
    <Box flexDirection="column" height={rows}>
      <FocusedTable
        rows={table.rows.slice()}
        columns={table.columns}
        heading
        selected={screen.selected - start}
        marker={glyphs.marker}
      />
    </Box>
  );
}

/** Where values came from, and where the next is found. */
function SourcesTable({ state, screen, glyphs, columns, rows }: TableProps) {
  const { board } = state;
  const indicator = board.card.indicators.get(screen.id)?.node;
  const table = useMemo(
    () =>
      indicator === undefined
        ? undefined
        : indicatorSourcesTable(indicatorSourceRows(board, indicator), columns),
    [board, indicator, columns],
  );
  if (table === undefined || table.rows.length === 0)
    return <Line text=" No source yet: the strategy names none, and there is no reading." />;
  const selected = screen.line ?? 0;
  const visible = Math.max(1, rows - 1);
  const start = firstVisibleRow(selected, visible, table.rows.length);
  return (
    <Box flexDirection="column" height={rows}>
      <FocusedTable
        rows={table.rows.slice(start, start + visible)}
        columns={table.columns}
        heading
        selected={selected - start}
        marker={glyphs.marker}
      />
    </Box>
  );
}

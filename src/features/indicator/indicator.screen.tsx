/** One indicator: where it stands, its readings over time, every version of them, the rule that scores them, their sources. Long, since four tabs share one layout. */

import { Box } from 'ink';
import { useMemo } from 'react';
import type { Indicator } from '../../core/model/model.ts';
import { wrapText } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, LinesColumn, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { visibleLinesText } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { selectedReading } from '../../tui/selected-reading.ts';
import type { State } from '../../tui/state.ts';
import { flagLegend } from '../../views/flags.ts';
import { chartFlags, indicatorChart } from '../../views/indicator-chart.ts';
import {
  chartLegend,
  indicatorLines,
  readingDetailLines,
  readingVersionLine,
  scoringRuleLines,
} from '../../views/indicator-lines.ts';
import { lookDetailLines } from '../../views/indicator-looks.ts';
import { type Look, looksAt } from '../../views/indicator-value.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import { indicatorTabLabel, indicatorTabName, lookUnderCursor } from './indicator-readings.ts';
import { NothingYet, ReadingsTable, SourcesTable } from './indicator-tables.tsx';
import { INDICATOR_TABS, type IndicatorScreen } from './screen-state.ts';
import { sourceDetailLines, sourceRows } from './source-view.ts';

interface Props {
  readonly state: State;
  readonly screen: IndicatorScreen;
  readonly glyphs: Glyphs;
}

const SIDE = 44;
/** Rows from which events have flags on the chart, and a legend. */
const FLAGGED = 8;
/** The title beside each tab. */
function sideTitle(tab: ReturnType<typeof indicatorTabName>, look: Look | undefined): string {
  if (tab === 'Rule') return '';
  if (tab === 'Sources') return 'Source';
  return look === undefined ? 'Reading' : look.check === undefined ? 'Event' : 'Check';
}

/** The indicator screen below the header and above the notice and footer. */
export function IndicatorBody({ state, screen, glyphs }: Props) {
  const { columns, rows } = state.size;
  const framed = columns >= 80;
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined)
    return (
      <Line
        text={` This indicator is no longer in the strategy; ${actionKeyName(state, 'nav.back')} goes back.`}
      />
    );
  const tab = indicatorTabName(screen);
  const all = indicatorLines(state.board, leaf, columns - (framed ? 4 : 2));
  const head = rows >= 16 ? all.slice(0, tab === 'Chart' && rows < 30 ? 2 : 4) : [];
  const title = terminalSafeOneLine(`${leaf.node.code ?? ''} ${leaf.node.title}`.trim());
  const tabs = INDICATOR_TABS.map((each) => {
    const label = indicatorTabLabel(each, leaf.node);
    return each === tab ? `[${label}]` : ` ${label} `;
  }).join('');
  const frame = framed ? 2 : 1;
  const body = rows - 3 - (head.length > 0 ? head.length + frame : 0) - frame;
  const aside = sideTitle(tab, lookUnderCursor(state, screen));
  const side = columns >= 100 && aside !== '' ? SIDE : 0;
  const cells = columns - side - (framed ? 4 : 2);
  const note = noteOf(state, screen, leaf.node, side > 0 ? side - 4 : cells);
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
          title={head.length > 0 || columns < 60 ? tabs : `${leaf.node.code ?? ''} ${tabs}`.trim()}
          aside={
            tab === 'Rule'
              ? ruleSpan(state, screen, leaf.node, cells, body)
              : placeIn(state, screen, leaf.node)
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
                : readingVersionLine(
                    leaf.node,
                    leaf.node.count === undefined ? screen.history?.[screen.selected] : undefined,
                    all,
                    cells - 1,
                  )
            }
          />
          {below > 0 && <LinesColumn texts={note.slice(0, below)} />}
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
            <LinesColumn texts={note} />
          </Panel>
        )}
      </Box>
    </Box>
  );
}

/** What is known of the reading under the cursor, or of the source selected. */
function noteOf(
  state: State,
  screen: IndicatorScreen,
  indicator: Indicator,
  cells: number,
): readonly string[] {
  if (indicatorTabName(screen) === 'Sources') {
    const row = sourceRows(state.board, indicator)[screen.line ?? 0];
    return row === undefined ? [] : sourceDetailLines(row).flatMap((line) => wrapText(line, cells));
  }
  if (indicator.count !== undefined) {
    const look = lookUnderCursor(state, screen);
    return look === undefined ? [] : lookDetailLines(indicator, look, cells);
  }
  const row = screen.history?.[screen.selected];
  return row === undefined ? [] : readingDetailLines(indicator, row, cells);
}

function placeIn(state: State, screen: IndicatorScreen, indicator: Indicator): string {
  const [at, total] =
    indicatorTabName(screen) === 'Sources'
      ? [screen.line ?? 0, sourceRows(state.board, indicator).length]
      : indicatorTabName(screen) === 'Rule'
        ? [0, 0]
        : [screen.selected, rowCount(state, screen, indicator)];
  return total === 0 ? '' : `${at + 1} of ${total}`;
}

/** How many readings, or events and checks of a counted indicator, are listed. */
function rowCount({ board }: State, screen: IndicatorScreen, indicator: Indicator): number {
  return indicator.count === undefined
    ? (screen.history?.length ?? 0)
    : looksAt(board, indicator).length;
}

/** The first line of the rule that is shown. */
function ruleStart(screen: IndicatorScreen, lines: readonly string[], rows: number): number {
  return Math.max(0, Math.min(screen.line ?? 0, lines.length - rows));
}

function ruleSpan(
  state: State,
  screen: IndicatorScreen,
  indicator: Indicator,
  cells: number,
  rows: number,
): string {
  const lines = scoringRuleLines(state.board, indicator, cells);
  return visibleLinesText(ruleStart(screen, lines, rows), rows, lines.length);
}

interface TabProps extends Props {
  readonly indicator: Indicator;
  readonly cells: number;
  readonly rows: number;
  /** What stands above the chart where nothing else says where the indicator stands; '' for its legend. */
  readonly said: string;
}

function Tab({ state, screen, glyphs, indicator, cells, rows, said }: TabProps) {
  const { board } = state;
  const chosen = selectedReading(state)?.reading.id;
  const tab = indicatorTabName(screen);
  const marked = useMemo(
    () => (rows < FLAGGED ? undefined : chartFlags(board, state.events, indicator)),
    [board, state.events, indicator, rows],
  );
  const legend = marked === undefined ? '' : flagLegend(marked, screen.flag, cells - 1);
  const room = rows - (legend === '' ? 1 : 2);
  const chart = useMemo(
    () =>
      tab === 'Chart'
        ? indicatorChart(board, indicator, chosen, cells, room, glyphs, marked?.flags)
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
            text={` ${said === '' ? chartLegend(board, indicator, cells - 1, glyphs) : said}`}
            tone="dim"
          />
          <LinesColumn texts={chart} />
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
      const lines = scoringRuleLines(board, indicator, cells);
      const start = ruleStart(screen, lines, rows);
      return <LinesColumn texts={lines.slice(start, start + rows)} />;
    }
  }
}

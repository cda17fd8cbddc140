/** One indicator: where it stands, every version of its readings, and the rule that scores them. */
import { Box } from 'ink';
import { useMemo } from 'react';
import { oneLine } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import {
  historyColumns,
  historyText,
  indicatorLines,
  readingLines,
  ruleLines,
} from '../../app/indicator-view.ts';
import { pageStart } from '../../app/layout.ts';
import { type IndicatorScreen as Data, INDICATOR_TABS } from '../../app/screen.ts';
import type { State } from '../../app/state.ts';
import { cellsOf } from '../../app/table-view.ts';
import { Line, Lines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';
import { FocusedTable } from '../components/table.tsx';

interface Props {
  readonly state: State;
  readonly screen: Data;
  readonly glyphs: Glyphs;
}

const SIDE = 44;

/** The indicator screen below the header and above the notice and footer. */
export function IndicatorScreen({ state, screen, glyphs }: Props) {
  const { columns, rows } = state.size;
  const framed = columns >= 80;
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined)
    return <Line text=" This indicator is no longer in the strategy; Esc goes back." />;
  const wide = columns >= 100;
  const head = indicatorLines(state.board, leaf);
  const title = oneLine(`${leaf.node.code ?? ''} ${leaf.node.title}`.trim());
  const tabs = INDICATOR_TABS.map((tab, at) => (at === screen.tab ? `[${tab}]` : ` ${tab} `)).join(
    '',
  );
  const body = rows - 3 - head.length - (framed ? 4 : 2);
  const listed = screen.tab === 0;
  const side = wide && listed ? SIDE : 0;
  return (
    <Box flexDirection="column">
      <Panel
        title={title}
        columns={columns}
        rows={head.length}
        focused={false}
        framed={framed}
        glyphs={glyphs}
      >
        <Lines texts={head} />
      </Panel>
      <Box>
        <Panel
          title={tabs}
          aside={listed ? asideOf(screen) : ''}
          columns={columns - side}
          rows={body}
          focused
          framed={framed}
          glyphs={glyphs}
        >
          {listed ? (
            <Readings
              state={state}
              screen={screen}
              glyphs={glyphs}
              columns={columns - side - (framed ? 3 : 1)}
              rows={body}
              noted={!wide}
            />
          ) : (
            <Lines
              texts={ruleLines(state.board, leaf.node, columns - (framed ? 4 : 2)).slice(0, body)}
            />
          )}
        </Panel>
        {side > 0 && (
          <Panel
            title="Reading"
            columns={side}
            rows={body}
            focused={false}
            framed={framed}
            glyphs={glyphs}
          >
            <ReadingNote state={state} screen={screen} cells={side - 4} />
          </Panel>
        )}
      </Box>
    </Box>
  );
}

function asideOf(screen: Data): string {
  const total = screen.history?.length ?? 0;
  return total === 0 ? '' : `${screen.selected + 1} of ${total}`;
}

interface ReadingsProps extends Props {
  readonly columns: number;
  readonly rows: number;
  /** Whether the selected reading is spelled out below the list. */
  readonly noted: boolean;
}

function Readings({ state, screen, glyphs, columns, rows, noted }: ReadingsProps) {
  const indicator = state.board.card.indicators.get(screen.id)?.node;
  const { history } = screen;
  const shown = useMemo(() => historyColumns(columns - 1), [columns]);
  const table = useMemo(
    () =>
      indicator === undefined || history === undefined
        ? []
        : history.map((row) => cellsOf(historyText(indicator, row), shown)),
    [history, indicator, shown],
  );
  const note = noted ? Math.min(6, Math.max(0, rows - 5)) : 0;
  const visible = Math.max(1, rows - 1 - note);
  const start = pageStart(screen.selected, visible, table.length);
  if (history?.length === 0) return <Line text=" No reading yet; e records one." />;
  return (
    <Box flexDirection="column">
      <FocusedTable
        rows={table.slice(start, start + visible)}
        columns={shown}
        heading
        selected={screen.selected - start}
        marker={glyphs.marker}
      />
      {note > 0 && (
        <Box flexDirection="column" height={note} overflow="hidden">
          <ReadingNote state={state} screen={screen} cells={columns - 1} />
        </Box>
      )}
    </Box>
  );
}

function ReadingNote({
  state,
  screen,
  cells,
}: {
  readonly state: State;
  readonly screen: Data;
  readonly cells: number;
}) {
  const row = screen.history?.[screen.selected];
  const indicator = state.board.card.indicators.get(screen.id)?.node;
  if (row === undefined || indicator === undefined) return null;
  return <Lines texts={readingLines(indicator, row, cells)} />;
}

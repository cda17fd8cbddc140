/** The panels of the overview: a track with its indicators, and what needs attention. */
import { memo, useMemo } from 'react';
import { cutPartsToWidth, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { proseLine, shownPartText, tonedLine, type ViewLine } from '../../text/line.ts';
import { scoreTone } from '../../text/tone.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { Line, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { FocusedTable, PlainTable } from '../../tui/ink/table.tsx';
import { firstVisibleRow } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { comingLine } from '../../views/coming.ts';
import { effortText, type TrackView } from '../../views/gauge-and-tracks.ts';
import { AttentionBox } from './attention-box.tsx';
import { type BoardColumns, boardTable } from './board-table.ts';
import { type BoxProps, emptyPanelText, panelFilterText } from './panel-parts.ts';
import { type BoardPanel, boardPanels, selectedRowIndex, type TrackPanel } from './panels.ts';
import { bottomOverviewScreen } from './screen-state.ts';
import { sinceLastVisitLines } from './since.ts';

interface PanelBoxProps {
  readonly state: State;
  readonly glyphs: Glyphs;
  readonly panel: BoardPanel;
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  /** Whether its title names all panels, where it is the only one on the screen. */
  readonly tabs?: boolean;
}

/** A panel by what it holds; the answer is drawn by itself. */
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
  const focused = bottomOverviewScreen(state).panel === at && state.layers.length === 1;
  const selected = selectedRowIndex(state, panel);
  const lines = panel.kind === 'attention' ? attentionFootLines(state, columns - 4) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same texts are the same lines, and draw no panel again
  const foot = useMemo(() => lines, [lines.map(shownPartText).join('\n')]);
  const common = { glyphs, rows, columns, framed, focused, selected, empty: emptyPanelText(state) };
  if (panel.kind === 'answer') return null;
  const title = tabs ? tabsTitle(state, at, columns - 8) : undefined;
  return (
    <ClickArea area={at}>
      {panel.kind === 'track' ? (
        <TrackBox {...common} panel={panel} at={at} title={title} />
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

/** What stands below the lines that need attention: that an assessment is due, what is new since the last visit, what comes next. */
export function attentionFootLines(state: State, cells: number): readonly ViewLine[] {
  const next = comingLine(state.board, cells);
  return [...sinceLastVisitLines(state, cells), ...(next === undefined ? [] : [next])];
}

/** The numbers and titles of all panels, the one on the screen in brackets; where they do not fit, its own and the others' numbers. */
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
  glyphs,
  rows,
  columns,
  framed,
  focused,
  selected,
  empty,
}: BoxProps & {
  readonly panel: TrackPanel;
  readonly at: number;
  readonly title: string | undefined;
}) {
  const { view } = panel;
  const cells = columns - (framed ? 3 : 1);
  const kind = columnsFor(cells, title !== undefined);
  const table = useMemo(
    () => boardTable(view.rows, cells, kind, glyphs),
    [view, cells, kind, glyphs],
  );
  const heading = rows >= 11;
  const visible = Math.max(1, rows - 1 - (heading ? 1 : 0));
  const start = firstVisibleRow(selected, visible, view.rows.length);
  const rowsShown = useMemo(
    () => table.rows.slice(start, start + visible),
    [table, start, visible],
  );
  const aside = visible < view.rows.length ? `${selected + 1} of ${view.rows.length}` : '';
  return (
    <Panel
      title={`${title ?? `${at + 1} ${view.title}`}${panelFilterText(panel)}`}
      aside={aside}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      <ViewLines lines={[trackHead(view, cells)]} />
      {view.rows.length === 0 && panel.filter !== '' && <Line text={empty} />}
      {focused ? (
        <FocusedTable
          rows={rowsShown}
          columns={table.columns}
          heading={heading}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        <PlainTable
          rows={rowsShown}
          columns={table.columns}
          heading={heading}
          area={at}
          first={start}
        />
      )}
    </Panel>
  );
});

/** Cells from which a panel beside others has room for words for states, and for trend and age, beside whole names. */
const WORDY = 62;
const ROOMY = 74;

/** Which columns a panel has; alone on the screen it shows no more than beside others on a wider one. */
function columnsFor(cells: number, isAlone: boolean): BoardColumns {
  if (isAlone) return 'words';
  return cells >= ROOMY ? 'all' : cells >= WORDY ? 'words' : 'least';
}

/** The score of a track with its interval, its change, and what needs attention in it. */
function trackHead(view: TrackView, cells: number): ViewLine {
  if (view.score === undefined)
    return proseLine(
      cutPartsToWidth(`no score${view.summary === '' ? '' : `, ${view.summary}`}`, cells, ', '),
    );
  const score = `${view.scoreText} (${view.interval})`;
  const rest = [`${view.over30} in 30d`, view.summary, effortText(view)]
    .filter((text) => text !== '')
    .join(', ');
  return tonedLine([
    { text: score, tone: scoreTone(view.score) },
    { text: `  ${cutPartsToWidth(rest, cells - textWidth(score) - 3, ', ')}` },
  ]);
}

/** Any screen that is a list under lines. */
import { Box } from 'ink';
import { cutToWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { displayTextOfLinePart, linesCutToHeight, type ViewLine } from '../../text/line.ts';
import {
  firstVisibleRow,
  fullScreenPanelSize,
  fullScreenRowWidth,
  type Size,
  shownLineRangeText,
} from '../layout.ts';
import { type ListView, selectedRowLinesOfFixedHeight } from '../list-view.ts';
import { PartRowsColumn, ViewLines } from './line.tsx';
import { Panel } from './panel.tsx';
import { FocusedTable } from './table.tsx';

interface Props {
  readonly view: ListView;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  readonly size: Size;
  readonly glyphs: Glyphs;
}

/** The list below the header and above the notice and footer. */
export function ListScreenBody({ view, selected, size, glyphs }: Props) {
  const { columns } = size;
  const { framed, body: whole } = fullScreenPanelSize(size);
  const body = whole - (view.tabs.length > 0 ? 1 : 0);
  const tabs = view.tabs.map((tab, at) => (at === view.tab ? `[${tab}]` : ` ${tab} `)).join('');
  const total = view.rows.length;
  const cells = fullScreenRowWidth(size);
  const footRows = Math.min(view.foot.length, Math.max(0, body - 5));
  const free = body - view.head.length - footRows - 1 - total;
  const headRoom = Math.max(1, body - footRows - (total > 0 ? 3 : 0));
  const most = headRoom - view.head.length;
  const head = [...view.head, ...selectedRowLinesOfFixedHeight(view, selected, free, cells, most)];
  const room = Math.max(1, body - Math.min(headRoom, head.length) - footRows - 1);
  const start = firstVisibleRow(selected, room, total);
  const shift = total > 0 ? 0 : Math.max(0, Math.min(selected, head.length - headRoom));
  return (
    <Panel
      title={view.titleOf?.(selected) ?? view.title}
      aside={
        total === 0
          ? shownLineRangeText(shift, headRoom, head.length)
          : `${Math.min(selected, total - 1) + 1} of ${total}`
      }
      columns={columns}
      rows={whole}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {view.tabs.length > 0 && <PartRowsColumn texts={[tabs]} toneOf={() => 'focus'} />}
      <ViewLines
        lines={
          total > 0 ? linesCutToHeight(head, headRoom, cells) : head.slice(shift, shift + headRoom)
        }
      />
      {total > 0 && (
        <FocusedTable
          rows={view.rows.slice(start, start + room)}
          columns={view.columns}
          heading
          selected={selected - start}
          marker={glyphs.marker}
        />
      )}
      <Box flexDirection="column" flexGrow={1} justifyContent="flex-end">
        <PartRowsColumn texts={footLines(view.foot, footRows, cells)} toneOf={() => 'dim'} />
      </Box>
    </Panel>
  );
}

/** As many lines as there is room for; the last one says that there are more. */
function footLines(lines: readonly ViewLine[], rows: number, cells: number): readonly string[] {
  const foot = lines.map(displayTextOfLinePart);
  if (foot.length <= rows || rows === 0) return foot.slice(0, rows);
  return [...foot.slice(0, rows - 1), cutToWidth(foot.slice(rows - 1).join(' '), cells)];
}

/** Any screen that is a list under lines: explain, how sure, mechanism, what if. */
import { Box } from 'ink';
import { cut } from '../../app/cells.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { bodyCells, linesText, pageStart, wholePanel } from '../../app/layout.ts';
import { shownOf, type ViewLine } from '../../app/line.ts';
import { listViewOf } from '../../app/lists.ts';
import type { ListScreen as Data } from '../../app/screen.ts';
import type { State } from '../../app/state.ts';
import { Lines, ViewLines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';
import { FocusedTable } from '../components/table.tsx';

interface Props {
  readonly state: State;
  readonly screen: Data;
  readonly glyphs: Glyphs;
}

/** The list below the header and above the notice and footer. */
export function ListScreen({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body: whole } = wholePanel(state.size);
  const view = listViewOf(state, screen, glyphs);
  const body = whole - (view.tabs.length > 0 ? 1 : 0);
  const tabs = view.tabs.map((tab, at) => (at === view.tab ? `[${tab}]` : ` ${tab} `)).join('');
  const total = view.rows.length;
  const head = [...view.head, ...(view.lead?.(screen.selected) ?? [])];
  const footRows = Math.min(view.foot.length, Math.max(0, body - 5));
  const headRoom = Math.max(1, body - footRows - (total > 0 ? 3 : 0));
  const room = Math.max(1, body - Math.min(headRoom, head.length) - footRows - 1);
  const start = pageStart(screen.selected, room, total);
  const shift = total > 0 ? 0 : Math.max(0, Math.min(screen.selected, head.length - headRoom));
  return (
    <Panel
      title={view.title}
      aside={
        total === 0
          ? linesText(shift, headRoom, head.length)
          : `${Math.min(screen.selected, total - 1) + 1} of ${total}`
      }
      columns={columns}
      rows={whole}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {view.tabs.length > 0 && <Lines texts={[tabs]} toneOf={() => 'focus'} />}
      <ViewLines lines={head.slice(shift, shift + headRoom)} />
      {total > 0 && (
        <FocusedTable
          rows={view.rows.slice(start, start + room)}
          columns={view.columns}
          heading
          selected={screen.selected - start}
          marker={glyphs.marker}
        />
      )}
      <Box flexDirection="column" flexGrow={1} justifyContent="flex-end">
        <Lines texts={footLines(view.foot, footRows, bodyCells(state.size))} toneOf={() => 'dim'} />
      </Box>
    </Panel>
  );
}

/** As many lines as there is room for; the last one says that there are more. */
function footLines(lines: readonly ViewLine[], rows: number, cells: number): readonly string[] {
  const foot = lines.map(shownOf);
  if (foot.length <= rows || rows === 0) return foot.slice(0, rows);
  return [...foot.slice(0, rows - 1), cut(foot.slice(rows - 1).join(' '), cells)];
}

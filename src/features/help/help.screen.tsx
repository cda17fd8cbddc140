/** The help as a list that scrolls, with what is looked for above it; it lies over the screen that it is about. */

import { Box } from 'ink';
import { FindLine } from '../../tui/ink/find-line.tsx';
import { PartRowsColumn, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { layerPanelPlacement } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { helpLines } from './help-lines.ts';
import type { HelpScreen } from './help-screen.ts';

type Props = ScreenBodyProps<HelpScreen>;

/** The help above what it is about, below the header and above the notice and footer. */
export function HelpBody({ state, screen, glyphs }: Props) {
  const { left, top, columns, framed, body, cells } = layerPanelPlacement(state.size);
  const lines = helpLines(state, state.registry.bindings, cells);
  const room = Math.max(0, body - 1);
  const start = Math.max(0, Math.min(screen.selected, lines.length - room));
  const blank = ' '.repeat(columns - 1);
  return (
    <Box position="absolute" top={top} left={left} width={columns} flexDirection="column">
      <Box position="absolute" flexDirection="column" width={columns}>
        <PartRowsColumn texts={Array.from({ length: body + 2 }, () => blank)} />
      </Box>
      <Panel
        title="Help"
        aside={`${actionKeyName(state, 'find.up')} ${actionKeyName(state, 'find.down')} scroll, ${actionKeyName(state, 'find.close')} close`}
        columns={columns}
        rows={body}
        focused
        framed={framed}
        glyphs={glyphs}
      >
        <FindLine
          label="find:"
          field={screen.field}
          hint="type a word, a sign or a key, such as stale or ^P"
          cells={cells}
          column={left + (framed ? 1 : 0)}
          row={2 + top}
        />
        <ViewLines lines={lines.slice(start, start + room)} />
      </Panel>
    </Box>
  );
}

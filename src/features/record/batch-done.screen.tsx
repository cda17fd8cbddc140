/** What a batch through everything late has changed. */

import { wrapLines } from '../../text/line.ts';
import { ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { fullScreenPanelSize, shownLineRangeText } from '../../tui/layout.ts';
import type { BatchDoneScreen } from './batch-done-screen.ts';
import { batchOutcomeLines } from './batch-entry.ts';

type Props = ScreenBodyProps<BatchDoneScreen>;

/** The end of a batch below the header and above the notice and footer. */
export function BatchDoneBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = fullScreenPanelSize(state.size);
  const lines = wrapLines(batchOutcomeLines(state, screen.begun), cells);
  const start = Math.max(0, Math.min(screen.selected, lines.length - body));
  return (
    <Panel
      title="What changed"
      aside={shownLineRangeText(start, body, lines.length)}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      <ViewLines lines={lines.slice(start, start + body)} />
    </Panel>
  );
}

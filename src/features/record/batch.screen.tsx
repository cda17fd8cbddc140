/** What a walk through everything due has changed. */

import type { Glyphs } from '../../text/glyphs.ts';
import { wrapLines } from '../../text/line.ts';
import { ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { linesText, wholePanel } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import type { WalkedScreen } from '../screen-types.ts';
import { walkedLines } from './batch-entry.ts';

interface Props {
  readonly state: State;
  readonly screen: WalkedScreen;
  readonly glyphs: Glyphs;
}

/** The end of a walk below the header and above the notice and footer. */
export function WalkedBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = wholePanel(state.size);
  const lines = wrapLines(walkedLines(state, screen.walk), cells);
  const start = Math.max(0, Math.min(screen.selected, lines.length - body));
  return (
    <Panel
      title="What changed"
      aside={linesText(start, body, lines.length)}
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

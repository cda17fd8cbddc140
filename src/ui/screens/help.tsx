/** The help as a list that scrolls. */

import type { Glyphs } from '../../app/glyphs.ts';
import { helpLines } from '../../app/help.ts';
import type { HelpScreen as Data } from '../../app/screen.ts';
import type { State } from '../../app/state.ts';
import { Lines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';

interface Props {
  readonly state: State;
  readonly screen: Data;
  readonly glyphs: Glyphs;
}

/** The help below the header and above the notice and footer. */
export function HelpScreen({ state, screen, glyphs }: Props) {
  const { columns, rows } = state.size;
  const framed = columns >= 80;
  const body = rows - 3 - (framed ? 2 : 1);
  const lines = helpLines(state, columns - (framed ? 4 : 2));
  const start = Math.max(0, Math.min(screen.selected, lines.length - body));
  return (
    <Panel
      title="Keys"
      aside="j k scroll, Esc close"
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      <Lines
        texts={lines.slice(start, start + body)}
        toneOf={(line) => (/^[A-Z ]+$/.test(line) ? 'title' : 'plain')}
      />
    </Panel>
  );
}

/** The settings, with a sample that looks as chosen; so does everything around it. */

import { wrap } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, Lines, Spans } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { wholePanel } from '../../tui/layout.ts';
import { SETTINGS, type State } from '../../tui/state.ts';
import type { SettingsScreen } from '../screen-types.ts';
import { ABOUT, lastingText, SAMPLE_STATES, sampleLines, settingLines } from './settings-view.ts';

interface Props {
  readonly state: State;
  readonly screen: SettingsScreen;
  readonly glyphs: Glyphs;
}

/** The settings below the header and above the notice and footer. */
export function SettingsBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = wholePanel(state.size);
  const name = SETTINGS[screen.selected];
  return (
    <Panel
      title="Settings"
      aside={lastingText(state)}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {settingLines(state, cells).map(({ text }, at) => (
        <Spans
          key={SETTINGS[at]}
          spans={[
            {
              text: `${at === screen.selected ? glyphs.marker : ' '}${text}`,
              tone: at === screen.selected ? 'focus' : undefined,
            },
          ]}
        />
      ))}
      <Lines
        texts={['', ...wrap(name === undefined ? '' : ABOUT[name], cells), '']}
        toneOf={() => 'dim'}
      />
      <Line text=" SAMPLE" tone="title" />
      <Lines texts={sampleLines(state, cells)} toneOf={(at) => (at === 0 ? 'gauge' : 'plain')} />
      <Spans
        spans={[
          { text: ' states      ' },
          ...SAMPLE_STATES.flatMap((word) => [{ text: word, tone: word }, { text: '  ' }]),
        ]}
      />
    </Panel>
  );
}

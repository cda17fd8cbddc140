/** The settings, with a sample that looks as chosen; so does everything around it. */

import { wrapTextToWidth } from '../../text/cells.ts';
import { Line, PartRowsColumn, SpansRow } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { fullScreenPanelSize } from '../../tui/layout.ts';
import { SETTINGS } from '../../tui/state.ts';
import type { SettingsScreen } from './settings-screen.ts';
import {
  glyphSampleLines,
  SAMPLE_STATES,
  SETTING_HINTS,
  settingLines,
  settingsPersistenceText,
} from './settings-view.ts';

type Props = ScreenBodyProps<SettingsScreen>;

/** The settings below the header and above the notice and footer. */
export function SettingsBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = fullScreenPanelSize(state.size);
  const name = SETTINGS[screen.selected];
  return (
    <Panel
      title="Settings"
      aside={settingsPersistenceText(state)}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {settingLines(state, cells).map(({ text }, at) => (
        <SpansRow
          key={SETTINGS[at]}
          spans={[
            {
              text: `${at === screen.selected ? glyphs.marker : ' '}${text}`,
              tone: at === screen.selected ? 'focus' : undefined,
            },
          ]}
          selected={at === screen.selected}
        />
      ))}
      <PartRowsColumn
        texts={['', ...wrapTextToWidth(name === undefined ? '' : SETTING_HINTS[name], cells), '']}
        toneOf={() => 'dim'}
      />
      <Line text=" SAMPLE" tone="title" />
      <PartRowsColumn texts={glyphSampleLines(state, cells)} />
      <SpansRow
        spans={[
          { text: ' states      ' },
          ...SAMPLE_STATES.flatMap((word) => [{ text: word, tone: word }, { text: '  ' }]),
        ]}
      />
    </Panel>
  );
}

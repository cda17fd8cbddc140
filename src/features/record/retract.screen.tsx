/** Whether to retract a reading or an event: which one, what that would do, and Cancel first. */

import { useMemo } from 'react';
import { cutToWidth, textWidth } from '../../text/cells.ts';
import { narrowSavePreviewLineText, savePreviewLinesThatFit } from '../../text/fitting.ts';
import { headingLine, proseLine, wrapLines } from '../../text/line.ts';
import { Line, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { COLUMNS_OF_PANELS, fullScreenPanelSize } from '../../tui/layout.ts';
import { RETRACT_CHOICES, type RetractScreen } from './retract-screen.ts';
import { retractQuestionView } from './retract-view.ts';

type Props = ScreenBodyProps<RetractScreen>;

/** The question below the header and above the notice and footer. */
export function RetractBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = fullScreenPanelSize(state.size);
  const { board, events, strategy } = state;
  const { of } = screen;
  const view = useMemo(
    () => retractQuestionView({ board, events, strategy }, of),
    [board, events, strategy, of],
  );
  const gap = body >= 14 ? [proseLine('')] : [];
  const about = wrapLines(view.about, cells);
  const room = cells - 1;
  const does = [
    headingLine('IF YOU RETRACT IT'),
    ...view.does.map((line) => {
      const fits = columns >= COLUMNS_OF_PANELS && textWidth(line.text) <= room;
      return {
        ...line,
        text: ` ${cutToWidth(fits ? line.text : narrowSavePreviewLineText(line, room), room)}`,
      };
    }),
  ];
  const whole = [...gap, ...about, ...gap, ...does];
  const rows = body - RETRACT_CHOICES.length;
  const [first] = view.about;
  const kept = first === undefined ? [] : [{ ...first, text: cutToWidth(first.text, cells) }];
  const tight = whole.length > rows;
  return (
    <Panel title={view.title} columns={columns} rows={body} focused framed={framed} glyphs={glyphs}>
      {RETRACT_CHOICES.map((choice, at) => (
        <Line
          key={choice}
          text={`${at === screen.choice ? glyphs.marker : ' '}${choice}`}
          tone={at === screen.choice ? 'focus' : 'plain'}
          selected={at === screen.choice}
        />
      ))}
      <ViewLines lines={tight ? [...kept, ...savePreviewLinesThatFit(does, rows - 1)] : whole} />
    </Panel>
  );
}

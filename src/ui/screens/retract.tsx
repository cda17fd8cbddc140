/** Whether to retract a reading or an event: which one, what that would do, and Cancel first. */
import { useMemo } from 'react';
import { cut, width, wrap } from '../../app/cells.ts';
import { fitting, narrowed } from '../../app/fitting.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { wholePanel } from '../../app/layout.ts';
import { retractView } from '../../app/retract-view.ts';
import { RETRACT_CHOICES, type RetractScreen } from '../../app/screen.ts';
import type { State } from '../../app/state.ts';
import { Line, Lines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';

interface Props {
  readonly state: State;
  readonly screen: RetractScreen;
  readonly glyphs: Glyphs;
}

/** The question below the header and above the notice and footer. */
export function RetractBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = wholePanel(state.size);
  const { board, events, strategy } = state;
  const { of } = screen;
  const view = useMemo(
    () => retractView({ board, events, strategy }, of),
    [board, events, strategy, of],
  );
  const gap = body >= 14 ? [''] : [];
  const about = view.about.flatMap((line) => wrap(line, cells));
  const does = [
    'IF YOU RETRACT IT',
    ...view.does.map(
      (text) =>
        ` ${cut(columns >= 60 && width(text) < cells ? text : narrowed(text, cells - 1), cells - 1)}`,
    ),
  ];
  const whole = [...gap, ...about, ...gap, ...does];
  const room = body - RETRACT_CHOICES.length;
  const tight = whole.length > room;
  return (
    <Panel title={view.title} columns={columns} rows={body} focused framed={framed} glyphs={glyphs}>
      {RETRACT_CHOICES.map((choice, at) => (
        <Line
          key={choice}
          text={`${at === screen.choice ? glyphs.marker : ' '}${choice}`}
          tone={at === screen.choice ? 'focus' : 'plain'}
        />
      ))}
      <Lines
        texts={tight ? [cut(view.about[0] ?? '', cells), ...fitting(does, room - 1)] : whole}
        toneOf={(text) => (text === 'IF YOU RETRACT IT' ? 'title' : 'plain')}
      />
    </Panel>
  );
}

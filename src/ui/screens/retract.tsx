/** Whether to retract a reading: which one, what that would do, and Cancel first. */
import { useMemo } from 'react';
import { cut, wrap } from '../../app/cells.ts';
import { readingWords } from '../../app/correcting.ts';
import { plain } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { keyOf } from '../../app/own-keys.ts';
import { boardWithout, retractLines } from '../../app/record-preview.ts';
import { type RetractScreen as Data, RETRACT_CHOICES } from '../../app/screen.ts';
import type { State } from '../../app/state.ts';
import { Line, Lines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';

interface Props {
  readonly state: State;
  readonly screen: Data;
  readonly glyphs: Glyphs;
}

/** The question below the header and above the notice and footer. */
export function RetractScreen({ state, screen, glyphs }: Props) {
  const { columns, rows } = state.size;
  const { reading } = screen;
  const { board } = state;
  const framed = columns >= 80;
  const cells = columns - (framed ? 4 : 2);
  const body = rows - 3 - (framed ? 2 : 1);
  const does = useMemo(
    () => retractLines(board, boardWithout(board, reading), reading),
    [board, reading],
  );
  const indicator = board.card.indicators.get(reading.indicator)?.node;
  if (indicator === undefined)
    return (
      <Line
        text={` This indicator is no longer in the strategy; ${keyOf(state, 'retract.no')} goes back.`}
      />
    );
  const gap = body >= 14 ? [''] : [];
  const about = [
    `${readingWords(indicator, reading)}, ${reading.confidence} confidence`,
    reading.source === '' ? 'source not given' : reading.source,
    'It stays in the journal, as retracted.',
  ].flatMap((line) => wrap(plain(line), cells));
  return (
    <Panel
      title="Retract a reading?"
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {RETRACT_CHOICES.map((choice, at) => (
        <Line
          key={choice}
          text={`${at === screen.choice ? glyphs.marker : ' '}${choice}`}
          tone={at === screen.choice ? 'focus' : 'plain'}
        />
      ))}
      <Lines
        texts={[
          ...gap,
          ...about,
          ...gap,
          'IF YOU RETRACT IT',
          ...does.map((text) => ` ${cut(text, cells - 1)}`),
        ].slice(0, body - RETRACT_CHOICES.length)}
        toneOf={(text) => (text === 'IF YOU RETRACT IT' ? 'title' : 'plain')}
      />
    </Panel>
  );
}

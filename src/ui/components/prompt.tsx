/** One line to type into, with the real cursor in it. */
import { useCursor } from 'ink';
import { cutParts, fill, width } from '../../app/cells.ts';
import { oneLine } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import type { PromptScreen } from '../../app/screen.ts';
import { windowOf } from '../../app/text-field.ts';
import { Spans } from './line.tsx';

interface PromptProps {
  readonly prompt: PromptScreen;
  /** Row of the screen it stands on, from 0. */
  readonly row: number;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

const BOX = 28;
const LEAST_BOX = 16;

/** The prompt of the layer on top. */
export function Prompt({ prompt, row, columns, glyphs }: PromptProps) {
  const cursor = useCursor();
  const least = columns >= 80 ? BOX : LEAST_BOX;
  const problem = prompt.problem === undefined ? '' : ` ${oneLine(prompt.problem)}`;
  // a problem has the room of the label, and what the text does not need
  const asked = problem === '' ? cutParts(oneLine(prompt.label), columns - least - 6, ', ') : '';
  const label = `${glyphs.marker}${asked} [ `;
  const room = columns - width(label) - 3;
  const box = Math.max(
    8,
    problem === '' ? room : Math.min(BOX, width(prompt.field.text) + 1, room),
  );
  const shown = windowOf(prompt.field, box);
  cursor.setCursorPosition({ x: width(label) + shown.cursor, y: row });
  return (
    <Spans
      spans={[
        { text: label, tone: 'focus' },
        { text: `${fill(shown.text, box)} ]`, typed: true },
        { text: problem, tone: 'bad' },
      ]}
    />
  );
}

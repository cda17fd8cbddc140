/** One line to type into, with the real cursor in it. */

import { useCursor } from 'ink';
import { cutPartsToWidth, fillToWidth, textWidth, wrapText } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import type { PromptScreen } from '../state.ts';
import { visiblePartOfField } from '../text-field.ts';
import { Line, SpansRow } from './line.tsx';

interface PromptProps {
  readonly prompt: PromptScreen;
  /** Row of the screen it stands on, from 0. */
  readonly row: number;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

const BOX = 28;
const LEAST_BOX = 16;

/** The prompt of the layer on top; above it what is wrong with what was typed. */
export function Prompt({ prompt, row, columns, glyphs }: PromptProps) {
  const cursor = useCursor();
  const least = columns >= 80 ? BOX : LEAST_BOX;
  const asked = cutPartsToWidth(terminalSafeOneLine(prompt.label), columns - least - 6, ', ');
  const label = `${glyphs.marker}${asked} [ `;
  const box = Math.max(8, columns - textWidth(label) - 3);
  const problem =
    prompt.problem === undefined ? [] : wrapText(terminalSafeOneLine(prompt.problem), columns - 1);
  const shown = visiblePartOfField(prompt.field, box);
  cursor.setCursorPosition({ x: textWidth(label) + shown.cursor, y: row });
  return (
    <>
      {problem.length > 0 && (
        <Line text={problem.map((line) => ` ${line}`).join('\n')} tone="bad" />
      )}
      <SpansRow
        spans={[
          { text: label, tone: 'focus' },
          { text: `${fillToWidth(shown.text, box)} ]`, typed: true },
        ]}
      />
    </>
  );
}

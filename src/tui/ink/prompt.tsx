/** One line to type into, with the real cursor in it. */

import { useCursor } from 'ink';
import {
  cutOrPadToWidth,
  cutTextAtSeparator,
  cutToWidth,
  textWidth,
  wrapTextToWidth,
} from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { COLUMNS_OF_FRAMES } from '../layout.ts';
import type { PromptScreen } from '../prompt-screen.ts';
import { numberedPromptAnswerTexts, promptUsualAnswerKeysText } from '../prompt-screen.ts';
import { visiblePartOfField } from '../text-field.ts';
import { Line, SpansRow } from './line.tsx';

interface PromptProps {
  readonly prompt: PromptScreen;
  /** Name of the key that takes what stands on the line. */
  readonly takeKey: string;
  /** Row of the screen it stands on, from 0. */
  readonly row: number;
  /** Columns of the terminal, ≥ 1. */
  readonly columns: number;
  readonly glyphs: Glyphs;
}

/** Cells of the box, at least, in a terminal of 80 columns or more, and in a narrower one. */
const BOX = 28;
const LEAST_BOX = 16;

/** Texts side by side on as few lines as have room for them, each whole. */
function packedLines(texts: readonly string[], cells: number): readonly string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = `${lines.at(-1) ?? ''}  ${text}`;
    if (lines.length > 0 && textWidth(longer) <= cells) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines.map((line) => cutToWidth(line, cells));
}

/** What the answer is about and the usual ones, on so many lines at most, of which what it is about gives way. */
function linesAbove(
  prompt: PromptScreen,
  takeKey: string,
  cells: number,
  most: number,
): readonly string[] {
  const { about = '', usual = [] } = prompt;
  const answers =
    usual.length === 0
      ? []
      : [...numberedPromptAnswerTexts(usual), promptUsualAnswerKeysText(prompt, takeKey)];
  const choices = packedLines(answers, cells);
  const told = about === '' ? [] : wrapTextToWidth(terminalSafeOneLine(about), cells);
  const room = Math.max(1, most - choices.length);
  const last = cutToWidth(told.slice(room - 1).join(' '), cells);
  return [...told.slice(0, room - 1), ...(last === '' ? [] : [last]), ...choices].slice(0, most);
}

/** The prompt of the layer on top; above it what it is about, the usual answers, and what is wrong with what was typed. */
export function Prompt({ prompt, takeKey, row, columns, glyphs }: PromptProps) {
  const cursor = useCursor();
  const least = columns >= COLUMNS_OF_FRAMES ? BOX : LEAST_BOX;
  const asked = cutTextAtSeparator(terminalSafeOneLine(prompt.label), columns - least - 6, ', ');
  const label = `${glyphs.marker}${asked} [ `;
  const box = Math.max(8, columns - textWidth(label) - 3);
  const problem =
    prompt.problem === undefined
      ? []
      : wrapTextToWidth(terminalSafeOneLine(prompt.problem), columns - 1);
  const above = linesAbove(prompt, takeKey, columns - 1, Math.floor(row / 2));
  const shown = visiblePartOfField(prompt.field, box);
  cursor.setCursorPosition({ x: textWidth(label) + shown.cursor, y: row });
  return (
    <>
      {above.length > 0 && <Line text={above.map((line) => ` ${line}`).join('\n')} tone="WATCH" />}
      {problem.length > 0 && (
        <Line text={problem.map((line) => ` ${line}`).join('\n')} tone="bad" />
      )}
      <SpansRow
        spans={[
          { text: label, tone: 'focus' },
          { text: `${cutOrPadToWidth(shown.text, box)} ]`, typed: true },
        ]}
      />
    </>
  );
}

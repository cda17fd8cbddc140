/** One line of a form: its label, the box with what was typed or chosen, and what stands behind it. */
import { cutOrPadToWidth, cutToWidth, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import type { NamedLine } from '../form.ts';
import { type TextField, visiblePartOfField } from '../text-field.ts';
import { SpansRow } from './line.tsx';

interface Props {
  readonly line: NamedLine;
  readonly focused: boolean;
  /** Cells of the label, and of the box between its edges, ≥ 0. */
  readonly label: number;
  readonly box: number;
  readonly glyphs: Glyphs;
  /** What a choice is shown as; left out: its word. */
  readonly chosen?: string | undefined;
  /** What may be put on it, shown in the box while nothing is typed there, and not saved; '' for nothing. */
  readonly offered?: string;
  /** What stands behind the box where there is no problem; '' for nothing. */
  readonly aside?: string;
  /** What stands there where there is one; undefined: there is none. */
  readonly problem: string | undefined;
}

/** A field as one line: its line breaks are spaces, so that the cursor stays where it is. */
function fieldWithoutLineBreaks(field: TextField): TextField {
  return { ...field, text: field.text.replaceAll('\n', ' ') };
}

/** Every choice, the chosen one in brackets, where they fit in so many cells; undefined: they do not. */
function allChoices(choices: readonly string[], chosen: string, cells: number): string | undefined {
  const all = choices
    .map((choice) => [choice === chosen, choice === '' ? 'none' : choice] as const)
    .map(([is, word]) => (is ? `[${word}]` : ` ${word} `))
    .join('');
  return textWidth(all) <= cells ? all : undefined;
}

/** A line of a form; the one in focus shows every choice it has, where there is room. */
export function FormRow({
  line,
  focused,
  label,
  box,
  glyphs,
  chosen = line.field.text,
  offered = '',
  aside = '',
  problem,
}: Props) {
  const { choices, field } = line;
  const typed = choices === undefined;
  const shown = fieldWithoutLineBreaks(focused ? field : { ...field, cursor: 0 });
  const inside = cutOrPadToWidth(
    typed
      ? visiblePartOfField(shown, box).text
      : ((focused ? allChoices(choices, field.text, box) : undefined) ?? cutToWidth(chosen, box)),
    box,
  );
  const [open, close] = typed ? ['[', ']'] : ['<', '>'];
  return (
    <SpansRow
      spans={[
        {
          text: `${focused ? glyphs.marker : ' '}${cutOrPadToWidth(line.label, label)}`,
          tone: problem !== undefined ? 'bad' : focused ? 'focus' : undefined,
        },
        ...(typed && field.text === '' && offered !== ''
          ? [
              { text: `${open} `, typed },
              { text: cutOrPadToWidth(cutToWidth(offered, box), box), tone: 'dim' as const },
              { text: ` ${close}`, typed },
            ]
          : [{ text: `${open} ${inside} ${close}`, typed }]),
        ...(problem !== undefined
          ? [{ text: ` ${problem}`, tone: 'bad' as const }]
          : aside === ''
            ? []
            : [{ text: ` ${aside}`, tone: 'dim' as const }]),
      ]}
    />
  );
}

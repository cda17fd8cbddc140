/** Lines below a form, made to fit. */
import { cutTextAtSeparator, cutToWidth, textWidth } from './cells.ts';
import {
  displayTextOfLinePart,
  headingLine,
  type Part,
  preformattedLine,
  proseLine,
  spokenTextOfLinePart,
  type ViewLine,
  warningLine,
} from './line.ts';

/** A line below a form, with what it is where the terminal is narrow: a name that gives way, and what stands behind it. */
export interface FormLine extends ViewLine {
  readonly name?: string;
  readonly rest?: string;
}

/** A name with its numbers: `wide` on the screen, both in a row where that is narrow and in speech. */
export function nameWithNumbersLine(name: string, rest: Part, wide: string): FormLine {
  const said = [name, spokenTextOfLinePart(rest)].filter((part) => part !== '').join(', ');
  return { ...preformattedLine(wide, said), name, rest: displayTextOfLinePart(rest) };
}

/**
 * As many of the lines below a form as there is room for, `room` in lines, either sign; none below 1. Where not all fit, the heading goes first, then the lines
 * just before the last two: those say what becomes of the gauge and its band, and are kept to the end.
 */
export function savePreviewLinesThatFit<Line>(
  lines: readonly Line[],
  room: number,
): readonly Line[] {
  if (lines.length <= room) return lines;
  const said = lines.slice(1);
  const last = said.slice(-2).slice(0, Math.max(0, room));
  return [...said.slice(0, Math.max(0, Math.min(room, said.length) - last.length)), ...last];
}

/** A line of what saving does for a narrow terminal: without padding, the name giving way to what stands behind it. */
export function narrowSavePreviewLineText(
  { text, name = '', rest = text.trim() }: FormLine,
  cells: number,
): string {
  return name === ''
    ? rest
    : `${cutToWidth(name, Math.max(1, cells - textWidth(rest) - 1))} ${rest}`;
}

/** What is said before what saving would change. */
export const IF_YOU_SAVE = 'If you save';

/** The lines below `IF YOU SAVE`: what was checked, such as whether the step is a usual one, cut to `cells` cells, then the preview as it is handed in; none where there is no preview. */
export function savePreviewLines(
  preview: readonly FormLine[],
  checks: readonly { readonly outside: boolean; readonly text: string }[],
  cells: number,
): readonly FormLine[] {
  if (preview.length === 0) return [];
  return [
    headingLine(IF_YOU_SAVE.toUpperCase()),
    ...checks.map(({ outside, text }) =>
      (outside ? warningLine : proseLine)(` ${cutTextAtSeparator(text, cells, ', ')}`),
    ),
    ...preview.map((each) => ({ ...each, text: ` ${each.text}` })),
  ];
}

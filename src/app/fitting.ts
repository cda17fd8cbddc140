/** Lines below a form, made to fit. */
import { cut, cutParts, width } from './cells.ts';

/**
 * As many of the lines below a form as there is room for. Where not all fit, the heading goes first, then the lines
 * just before the last two: those say what becomes of the gauge and its band, and are kept to the end.
 */
export function fitting<Line>(lines: readonly Line[], room: number): readonly Line[] {
  if (lines.length <= room) return lines;
  const said = lines.slice(1);
  const last = said.slice(Math.max(0, said.length - 2)).slice(0, room);
  return [...said.slice(0, Math.max(0, Math.min(room, said.length) - last.length)), ...last];
}

/** A line of what saving does for a narrow terminal: without padding, the name giving way to its numbers, the interval to its band. */
export function narrowed(text: string, cells: number): string {
  const short = text
    .trim()
    .replaceAll(/ {2,}/g, ' ')
    .replace(/^90 % interval (.*) band /, '$1, ');
  const [, name = '', numbers = ''] = /^(.*) (\S+ -> \S+ \(.*\))$/.exec(short) ?? [];
  return name === '' ? short : `${cut(name, Math.max(1, cells - width(numbers) - 1))} ${numbers}`;
}

/** A line below a form, in the tone of what it says. */
interface Toned {
  readonly text: string;
  readonly tone: 'title' | 'WATCH' | 'plain';
}

/** What saving would do in a width, and before it whether the step is a usual one. */
export function savingLines(
  preview: readonly string[],
  step: { readonly outside: boolean; readonly text: string } | undefined,
  cells: number,
): readonly Toned[] {
  if (preview.length === 0) return [];
  const tone = step?.outside === true ? 'WATCH' : 'plain';
  return [
    { text: 'IF YOU SAVE', tone: 'title' },
    ...(step === undefined
      ? []
      : [{ text: ` ${cutParts(step.text, cells, ', ')}`, tone } as const]),
    ...preview.map((text) => ({ text: ` ${text}`, tone: 'plain' as const })),
  ];
}

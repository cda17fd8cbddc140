/** A line of a view as data: what it shows, the part it plays, and what is said of it aloud; nothing reads it back from its text. */
import { textWidth, wrapTextToWidth } from './cells.ts';
import { NONE, terminalSafeOneLine } from './format.ts';
import { mergedSpans, type Span, spansText } from './tone.ts';

/** prose: words; title: of the lines below; warning: words to look at twice; drawn: signs and columns, laid out by the cell. */
type LineRole = 'prose' | 'title' | 'warning' | 'drawn';

/** One line of a view. */
export interface ViewLine {
  readonly text: string;
  readonly role: LineRole;
  /** The text in parts, where some have a tone of their own. */
  readonly spans?: readonly Span[];
  /** What is said aloud in its place, '' nothing; left out: its text. */
  readonly say?: string;
}

/** What a line is put together of: a text, or a line that brings along what is said of it. `NONE` alone is a missing value. */
export type Part = string | ViewLine;

/** A line of running text. */
export function proseLine(text: string): ViewLine {
  return { text, role: 'prose' };
}

/** The title of the lines below it. */
export function headingLine(text: string): ViewLine {
  return { text, role: 'title' };
}

/** Words to look at twice. */
export function warningLine(text: string): ViewLine {
  return { text, role: 'warning' };
}

/** What is drawn or laid out by the cell, and what is said in its place; nothing when left out. */
export function preformattedLine(text: string, say = ''): ViewLine {
  return { text, role: 'drawn', say };
}

/** Parts in tones of their own, laid out by the cell or not, and what is said in their place; the text itself when left out. */
export function lineOfSpans(spans: readonly Span[], say?: string): ViewLine {
  const merged = mergedSpans(spans);
  const role = say === undefined ? 'prose' : 'drawn';
  return { text: spansText(merged), role, spans: merged, ...(say === undefined ? {} : { say }) };
}

/** A line as parts; one in no tone where it has none of its own. */
export function lineSpans(part: Part): readonly Span[] {
  return typeof part === 'string' ? [{ text: part }] : (part.spans ?? [{ text: part.text }]);
}

/** A sentence of parts, in which a missing value is said as such. */
export function lineFromTemplate(texts: TemplateStringsArray, ...parts: readonly Part[]): ViewLine {
  const whole = (of: (part: Part) => string): string =>
    texts.map((text, at) => (at === 0 ? text : of(parts[at - 1] ?? '') + text)).join('');
  return lineSaidAs(whole(displayTextOfLinePart), whole(spokenTextOfLinePart));
}

function lineSaidAs(text: string, say: string): ViewLine {
  return say === text ? proseLine(text) : { ...proseLine(text), say };
}

/** Parts in a row, `between` them on the screen and in speech. */
export function joinedLine(parts: readonly Part[], between: string): ViewLine {
  return lineSaidAs(
    parts.map(displayTextOfLinePart).join(between),
    parts.map(spokenTextOfLinePart).join(between),
  );
}

/** Parts that blanks keep apart on the screen, and commas in speech. */
export function lineOfSpacedParts(parts: readonly Part[], between = '   '): ViewLine {
  const said = parts.map(spokenTextOfLinePart).filter((part) => part !== '');
  const line = preformattedLine(parts.map(displayTextOfLinePart).join(between), said.join(', '));
  const hasTones = parts.some((part) => typeof part !== 'string' && part.spans !== undefined);
  const spans = parts.flatMap((part, at): readonly Span[] => [
    ...(at === 0 ? [] : [{ text: between }]),
    ...((typeof part === 'string' ? undefined : part.spans) ?? [
      { text: displayTextOfLinePart(part) },
    ]),
  ]);
  return hasTones ? { ...line, spans } : line;
}

/** What a part shows. */
export function displayTextOfLinePart(part: Part): string {
  return typeof part === 'string' ? part : part.text;
}

/** What is said of a part, its signs not yet in words; '' for nothing. */
export function spokenTextOfLinePart(part: Part): string {
  if (typeof part === 'string') return part === NONE ? 'none' : part;
  return part.say ?? part.text;
}

/** A line with both its texts on one line each, safe for a terminal. */
export function terminalSafeViewLine({ text, role, spans, say }: ViewLine): ViewLine {
  return {
    text: terminalSafeOneLine(text),
    role,
    ...(spans === undefined
      ? {}
      : { spans: spans.map((span) => ({ ...span, text: terminalSafeOneLine(span.text) })) }),
    ...(say === undefined ? {} : { say: terminalSafeOneLine(say) }),
  };
}

/** A line set in below a title. */
export function indentedLine(line: ViewLine): ViewLine {
  const spans = line.spans === undefined ? {} : { spans: [{ text: '  ' }, ...line.spans] };
  return { ...line, ...spans, text: `  ${line.text}` };
}

/** Lines broken to a width, each piece in the role of its line; what is said instead goes with the first piece. The pieces of a broken line have no tones of their own. */
export function wrapLines(lines: readonly ViewLine[], cells: number): readonly ViewLine[] {
  return lines.flatMap((line) => {
    if (line.spans !== undefined && textWidth(line.text) <= cells) return [line];
    const [first = '', ...more] = wrapTextToWidth(line.text, cells);
    if (more.length === 0 && first === line.text) return [line];
    const { say, spans: _, ...rest } = line;
    if (say === undefined) return [first, ...more].map((text) => ({ ...rest, text }));
    return [{ ...rest, say, text: first }, ...more.map((text) => ({ ...rest, text, say: '' }))];
  });
}

/** Lines that are broken to a width, cut to a height in rows, from 0: the last one ends with `…` where words were cut off. */
export function linesCutToHeight(
  lines: readonly ViewLine[],
  height: number,
  cells: number,
): readonly ViewLine[] {
  const shown = lines.slice(0, height);
  const last = shown.at(-1);
  if (last === undefined || lines.slice(height).every(({ text }) => text.trim() === ''))
    return shown;
  const { spans: _, ...rest } = last;
  const [kept = ''] = wrapTextToWidth(last.text, Math.max(1, cells - 2));
  return [...shown.slice(0, -1), { ...rest, text: `${kept} …` }];
}

/** Lines broken to a width, cut or filled with blank ones to a height, from 0, so that what stands below them stays where it is. */
export function linesCutOrPaddedToHeight(
  lines: readonly ViewLine[],
  height: number,
  cells: number,
): readonly ViewLine[] {
  const shown = linesCutToHeight(wrapLines(lines, cells), height, cells);
  return [...shown, ...Array.from({ length: height - shown.length }, () => proseLine(''))];
}

const BETWEEN = '   ';

/** Parts in lines of at most this width, blanks between them where they share one; a part that is too wide is broken. */
export function wrapSpacedParts(parts: readonly Part[], cells: number): readonly ViewLine[] {
  const lines: Part[][] = [];
  let used = 0;
  for (const part of parts) {
    const own = textWidth(displayTextOfLinePart(part));
    const last = lines.at(-1);
    if (last !== undefined && used + BETWEEN.length + own <= cells) {
      last.push(part);
      used += BETWEEN.length + own;
    } else {
      lines.push([part]);
      used = own;
    }
  }
  return wrapLines(
    lines.map((each) => lineOfSpacedParts(each, BETWEEN)),
    cells,
  );
}

/** Titled lines in a pane that may be too low for them. */
import { cutToWidth } from './cells.ts';
import { headingLine, proseLine, type ViewLine } from './line.ts';

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** Never shortened. */
  readonly whole?: boolean;
}

/** Sections with their titles in so many rows where they can be, the longest shortened first, down to a line. */
export function sectionLinesInRows(
  sections: readonly Section[],
  rows: number,
  cells: number,
): readonly ViewLine[] {
  const kept = sections.map(({ lines }) => lines.length);
  const total = (): number => kept.reduce((sum, lines) => sum + 1 + lines, 0);
  while (total() > rows) {
    const longest = Math.max(...kept.filter((_, at) => sections[at]?.whole !== true));
    if (longest <= 1) break;
    kept[kept.findLastIndex((lines, at) => lines === longest && sections[at]?.whole !== true)] =
      longest - 1;
  }
  return sections.flatMap(({ title, lines }, at) => {
    const shown = lines.slice(0, kept[at]);
    const last = shown.at(-1);
    const whole = shown.length === lines.length || last === undefined;
    const texts = whole ? shown : [...shown.slice(0, -1), cutToWidth(`${last} …`, cells)];
    return [headingLine(title), ...texts.map(proseLine)];
  });
}

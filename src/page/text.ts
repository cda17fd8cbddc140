/** A page as text for a terminal or a file. */
import { drawChart } from './chart.ts';
import { type DrawOptions, drawSays, drawTable } from './draw.ts';
import { drawGauge } from './gauge.ts';
import { inGlyphs } from './glyphs.ts';
import { cutLine, type Line, safeLine } from './line.ts';
import type { Page, Section } from './page.ts';
import { paintLine, type Theme } from './theme.ts';

export interface TextOptions extends Pick<DrawOptions, 'glyphs' | 'style'> {
  readonly columns: number;
  readonly theme?: Theme | undefined;
}

/** Its title and its sections, a blank line between them. */
export function pageLines(page: Page, options: TextOptions): readonly Line[] {
  const { columns, glyphs } = options;
  const titled = (title: string): readonly Line[] =>
    inGlyphs([cutLine([{ text: safeLine(title), tone: 'strong' }], columns)], glyphs);
  return [
    ...titled(page.title),
    ...page.sections.flatMap((section) => [
      [],
      ...(section.title === '' || section.title === page.title ? [] : titled(section.title)),
      ...drawSection(section, options),
    ]),
  ];
}

/** Rows of a chart. */
const CHART_ROWS = 14;

function drawSection(section: Section, options: TextOptions): readonly Line[] {
  const { columns, glyphs } = options;
  if ('rows' in section) return drawTable(section, columns, options);
  return [
    ...drawSays(section, columns, glyphs),
    ...('gauge' in section
      ? drawGauge(section, columns, options)
      : drawChart(section, columns, CHART_ROWS, options)),
  ];
}

export function pageText(page: Page, options: TextOptions): string {
  return pageLines(page, options)
    .map((line) => `${paintLine(line, options.theme)}\n`)
    .join('');
}

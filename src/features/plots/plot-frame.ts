/** What every plot shares: a drawing with title and description, alone in a file or within a page, and its days. */
import { scaleUtc } from 'd3-scale';
import type { Day } from '../../core/model/model.ts';
import { wrapTextToWidth } from '../../text/cells.ts';
import { dayText, monthText } from '../../text/format.ts';
import {
  type Attributes,
  type Content,
  type Markup,
  markupElement,
  trustedMarkup,
} from '../../text/markup.ts';
import { DARK_RULES, IN_THE_DARK, plotMarkAttributes } from './plot-marks.ts';

/** A drawing and what it is called. */
export interface TitledDrawing {
  readonly svg: Markup;
  readonly title: string;
  /** What stands above it where it stands alone; the title when left out. */
  readonly heading?: string | undefined;
  /** Where what it shows comes from, for the first line below it where it stands alone. */
  readonly source?: string;
}

/** A drawing with, for those who cannot see it, the numbers behind it. */
export interface Plot extends TitledDrawing {
  readonly table: PlotTable;
}

export interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A place or a length in a drawing, in its own units, from its left or its top; finite. */
export type DrawingUnits = number;

/** The edges between which something lies in a drawing, in its units from its left, ≥ 0. */
export type DrawingEdges = readonly [left: DrawingUnits, right: DrawingUnits];

/** A drawing of this size, width and height in its own units, > 0, named for a screen reader; `name` is unique within a page. */
export function svgDrawing(
  name: string,
  [width, height]: readonly [width: DrawingUnits, height: DrawingUnits],
  title: string,
  description: string,
  ...content: readonly Content[]
): Markup {
  return markupElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...plotMarkAttributes('plot'),
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${name}-title ${name}-desc`,
    },
    markupElement('title', { id: `${name}-title` }, title),
    markupElement('desc', { id: `${name}-desc` }, description),
    ...content,
  );
}

/** Room around a drawing that stands alone, in units of the drawing. */
const MARGIN = 14;
/** Room above a drawing that stands alone for its heading, and below for each line, in units of the drawing. */
const HEADING = 22;
const LINE = 14;
/** Width of a letter of a heading and of a line below, about, in units of the drawing. */
const [LARGE, SMALL] = [8.2, 5.4];

/** The colours of a drawing: light or dark everywhere, or light, and dark on a screen that is. */
export const PLOT_THEMES = ['both', 'light', 'dark'] as const;
export type PlotTheme = (typeof PLOT_THEMES)[number];

const STYLES: Readonly<Record<PlotTheme, readonly string[]>> = {
  both: [IN_THE_DARK],
  light: [],
  dark: [DARK_RULES],
};

/** A drawing as a file of its own, with its colours in the dark inside, its heading above, its source and other lines below, a margin, and a ground behind it. */
export function standalonePlotFileSvg(
  { svg, title, heading = title, source }: TitledDrawing,
  more: readonly string[],
  theme: PlotTheme = 'both',
): string {
  const given = source === undefined ? more : [source, ...more];
  const whole = svg.markup.replace(
    /viewBox="0 0 (\S+) (\S+)"([^>]*)>/,
    (_, width: string, height: string, rest: string) => {
      const top = MARGIN + HEADING;
      const w = Number(width) + 2 * MARGIN;
      const below = given.flatMap((line) =>
        wrapTextToWidth(line, Math.floor(Number(width) / SMALL)),
      );
      const h = top + Number(height) + below.length * LINE + MARGIN;
      const first = [
        ...STYLES[theme].map((style) => markupElement('style', {}, trustedMarkup(style))),
        markupElement('rect', {
          ...plotMarkAttributes('ground'),
          x: -MARGIN,
          y: -top,
          width: w,
          height: h,
        }),
        svgLabel(
          0,
          -HEADING + 11,
          heading.length * LARGE > Number(width) ? title : heading,
          plotMarkAttributes('strong', 'heading'),
        ),
        ...below.map((line, at) =>
          svgLabel(0, Number(height) + (at + 1) * LINE, line, plotMarkAttributes('soft', 'small')),
        ),
      ];
      const marks = first.map(({ markup }) => markup).join('');
      return `width="${w}" height="${h}" viewBox="${-MARGIN} ${-top} ${w} ${h}"${rest}>${marks}`;
    },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}

/** SVG of a text at `x` and `y`. */
export function svgLabel(
  x: DrawingUnits,
  y: DrawingUnits,
  content: string,
  more: Attributes = {},
): Markup {
  return markupElement('text', { x, y, ...more }, content);
}

/** A text at `x` and `y` that what is drawn behind it does not run through. Two elements: not every program draws the stroke of one below its fill. */
export function svgHaloLabel(
  x: DrawingUnits,
  y: DrawingUnits,
  content: string,
  more: Attributes,
): Markup {
  return markupElement(
    'g',
    {},
    svgLabel(x, y, content, { ...more, ...plotMarkAttributes('halo') }),
    svgLabel(x, y, content, more),
  );
}

export const NOTHING: Markup = trustedMarkup('');

/** Days along an edge of a drawing. */
export interface TimeScale {
  /** Place of a day from the left edge of the drawing, in its units, ≥ 0. */
  readonly x: (day: Day) => number;
  /** About so many round days, from 1, each with its place from the left edge of the drawing, in its units, ≥ 0, and with what to print there. */
  readonly ticks: (count: number) => readonly { readonly x: number; readonly text: string }[];
}

/** Width of a day at an axis, with room around it, in units of the drawing. */
const TICK = 88;

/** About how many days an axis between two edges names, ≥ 2. */
export function timeTickCount([left, right]: DrawingEdges): number {
  return Math.max(2, Math.floor((right - left) / TICK));
}

/** The days from one to another, laid between a left and a right edge. */
export function plotTimeScale(
  from: Day,
  to: Day,
  left: DrawingUnits,
  right: DrawingUnits,
): TimeScale {
  const scale = scaleUtc([new Date(from), new Date(to)], [left, right]);
  return {
    x: (day) => scale(new Date(day)),
    ticks: (count) => {
      const dates = scale.ticks(count);
      // First days of months alone are named by their month.
      const isMonths = dates.every((date) => date.getUTCDate() === 1);
      const text = isMonths ? monthText : dayText;
      return dates.map((date) => ({
        x: scale(date),
        text: text(date.toISOString().slice(0, 10)),
      }));
    },
  };
}

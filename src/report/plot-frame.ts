/** What every plot shares: a drawing with title and description, its marks, and its colours in light and dark. */
import { scaleUtc } from 'd3-scale';
import { dayText } from '../app/format.ts';
import type { Day } from '../domain/model.ts';
import { type Attributes, type Content, el, type Markup, raw } from './markup.ts';

/** A drawing and, for those who cannot see it, what it says and the numbers behind it. */
export interface Plot {
  readonly svg: Markup;
  readonly title: string;
  /** What stands above it where it stands alone; the title when left out. */
  readonly heading?: string | undefined;
  readonly table: PlotTable;
}

export interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Colours by what they say; every state is told by word or shape as well. */
export const PLOT_COLOURS = `
:root{--paper:#ffffff;--ink:#14202b;--soft:#536471;--faint:#8b99a5;--rule:#d6dde3;--panel:#f5f7f9;
--gauge:#0b5cad;--gauge-soft:#cfe1f4;--good:#1f6f8b;--bad:#b3401f;--alert:#a3161f;--watch:#8a5a00;
--band-a:#eef2f5;--band-b:#e2e8ed;--ours:#0b5cad;--theirs:#6b4a86}
@media (prefers-color-scheme:dark){:root{--paper:#10171d;--ink:#e6edf3;--soft:#a3b1bd;--faint:#7b8994;
--rule:#2c3843;--panel:#18222b;--gauge:#6cb2f5;--gauge-soft:#234567;--good:#67bcd6;--bad:#f0906c;
--alert:#ff8a8f;--watch:#e6b450;--band-a:#17212a;--band-b:#1f2b36;--ours:#6cb2f5;--theirs:#c3a3dd}}
@media print{:root{--paper:#ffffff;--ink:#000000;--soft:#444b52;--faint:#727b84;--rule:#c8d0d7;--panel:#f5f7f9;
--gauge:#0b5cad;--gauge-soft:#cfe1f4;--good:#1f6f8b;--bad:#b3401f;--alert:#a3161f;--watch:#8a5a00;
--band-a:#eef2f5;--band-b:#e2e8ed;--ours:#0b5cad;--theirs:#6b4a86}}`;

/** How the marks look; a drawing alone carries this too. */
export const PLOT_STYLE = `
svg.plot{display:block;width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
svg.plot text{fill:var(--ink);font-size:11px}
svg.plot .soft{fill:var(--soft)} svg.plot .small{font-size:10px} svg.plot .strong{font-weight:650} svg.plot .heading{font-size:13px}
svg.plot .rule{stroke:var(--rule);stroke-width:1;fill:none} svg.plot .axis{stroke:var(--faint);stroke-width:1}
svg.plot .band-a{fill:var(--band-a)} svg.plot .band-b{fill:var(--band-b)} svg.plot .stands{fill:var(--gauge-soft)}
svg.plot .gauge{stroke:var(--gauge);stroke-width:2;fill:none;stroke-linejoin:round}
svg.plot .echo{stroke:var(--faint);stroke-width:1;fill:none}
svg.plot .interval{stroke:var(--gauge);stroke-width:5;stroke-linecap:butt}
svg.plot .dot{fill:var(--gauge)} svg.plot .hollow{fill:var(--paper);stroke:var(--gauge);stroke-width:1.5}
svg.plot .up{fill:var(--good)} svg.plot .down{fill:var(--bad)} svg.plot .total{fill:var(--gauge)}
svg.plot .post{stroke:var(--faint);stroke-width:1;stroke-dasharray:2 2}
svg.plot .wire-alert{stroke:var(--alert);stroke-width:1;stroke-dasharray:6 2}
svg.plot .wire-watch{stroke:var(--watch);stroke-width:1;stroke-dasharray:6 2}
svg.plot .mark-alert{fill:var(--alert)} svg.plot .mark-watch{fill:var(--watch)}
svg.plot .ours{fill:var(--ours)} svg.plot .theirs{fill:none;stroke:var(--theirs);stroke-width:1.2}
svg.plot text.on-ours{fill:var(--paper);font-size:9px;font-weight:600} svg.plot text.on-theirs{fill:var(--theirs);font-size:9px;font-weight:600}
svg.plot .halo{paint-order:stroke;stroke:var(--paper);stroke-width:2.5px;stroke-linejoin:round}
svg.plot .stem{stroke:var(--rule);stroke-width:1}`;

/** A drawing of this size in its own units, named for a screen reader; `name` is unique within a page. */
export function drawing(
  name: string,
  [width, height]: readonly [width: number, height: number],
  title: string,
  description: string,
  ...content: readonly Content[]
): Markup {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'plot',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${name}-title ${name}-desc`,
    },
    el('title', { id: `${name}-title` }, title),
    el('desc', { id: `${name}-desc` }, description),
    ...content,
  );
}

const MARGIN = 14;
/** Room above a drawing that stands alone for its heading, and below for each line. */
const HEADING = 22;
const LINE = 14;

/** A drawing as a file of its own, with its colours inside, its heading above, lines below, a margin, and a ground behind it. */
export function svgFile({ svg, title, heading = title }: Plot, below: readonly string[]): string {
  const style = `<style>${PLOT_COLOURS}${PLOT_STYLE} svg.plot{background:var(--paper)}</style>`;
  const whole = svg.markup.replace(
    /viewBox="0 0 (\S+) (\S+)"([^>]*)>/,
    (_, width: string, height: string, rest: string) => {
      const top = MARGIN + HEADING;
      const w = Number(width) + 2 * MARGIN;
      const h = top + Number(height) + below.length * LINE + MARGIN;
      const words = [
        label(0, -HEADING + 11, heading, { class: 'strong heading' }),
        ...below.map((line, at) =>
          label(0, Number(height) + (at + 1) * LINE, line, { class: 'soft small' }),
        ),
      ];
      const marks = words.map(({ markup }) => markup).join('');
      return `width="${w}" height="${h}" viewBox="${-MARGIN} ${-top} ${w} ${h}"${rest}>${style}${marks}`;
    },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}

/** A text at a place. */
export function label(x: number, y: number, content: string, more: Attributes = {}): Markup {
  return el('text', { x, y, ...more }, content);
}

export const NOTHING: Markup = raw('');

/** Days along an edge of a drawing. */
export interface TimeScale {
  readonly x: (day: Day) => number;
  /** About this many round days with what to print at them. */
  readonly ticks: (count: number) => readonly { readonly x: number; readonly text: string }[];
}

/** The days from one to another, laid between two edges. */
export function timeScale(from: Day, to: Day, left: number, right: number): TimeScale {
  const scale = scaleUtc([new Date(from), new Date(to)], [left, right]);
  return {
    x: (day) => scale(new Date(day)),
    ticks: (count) => {
      const dates = scale.ticks(count);
      // First days of months alone are named by their month.
      const isMonths = dates.every((date) => date.getUTCDate() === 1);
      return dates.map((date) => ({
        x: scale(date),
        text: dayText(date.toISOString().slice(0, 10)).replace(isMonths ? /^1 / : '', ''),
      }));
    },
  };
}

/** Charts and scales as SVG, in a page or as a file of their own. */
import type { Day } from '../model/day.ts';
import { type Chart, monthTicks, shareOn, ticks } from './axes.ts';
import { factTexts } from './draw.ts';
import { dayText, scoreText, scoreTextBetween, scoreTone } from './kinds.ts';
import { cutText, safeLine, textWidth, wrapText } from './line.ts';
import { escaped } from './markup.ts';
import type { ChartSection, GaugeSection, Page } from './page.ts';
import { sectionSpeech } from './speech.ts';

type Drawable = ChartSection | GaugeSection;

/** In units of the drawing: its width, a letter about, and a line of text. */
const WIDTH = 480;
const LETTER = 6.3;
const LINE = 15;

/** On light and on dark ground; no common colour blindness takes two of the curves for one. */
const COLOURS = {
  paper: ['#ffffff', '#12181e'],
  ink: ['#17222c', '#e4eaef'],
  soft: ['#55626e', '#a2b0bc'],
  rule: ['#d8dee3', '#2d3944'],
  accent: ['#0b5394', '#6cb2f5'],
  bad: ['#a3161f', '#ff9297'],
  curve0: ['#0b5394', '#6cb2f5'],
  curve1: ['#b35806', '#f0a35c'],
  curve2: ['#1b7f5c', '#5fc9a3'],
  curve3: ['#7b4a9e', '#c9a6e4'],
  curve4: ['#4c565f', '#b4bfc8'],
  score1: ['#f9dcc0', '#46290c'],
  score2: ['#fbebdb', '#33261a'],
  score3: ['#edf0f2', '#222b33'],
  score4: ['#dce9f5', '#1b3146'],
  score5: ['#c6dcf0', '#143a5e'],
} as const;
const CURVES = 5;

const declared = (at: 0 | 1): string =>
  `:root{${Object.entries(COLOURS)
    .map(([name, colours]) => `--${name}:${colours[at]}`)
    .join(';')}}`;

/** The colours as CSS variables. */
export const COLOUR_STYLE = `${declared(0)}@media screen and (prefers-color-scheme:dark){${declared(1)}}`;

/** Twice where a colour is: programs that know no variables take the first one. */
const coloured = (property: 'fill' | 'stroke', name: keyof typeof COLOURS): string =>
  `${property}:${COLOURS[name][0]};${property}:var(--${name})`;

const SCORES = ['score1', 'score2', 'score3', 'score4', 'score5'] as const;
const CURVE_NAMES = ['curve0', 'curve1', 'curve2', 'curve3', 'curve4'] as const;

export const SVG_STYLE = [
  `svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;${coloured('fill', 'ink')}}`,
  `svg .soft{${coloured('fill', 'soft')}}svg .strong{font-weight:600}svg .end{text-anchor:end}svg .mid{text-anchor:middle}`,
  `svg .halo{${coloured('stroke', 'paper')};stroke-width:3px;paint-order:stroke;stroke-linejoin:round}`,
  `svg .on{${coloured('fill', 'paper')};font-weight:600;text-anchor:middle}svg .small{font-size:10px}`,
  `svg path{fill:none}.paper{${coloured('fill', 'paper')}}`,
  `.grid{${coloured('stroke', 'rule')}}.axis,.line,.event{${coloured('stroke', 'soft')}}.line{stroke-dasharray:5 3}.event{stroke-dasharray:1 3}`,
  `svg .band{${coloured('fill', 'accent')};fill-opacity:.16}.dot{${coloured('fill', 'accent')}}.span{${coloured('stroke', 'accent')};stroke-width:3px}`,
  `.curve{stroke-width:2px;stroke-linejoin:round}.points{stroke-width:5px;stroke-linecap:round}`,
  ...CURVE_NAMES.map(
    (name) => `.${name}{${coloured('stroke', name)}}svg .of-${name}{${coloured('fill', name)}}`,
  ),
  ...SCORES.map((name) => `.${name}{${coloured('fill', name)}}`),
].join('');

/** A length with one decimal at most. */
const unit = (length: number): string => String(Math.round(length * 10) / 10);

const widthOf = (text: string): number => textWidth(text) * LETTER;

/** Cut to so many units. */
const cutTo = (text: string, width: number): string =>
  cutText(safeLine(text), Math.max(1, Math.floor(width / LETTER)));

function textAt(x: number, y: number, text: string, look = ''): string {
  const named = look === '' ? '' : ` class="${look}"`;
  return `<text x="${unit(x)}" y="${unit(y)}"${named}>${escaped(text)}</text>`;
}

const pathOf = (d: string, look: string): string =>
  d === '' ? '' : `<path class="${look}" d="${d}"/>`;

interface Drawing {
  readonly height: number;
  readonly body: string;
}

const drawingOf = (section: Drawable): Drawing =>
  'gauge' in section ? drawScale(section.gauge) : drawCurves(section.chart);

function opened(section: Drawable, title: string, width: number, height: number): string {
  const said = sectionSpeech({ ...section, title: '' }).join('. ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${unit(width)} ${unit(height)}" role="img"><title>${escaped(title)}</title><desc>${escaped(said)}</desc>`;
}

/** For a page that has the style. */
export function sectionSvg(section: Drawable, title: string): string {
  const { height, body } = drawingOf(section);
  return `${opened(section, title, WIDTH, height)}${body}</svg>`;
}

const MARGIN = 16;
const HEADING = 26;

/** The first drawing of a page as a file: its title above, its numbered events and all that the page says in lines below. */
export function pageSvg({ title, sections }: Page): string {
  const section = sections.find((each) => 'chart' in each || 'gauge' in each) as Drawable;
  const { height, body } = drawingOf(section);
  const events = 'chart' in section ? numberedEvents(section.chart) : [];
  const below = [
    ...events.map(({ day, title: what }, at) => `${at + 1}  ${dayText(day)}: ${safeLine(what)}`),
    ...(events.length === 0 ? [] : ['']),
    ...sections.flatMap((each) =>
      'rows' in each && each.lines
        ? each.rows.flatMap((row) =>
            factTexts(each, row).map(({ label, text }) => `${label}: ${text}`),
          )
        : [],
    ),
  ].flatMap((text) => wrapText(text, Math.floor(WIDTH / LETTER)));
  const head = wrapText(safeLine(title), Math.floor(WIDTH / (LETTER * 1.3)));
  const top = MARGIN + HEADING + (head.length - 1) * 20;
  const [wide, high] = [WIDTH + 2 * MARGIN, top + height + (below.length + 1) * LINE + MARGIN];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    opened(section, title, wide, high).replace(
      '<svg',
      `<svg width="${wide}" height="${unit(high)}"`,
    ),
    `<style>${COLOUR_STYLE}${SVG_STYLE}svg .heading{font-size:16px;font-weight:600}</style>`,
    `<rect class="paper" width="${wide}" height="${unit(high)}"/>`,
    ...head.map((text, at) => textAt(MARGIN, MARGIN + 12 + at * 20, text, 'heading')),
    `<g transform="translate(${MARGIN} ${top})">${body}</g>`,
    ...below.map((text, at) => textAt(MARGIN, top + height + (at + 1.5) * LINE, text, 'soft')),
    '</svg>\n',
  ].join('');
}

const PLOT = 170;
/** Readings beyond which their dots would hide the curve. */
const MOST_DOTS = 100;
/** Events that are numbered: the newest. */
const MOST_EVENTS = 12;

/** Rising by day. */
function numberedEvents({ marks, from, to }: Chart): Chart['marks'] {
  return marks.filter(({ day }) => day >= from && day <= to).slice(-MOST_EVENTS);
}

function drawCurves(chart: Chart): Drawing {
  const { from, to, series, band = [], lines, limits } = chart;
  const named = series.length > 1 ? series.map(({ title }) => cutTo(title, WIDTH / 4)) : [];
  const values = ticks(chart, 5);
  const left = Math.max(0, ...values.map(({ text }) => widthOf(text))) + 12;
  const right = WIDTH - Math.max(4, ...named.map((name) => widthOf(name) + 6));
  const x = (day: Day): number => left + ((day - from) / Math.max(1, to - from)) * (right - left);
  const events = drawEvents(numberedEvents(chart), x, right);
  const { top } = events;
  const bottom = top + PLOT;
  const share = shareOn(chart);
  const y = (value: number): number => bottom - share(value) * PLOT;
  const within = lines.filter(({ at }) => at >= limits[0] && at <= limits[1]);
  const months = monthTicks(chart, (right - left) / 70);
  const across = (value: number): string => `M${unit(left)} ${unit(y(value))}H${unit(right)}`;
  const end = (at: number): number | undefined =>
    series[at]?.points.findLast(({ day, value }) => day <= to && value !== undefined)?.value;
  const placed = apart(
    named.flatMap((text, at) => {
      const value = end(at);
      return value === undefined ? [] : [{ text, at, y: y(value) + 4 }];
    }),
    LINE - 2,
    bottom,
  );
  return {
    height: bottom + LINE + 4,
    body: [
      pathOf(values.map(({ value }) => across(value)).join(''), 'grid'),
      ...values.map(({ value, text }) => textAt(left - 6, y(value) + 4, text, 'soft end')),
      pathOf(bandPath(band, chart, x, y), 'band'),
      pathOf(within.map(({ at }) => across(at)).join(''), 'line'),
      pathOf(events.days.map((day) => `M${unit(x(day))} ${top}V${bottom}`).join(''), 'event'),
      ...series.map((each, at) => curvePaths(chart, each, CURVE_NAMES[at % CURVES], x, y)),
      ...apart(
        within.map(({ at, title }) => ({ text: title, at, y: Math.max(y(at) - 3, top + 10) })),
        LINE - 3,
        bottom,
      ).map((line) =>
        textAt(left + 4, line.y, cutTo(line.text, right - left - 8), 'soft halo small'),
      ),
      ...placed.map(({ text, at, y: place }) =>
        textAt(right + 6, place, text, `of-curve${at % CURVES}`),
      ),
      events.body,
      pathOf(
        `M${unit(left)} ${bottom}H${unit(right)}${months.map(({ day }) => `M${unit(x(day))} ${bottom}v4`).join('')}`,
        'axis',
      ),
      ...months
        .filter(({ day, text }) => x(day) + widthOf(text) / 2 <= WIDTH)
        .map(({ day, text }) => textAt(x(day), bottom + LINE + 1, text, 'soft mid')),
    ].join(''),
  };
}

/** Numbers above the plot, in as many lanes as keep them apart, and where the plot begins. */
function drawEvents(
  events: Chart['marks'],
  x: (day: Day) => number,
  right: number,
): Drawing & { readonly top: number; readonly days: readonly Day[] } {
  const ends: number[] = [];
  const numbers = events.map(({ day }, at) => {
    const place = Math.min(x(day), right - LETTER);
    const free = ends.findIndex((end) => place - end >= 2.4 * LETTER);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = place;
    return { place, lane, text: String(at + 1) };
  });
  const height = ends.length * (LINE - 2);
  return {
    height,
    top: height + 6,
    days: [...new Set(events.map(({ day }) => day))],
    body: numbers
      .map(({ place, lane, text }) =>
        textAt(place, height - lane * (LINE - 2), text, 'soft small mid'),
      )
      .join(''),
  };
}

/** From top to bottom at least so far apart, none below the end. */
function apart<Item extends { readonly y: number }>(
  items: readonly Item[],
  least: number,
  end: number,
): readonly Item[] {
  const down = items.toSorted((a, b) => a.y - b.y);
  const places: number[] = [];
  for (const { y } of down) places.push(Math.max(y, (places.at(-1) ?? -Infinity) + least));
  for (let at = places.length - 1, most = end; at >= 0; at -= 1, most -= least) {
    most = Math.min(most, places[at] ?? most);
    places[at] = most;
  }
  return down.map((item, at) => ({ ...item, y: places[at] ?? item.y }));
}

type Place = (at: number) => number;

function curvePaths(
  { from, to }: Chart,
  { points, steps }: Chart['series'][number],
  look: string | undefined,
  x: Place,
  y: Place,
): string {
  const before = steps ? points.findLast(({ day }) => day <= from) : undefined;
  const shown = [
    ...(before === undefined ? [] : [{ ...before, day: from }]),
    ...points.filter(({ day }) => (steps ? day > from : day >= from) && day <= to),
  ];
  let isOpen = false;
  let d = '';
  for (const { day, value } of shown) {
    const place = unit(x(day));
    if (value === undefined) d += isOpen && steps ? `H${place}` : '';
    else if (!isOpen) d += `M${place} ${unit(y(value))}`;
    else d += steps ? `H${place}V${unit(y(value))}` : `L${place} ${unit(y(value))}`;
    isOpen = value !== undefined;
  }
  if (isOpen && steps) d += `H${unit(x(to))}`;
  const read = points.filter(({ day, isRead }) => isRead && day >= from && day <= to);
  const dotted = (read.length <= MOST_DOTS ? read : []).flatMap(({ day, value }) =>
    value === undefined ? [] : [`M${unit(x(day))} ${unit(y(value))}h0`],
  );
  return pathOf(d, `curve ${look}`) + pathOf(dotted.join(''), `points ${look}`);
}

/** Along its upper edge, and back along its lower one. */
function bandPath(
  band: NonNullable<Chart['band']>,
  { from, to }: Chart,
  x: Place,
  y: Place,
): string {
  const first = band.findLastIndex(({ day }) => day <= from);
  const shown = band.slice(Math.max(0, first)).filter(({ day }) => day <= to);
  if (shown.length === 0) return '';
  const starts = [...shown.map(({ day }) => Math.max(day, from)), to];
  const along = shown.map(({ high }, at) => `V${unit(y(high))}H${unit(x(starts[at + 1] ?? to))}`);
  const back = shown
    .map(({ low }, at) => `V${unit(y(low))}H${unit(x(starts[at] ?? from))}`)
    .toReversed();
  return `M${unit(x(starts[0] ?? from))} ${unit(y(shown[0]?.low ?? 0))}${along.join('')}${back.join('')}Z`;
}

const EDGE = 12;
const ROW = 20;

function drawScale({ score, low, high, bands, marks }: GaugeSection['gauge']): Drawing {
  const x = (at: number): number => EDGE + (at / 100) * (WIDTH - 2 * EDGE);
  const ends = bands.map((_, at) => bands[at + 1]?.from ?? 100);
  const middle = 36;
  const edges = [...bands.map(({ from }) => from), 100];
  const spanPath = (from: number, to: number, at: number): string =>
    `M${unit(x(from))} ${at - 5}v10m0-5H${unit(x(to))}m0-5v10`;
  const text = scoreTextBetween(
    score,
    bands.map(({ from }) => from),
  );
  return {
    height: middle + 28 + marks.length * ROW,
    body: [
      ...bands.map(({ title, from }, at) =>
        textAt(x(from) + 2, 14, cutTo(title, x(ends[at] ?? 100) - x(from) - 4)),
      ),
      ...bands.map(
        ({ from }, at) =>
          `<rect class="${scoreTone(from)}" x="${unit(x(from))}" y="${middle - 14}" width="${unit(x(ends[at] ?? 100) - x(from))}" height="28"/>`,
      ),
      ...edges.map((edge) => textAt(x(edge), middle + 26, scoreText(edge), 'soft small mid')),
      ...(score === undefined || low === undefined || high === undefined
        ? []
        : [
            pathOf(spanPath(low, high, middle), 'span'),
            `<circle class="dot" cx="${unit(x(score))}" cy="${middle}" r="12"/>`,
            textAt(x(score), middle + 4, text, text.length > 3 ? 'on small' : 'on'),
          ]),
      ...marks.map((mark, at) => {
        const row = middle + 40 + at * ROW;
        const label = `${safeLine(mark.label)} ${scoreText(mark.score)}`;
        const fits = x(mark.low) - 8 > widthOf(label);
        return [
          pathOf(spanPath(mark.low, mark.high, row), 'axis'),
          `<circle class="dot" cx="${unit(x(mark.score))}" cy="${row}" r="4"/>`,
          fits
            ? textAt(x(mark.low) - 6, row + 4, label, 'soft end')
            : textAt(x(mark.high) + 6, row + 4, label, 'soft'),
        ].join('');
      }),
    ].join(''),
  };
}

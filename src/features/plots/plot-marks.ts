/** How the marks of a plot look: as attributes for light paper, which every program draws; a style changes their colours in the dark. */
import type { Attributes } from '../../text/markup.ts';

/** Colours by what they say; every state is told by word or shape as well. */
export const LIGHT = {
  paper: '#ffffff',
  ink: '#14202b',
  soft: '#536471',
  faint: '#8b99a5',
  rule: '#d6dde3',
  gauge: '#0b5cad',
  'gauge-soft': '#cfe1f4',
  good: '#1f6f8b',
  bad: '#b3401f',
  alert: '#a3161f',
  watch: '#8a5a00',
  'band-a': '#eef2f5',
  'band-b': '#e2e8ed',
  ours: '#0b5cad',
  theirs: '#6b4a86',
} as const;

type Colour = keyof typeof LIGHT;
export type Colours = Readonly<Record<Colour, string>>;

/** The same for a screen in the dark. */
export const DARK: Colours = {
  paper: '#10171d',
  ink: '#e6edf3',
  soft: '#a3b1bd',
  faint: '#7b8994',
  rule: '#2c3843',
  gauge: '#6cb2f5',
  'gauge-soft': '#234567',
  good: '#67bcd6',
  bad: '#f0906c',
  alert: '#ff8a8f',
  watch: '#e6b450',
  'band-a': '#17212a',
  'band-b': '#1f2b36',
  ours: '#6cb2f5',
  theirs: '#c3a3dd',
};

/** The same for the words of a printed page. */
export const PRINT: Colours = {
  ...LIGHT,
  ink: '#000000',
  soft: '#444b52',
  faint: '#727b84',
  rule: '#c8d0d7',
};

interface Look {
  readonly fill?: Colour | 'none';
  readonly stroke?: Colour;
  /** What is the same in light and dark. */
  readonly more?: Attributes;
}

const FONTS = 'system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif';
const NUMBER = { 'font-size': 9, 'font-weight': '600' };
const WIRE = { 'stroke-width': 1, 'stroke-dasharray': '6 2' };

/** The whole drawing, whose letters have the look of `plot` unless theirs says otherwise, and each mark in it. */
const LOOKS = {
  plot: { fill: 'ink', more: { 'font-family': FONTS, 'font-size': 11 } },
  ground: { fill: 'paper' },
  soft: { fill: 'soft' },
  small: { more: { 'font-size': 10 } },
  strong: { more: { 'font-weight': '600' } },
  heading: { more: { 'font-size': 13 } },
  halo: {
    fill: 'none',
    stroke: 'paper',
    more: { 'stroke-width': 2.5, 'stroke-linejoin': 'round' },
  },
  rule: { stroke: 'rule', more: { 'stroke-width': 1 } },
  axis: { stroke: 'faint', more: { 'stroke-width': 1 } },
  stem: { stroke: 'rule', more: { 'stroke-width': 1 } },
  'band-a': { fill: 'band-a' },
  'band-b': { fill: 'band-b' },
  stands: { fill: 'gauge-soft' },
  gauge: {
    fill: 'none',
    stroke: 'gauge',
    more: { 'stroke-width': 2, 'stroke-linejoin': 'round' },
  },
  echo: { fill: 'none', stroke: 'faint', more: { 'stroke-width': 1 } },
  fan: { fill: 'gauge-soft', more: { 'fill-opacity': 0.7 } },
  ahead: {
    fill: 'none',
    stroke: 'gauge',
    more: { 'stroke-width': 1.5, 'stroke-dasharray': '4 3' },
  },
  today: { stroke: 'soft', more: { 'stroke-width': 1 } },
  expiry: { fill: 'none', stroke: 'bad', more: { 'stroke-width': 1.3 } },
  interval: { stroke: 'gauge', more: { 'stroke-width': 5 } },
  dot: { fill: 'gauge' },
  hollow: { fill: 'paper', stroke: 'gauge', more: { 'stroke-width': 1.5 } },
  up: { fill: 'good' },
  down: { fill: 'bad' },
  total: { fill: 'gauge' },
  post: { stroke: 'faint', more: { 'stroke-width': 1, 'stroke-dasharray': '2 2' } },
  'wire-alert': { stroke: 'alert', more: WIRE },
  'wire-watch': { stroke: 'watch', more: WIRE },
  'mark-alert': { fill: 'alert' },
  'mark-watch': { fill: 'watch' },
  ours: { fill: 'ours' },
  theirs: { fill: 'none', stroke: 'theirs', more: { 'stroke-width': 1.2 } },
  'on-ours': { fill: 'paper', more: NUMBER },
  'on-theirs': { fill: 'theirs', more: NUMBER },
} as const satisfies Readonly<Record<string, Look>>;

export type Mark = keyof typeof LOOKS;

/** The attributes of what bears these marks, no two of which may set the same; its class is for the colours in the dark. */
export function plotMarkAttributes(...marks: readonly Mark[]): Attributes {
  const looks = marks.map((mark): Look => LOOKS[mark]);
  const coloured = marks.filter((mark) => paints(LIGHT, LOOKS[mark]).length > 0);
  return Object.fromEntries([
    ['class', coloured.length === 0 ? undefined : coloured.join(' ')],
    ...looks.flatMap((look) => [
      ...(look.fill === 'none' ? [['fill', 'none']] : []),
      ...paints(LIGHT, look),
      ...Object.entries(look.more ?? {}),
    ]),
  ]);
}

/** The colours of a look, by attribute. */
function paints(colours: Colours, { fill, stroke }: Look): readonly (readonly [string, string])[] {
  const named = [
    ['fill', fill],
    ['stroke', stroke],
  ] as const;
  return named.flatMap(([name, colour]) =>
    colour === undefined || colour === 'none' ? [] : [[name, colours[colour]] as const],
  );
}

/** The style of every plot: its colours on a screen in the dark. By attribute, since LibreOffice takes the class rules of any `@media` for its own. */
export const IN_THE_DARK = `@media screen and (prefers-color-scheme:dark){${Object.entries(LOOKS)
  .map(([mark, look]) => {
    const rules = paints(DARK, look).map((rule) => rule.join(':'));
    return rules.length === 0
      ? ''
      : `svg.plot${mark === 'plot' ? '' : ` [class~=${mark}]`}{${rules.join(';')}}`;
  })
  .join('')}}`;

/** How the marks of a plot look: as attributes for light paper, which every program draws; a style changes their colours in the dark. */
import type { Attributes } from '../../text/markup.ts';
import type { SCORE_TONES } from '../../text/tone.ts';

/** Steps of the ramp that a score is coloured by, as many as its tones: from orange (0) through grey to blue (100), which every kind of sight tells apart. */
export const RAMP = [0, 1, 2, 3, 4] as const satisfies {
  readonly length: typeof SCORE_TONES.length;
};
/** A step of the ramp of colours, 0 (worst)…4 (best). */
export type RampStep = (typeof RAMP)[number];

/** The shade that a score, 0…100, has on the ramp of colours of a page. */
export function colourRampShadeOfScore(score: number): RampStep {
  const step = Math.floor((score / 100) * RAMP.length);
  return RAMP[Math.min(RAMP.length - 1, Math.max(0, step))] ?? 0;
}

/** Colours by what they say; every state is told by word or shape as well. */
export const LIGHT = {
  paper: '#ffffff',
  ink: '#14202b',
  soft: '#536471',
  faint: '#8b99a5',
  rule: '#d6dde3',
  gauge: '#0b5cad',
  'gauge-soft': '#cfe1f4',
  good: '#2166ac',
  bad: '#b35806',
  alert: '#a3161f',
  watch: '#8a5a00',
  ribbon: '#5b7083',
  'score-0': '#a34f05',
  'score-1': '#b4661a',
  'score-2': '#6f767d',
  'score-3': '#3a74b4',
  'score-4': '#1f5fa8',
  'tint-0': '#fbe4cf',
  'tint-1': '#fbeee2',
  'tint-2': '#f0f2f4',
  'tint-3': '#e0ecf7',
  'tint-4': '#d5e5f5',
  ours: '#0b5cad',
  theirs: '#6b4a86',
} as const;

type Colour = keyof typeof LIGHT;
export type Colours = Readonly<Record<Colour, string>>;

/** Colours of a drawing for a screen in the dark. */
export const DARK: Colours = {
  paper: '#10171d',
  ink: '#e6edf3',
  soft: '#a3b1bd',
  faint: '#7b8994',
  rule: '#2c3843',
  gauge: '#6cb2f5',
  'gauge-soft': '#234567',
  good: '#67a9e0',
  bad: '#f0a35c',
  alert: '#ff8a8f',
  watch: '#e6b450',
  ribbon: '#9db0c1',
  'score-0': '#f08a2c',
  'score-1': '#e0a260',
  'score-2': '#a3acb5',
  'score-3': '#80b3e6',
  'score-4': '#5ca8f4',
  'tint-0': '#38240f',
  'tint-1': '#2a2116',
  'tint-2': '#1f262d',
  'tint-3': '#192b3d',
  'tint-4': '#172f49',
  ours: '#6cb2f5',
  theirs: '#c3a3dd',
};

/** Colours of a drawing for a printed page. */
export const PRINT: Colours = {
  ...LIGHT,
  ink: '#000000',
  soft: '#444b52',
  faint: '#727b84',
  rule: '#c8d0d7',
};

interface MarkLook {
  readonly fill?: Colour | 'none';
  readonly stroke?: Colour;
  /** What is the same in light and dark. */
  readonly more?: Attributes;
}

const FONTS = 'system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif';
const NUMBER = { 'font-size': 9, 'font-weight': '600' };
const CURVE = { 'stroke-width': 2, 'stroke-linejoin': 'round' };
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
  'tick-ours': { stroke: 'ours', more: { 'stroke-width': 1 } },
  'tick-theirs': { stroke: 'theirs', more: { 'stroke-width': 1 } },
  'tint-0': { fill: 'tint-0' },
  'tint-1': { fill: 'tint-1' },
  'tint-2': { fill: 'tint-2' },
  'tint-3': { fill: 'tint-3' },
  'tint-4': { fill: 'tint-4' },
  'bar-0': { fill: 'score-0' },
  'bar-1': { fill: 'score-1' },
  'bar-2': { fill: 'score-2' },
  'bar-3': { fill: 'score-3' },
  'bar-4': { fill: 'score-4' },
  'line-0': { fill: 'none', stroke: 'score-0', more: CURVE },
  'line-1': { fill: 'none', stroke: 'score-1', more: CURVE },
  'line-2': { fill: 'none', stroke: 'score-2', more: CURVE },
  'line-3': { fill: 'none', stroke: 'score-3', more: CURVE },
  'line-4': { fill: 'none', stroke: 'score-4', more: CURVE },
  ribbon: { fill: 'ribbon', more: { 'fill-opacity': '0.2' } },
  cap: { fill: 'none', stroke: 'ink', more: { 'stroke-width': 1.5 } },
  gauge: {
    fill: 'none',
    stroke: 'gauge',
    more: CURVE,
  },
  echo: { fill: 'none', stroke: 'faint', more: { 'stroke-width': 1 } },
  fan: { fill: 'gauge-soft', more: { 'fill-opacity': '0.7' } },
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
} as const satisfies Readonly<Record<string, MarkLook>>;

export type Mark = keyof typeof LOOKS;

/** The attributes of what bears these marks, no two of which may set the same; its class is for the colours in the dark. */
export function plotMarkAttributes(...marks: readonly Mark[]): Attributes {
  const looks = marks.map((mark): MarkLook => LOOKS[mark]);
  const coloured = marks.filter((mark) => colourAttributes(LIGHT, LOOKS[mark]).length > 0);
  return Object.fromEntries([
    ['class', coloured.length === 0 ? undefined : coloured.join(' ')],
    ...looks.flatMap((look) => [
      ...(look.fill === 'none' ? [['fill', 'none']] : []),
      ...colourAttributes(LIGHT, look),
      ...Object.entries(look.more ?? {}),
    ]),
  ]);
}

/** The colours of a look, by attribute. */
function colourAttributes(
  colours: Colours,
  { fill, stroke }: MarkLook,
): readonly (readonly [string, string])[] {
  const named = [
    ['fill', fill],
    ['stroke', stroke],
  ] as const;
  return named.flatMap(([name, colour]) =>
    colour === undefined || colour === 'none' ? [] : [[name, colours[colour]] as const],
  );
}

/** The style of a drawing that is dark everywhere. */
export const DARK_RULES = Object.entries(LOOKS)
  .map(([mark, look]) => {
    const rules = colourAttributes(DARK, look).map((rule) => rule.join(':'));
    return rules.length === 0
      ? ''
      : `svg.plot${mark === 'plot' ? '' : ` [class~=${mark}]`}{${rules.join(';')}}`;
  })
  .join('');

/** The style of every other plot: its colours on a screen in the dark. By attribute, since LibreOffice takes the class rules of any `@media` for its own. */
export const IN_THE_DARK = `@media screen and (prefers-color-scheme:dark){${DARK_RULES}}`;

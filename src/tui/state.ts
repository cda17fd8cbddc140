/** What the dashboard is in the midst of. */
import type { Problem } from '../model/problem.ts';
import type { Glyphs } from '../page/glyphs.ts';
import type { Line } from '../page/line.ts';
import type { Target } from '../page/page.ts';
import type { At, Field, Form, Next, Screen, Size, Values, View } from './screen.ts';
import { fieldOf, type TextField } from './text-field.ts';

export interface Layer {
  readonly screen: string;
  readonly target: string | undefined;
  readonly data: unknown;
  readonly options: Readonly<Record<string, string>>;
  /** Place of the selected row among those that are shown. */
  readonly selected: number;
  /** What that row opens, by which it is found again when the rows change. */
  readonly row: Target | undefined;
  /** First line that is shown of what is only scrolled. */
  readonly scroll: number;
  readonly filter: string;
  /** The column that the list is sorted by, and whether downwards. */
  readonly order: { readonly column: string; readonly isDown: boolean } | undefined;
  /** What is typed in a form or a find line. */
  readonly typed: Readonly<Record<string, TextField>>;
  /** Name of the field that has the cursor. */
  readonly field: string;
  readonly showsMore: boolean;
  readonly problems: readonly Problem[];
}

export interface Message {
  readonly text: string;
  readonly tone: 'bad' | 'plain';
}

export interface State<W> {
  readonly world: W;
  readonly screens: ReadonlyMap<string, Screen<W>>;
  /** Id of the first page's screen. */
  readonly home: string;
  /** What applies everywhere, at the right end of the header of so many columns. */
  readonly header: (world: W, columns: number) => Line;
  /** From the first page to the one on top. */
  readonly layers: readonly Layer[];
  readonly size: Size;
  readonly glyphs: Glyphs;
  readonly message: Message | undefined;
  readonly question: { readonly text: string; readonly yes: Next<W> } | undefined;
  /** The line in which a filter is typed. */
  readonly filtering: boolean;
  readonly drafts: Readonly<Record<string, Values>>;
  /** Work is under way; what is typed waits. */
  readonly isBusy: boolean;
}

export function layerOf(
  screen: string,
  target: string | undefined,
  data: unknown,
  options: Layer['options'] = {},
): Layer {
  return {
    screen,
    target,
    data,
    options,
    selected: 0,
    row: undefined,
    scroll: 0,
    filter: '',
    order: undefined,
    typed: {},
    field: '',
    showsMore: false,
    problems: [],
  };
}

export function topOf<W>(state: State<W>): Layer {
  return state.layers.at(-1) as Layer;
}

export function screenOf<W>(state: State<W>, layer = topOf(state)): Screen<W> {
  return state.screens.get(layer.screen) as Screen<W>;
}

export function atOf<W>(state: State<W>, layer = topOf(state)): At<W> {
  const { world, size, glyphs } = state;
  const { screen, data, target, options, row } = layer;
  return { screen, world, data, target, row, options, size, glyphs };
}

interface Viewed {
  readonly from: readonly unknown[];
  readonly view: View<unknown>;
}

/** What was made of a layer last: each key asks for it several times. */
const VIEWED = new WeakMap<Layer, Viewed>();

export function viewOf<W>(state: State<W>, layer = topOf(state)): View<W> {
  const { world, size, glyphs, screens } = state;
  const from = [world, size, glyphs, screens];
  const last = VIEWED.get(layer);
  if (last?.from.every((each, at) => each === from[at])) return last.view as View<W>;
  const view = screenOf(state, layer).view(atOf(state, layer));
  VIEWED.set(layer, { from, view: view as View<unknown> });
  return view;
}

/** What a form holds: what was typed, else what it begins with. */
export function valuesOf<W>({ fields, initial }: Form<W>, { typed }: Layer): Values {
  return Object.fromEntries(
    fields.map(({ name }) => [name, typed[name]?.text ?? initial[name] ?? '']),
  );
}

/** The fields that are shown: all of them, or those that are not seldom needed, hold something or are being typed. */
export function shownFields<W>(form: Form<W>, layer: Layer): readonly Field[] {
  const values = valuesOf(form, layer);
  return form.fields.filter(
    ({ more, name }) =>
      layer.showsMore || more !== true || values[name] !== '' || name === layer.field,
  );
}

export function textFieldOf<W>({ initial }: Form<W>, layer: Layer, name: string): TextField {
  return layer.typed[name] ?? fieldOf(initial[name] ?? '');
}

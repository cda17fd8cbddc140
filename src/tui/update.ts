/** What a key makes of the state, and what is to be done outside. */
import { isRefusal, type Problem, problemText } from '../model/problem.ts';
import type { Glyphs } from '../page/glyphs.ts';
import { graphemes } from '../page/line.ts';
import type { TableSection, Target } from '../page/page.ts';
import { isTyped } from './keys.ts';
import { listOf, moved, nextOrder, placeOf } from './list.ts';
import type { Action, At, Field, Form, Next, View } from './screen.ts';
import {
  atOf,
  type Layer,
  layerOf,
  type State,
  screenOf,
  shownFields,
  textFieldOf,
  topOf,
  valuesOf,
  viewOf,
} from './state.ts';
import { completed, edit, fieldOf, insert } from './text-field.ts';

export type Event<W> =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'resized'; readonly size: State<W>['size'] }
  /** The world was read again, and what the layers of that moment show of it. */
  | {
      readonly kind: 'world';
      readonly world: W;
      readonly layers: readonly Layer[];
      readonly data: readonly unknown[];
      readonly glyphs: Glyphs;
    }
  | { readonly kind: 'loaded'; readonly layer: Layer; readonly replace: boolean }
  | { readonly kind: 'next'; readonly next: Next<W> }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Effect<W> =
  | { readonly kind: 'load'; readonly layer: Layer; readonly replace: boolean }
  | { readonly kind: 'work'; readonly work: () => Promise<Next<W>> }
  | { readonly kind: 'quit' | 'suspend' | 'redraw' };

export type Step<W> = readonly [State<W>, readonly Effect<W>[]];

export function update<W>(state: State<W>, event: Event<W>): Step<W> {
  switch (event.kind) {
    case 'key':
      return heard({ ...state, message: undefined }, event.key);
    case 'pasted':
      return pasted(state, event.text);
    case 'resized':
      return [{ ...state, size: event.size }, []];
    case 'world':
      return [
        {
          ...state,
          world: event.world,
          glyphs: event.glyphs,
          layers: state.layers.map((layer, at) => {
            const read = event.layers[at];
            const isSame = read?.screen === layer.screen && read.target === layer.target;
            return isSame ? { ...layer, data: event.data[at] } : layer;
          }),
        },
        [],
      ];
    case 'loaded': {
      const layers = event.replace ? state.layers.slice(0, -1) : state.layers;
      return [withDraft({ ...state, isBusy: false, layers: [...layers, event.layer] }), []];
    }
    case 'next':
      return follow({ ...state, isBusy: false }, event.next);
    case 'failed':
      return [failed({ ...state, isBusy: false }, event.error), []];
  }
}

function heard<W>(state: State<W>, key: string): Step<W> {
  if (key === '^C') return [state, [{ kind: 'quit' }]];
  if (key === '^Z') return [state, [{ kind: 'suspend' }]];
  if (key === '^L') return [state, [{ kind: 'redraw' }]];
  if (state.question !== undefined) return answered(state, key);
  if (state.filtering) return filtered(state, key);
  const view = viewOf(state);
  if (key === 'F1' && view.kind !== 'find') return helped(state, view);
  if (view.kind === 'form') return inForm(state, view.form, key);
  if (view.kind === 'find') return inFind(state, view, key);
  return onPage(state, view, key);
}

/** What ? does on a page, where it can be typed too. */
function helped<W>(state: State<W>, view: View<W>): Step<W> {
  const help = actionOf(state, '?')?.run(atOf(state)) ?? { do: 'nothing' };
  const options = { from: view.kind };
  return follow(state, help.do === 'open' ? { ...help, options } : help);
}

function answered<W>(state: State<W>, key: string): Step<W> {
  const { question } = state;
  const open = { ...state, question: undefined };
  if (question === undefined) return [open, []];
  if (key === 'y' || key === 'Enter') return follow(open, question.yes);
  if (key === 'n' || key === 'Esc') return [open, []];
  return [
    { ...state, message: { text: 'Enter or y does it, Esc or n does not', tone: 'plain' } },
    [],
  ];
}

function withTop<W>(state: State<W>, change: Partial<Layer>): State<W> {
  return { ...state, layers: [...state.layers.slice(0, -1), { ...topOf(state), ...change }] };
}

function say<W>(state: State<W>, text: string, tone: 'bad' | 'plain' = 'plain'): State<W> {
  return { ...state, message: { text, tone } };
}

function filtered<W>(state: State<W>, key: string): Step<W> {
  const layer = topOf(state);
  if (key === 'Enter') return [{ ...state, filtering: false }, []];
  if (key === 'Esc') return [withTop({ ...state, filtering: false }, { filter: '' }), []];
  const field = edit(layer.typed.filter ?? fieldOf(layer.filter), key);
  if (field === undefined) return [state, []];
  return [
    withTop(state, {
      filter: field.text,
      typed: { ...layer.typed, filter: field },
      selected: 0,
      row: undefined,
    }),
    [],
  ];
}

/** What is walked on the top screen: what each row opens. */
function walked<W>(
  state: State<W>,
  view: View<W>,
): { targets: readonly (Target | undefined)[]; list?: TableSection } {
  const layer = topOf(state);
  if (view.kind === 'board') {
    const { columns, rows } = state.size;
    return { targets: view.lay({ columns, rows: rows - 1 }, layer.row?.id).selectable };
  }
  if (view.kind !== 'page' || view.list === undefined) return { targets: [] };
  const list = listOf(view.page, view.list, layer);
  return list === undefined
    ? { targets: [] }
    : { targets: list.rows.map((row) => list.target?.(row)), list };
}

/** The state with the selected row known by what it opens. */
export function settled<W>(state: State<W>): State<W> {
  const view = viewOf(state);
  if (view.kind !== 'board' && view.kind !== 'page') return state;
  const { targets } = walked(state, view);
  const selected = placeOf(targets, topOf(state));
  const row = targets[selected];
  const layer = topOf(state);
  return layer.selected === selected && layer.row === row
    ? state
    : withTop(state, { selected, row });
}

const NOTHING_OPENS = 'nothing opens here; Esc goes back';
const DIGITS = /^[1-9]$/;

function onPage<W>(state: State<W>, view: View<W>, pressed: string): Step<W> {
  const key = pressed === ' ' ? 'Space' : pressed;
  const { targets, list } = walked(state, view);
  const layer = topOf(state);
  const at = placeOf(targets, layer);
  const isScrolled = view.kind === 'page' && view.list === undefined;
  const sight = Math.max(1, state.size.rows - 6);
  if (isScrolled) {
    const scroll = moved(key, layer.scroll, 10_000, sight);
    if (scroll !== undefined) return [withTop(state, { scroll }), []];
  }
  const to = moved(key, at, targets.length, sight);
  const action = actionOf(state, key);
  if (to !== undefined && action === undefined) {
    return [withTop(state, { selected: to, row: targets[to] }), []];
  }
  if (action !== undefined) return acted(settled(state), action);
  switch (key) {
    case 'Enter': {
      const target = targets[at];
      if (target === undefined) return [say(state, NOTHING_OPENS), []];
      return follow(state, { do: 'open', screen: target.feature, target: target.id });
    }
    case 'Esc':
    case 'Left':
      if (layer.filter !== '') return [withTop(state, { filter: '', typed: {} }), []];
      return follow(state, { do: 'back' });
    case '0':
      return follow(state, { do: 'home' });
    case '/':
      if (list === undefined && layer.filter === '') {
        return [say(state, 'there is no list here; : finds everything by name'), []];
      }
      return follow(state, { do: 'filter' });
    case 's': {
      if (list === undefined)
        return [say(state, 'there is no list to sort here; Enter opens one'), []];
      const order = nextOrder(list, layer.order);
      const text =
        order === undefined
          ? 'in the original order'
          : `by ${order.column}, ${order.isDown ? 'downwards' : 'upwards'}`;
      return [say(withTop(state, { order }), text), []];
    }
    case 'q': {
      const question = lostBy(state, 1);
      const quit = { do: 'quit' } as const;
      return follow(state, question === undefined ? quit : { do: 'ask', question, yes: quit });
    }
    default:
      return [say(state, deadKey(state, key)), []];
  }
}

/** Actions of the screen first, then those of the first one, which hold everywhere. */
function actionOf<W>(state: State<W>, key: string): Action<W> | undefined {
  const own = screenOf(state).actions?.find((action) => action.key === key);
  return own ?? everywhere(state).find((action) => action.key === key);
}

/** What the keys of the first screen do on every one. */
export function everywhere<W>(state: State<W>): readonly Action<W>[] {
  return state.screens.get(state.home)?.actions ?? [];
}

function deadKey<W>(state: State<W>, key: string): string {
  if (DIGITS.test(key)) return 'there is no track of that number; ? lists the keys';
  for (const screen of state.screens.values()) {
    const action = screen.actions?.find((each) => each.key === key);
    if (action === undefined) continue;
    const way = everywhere(state).find(({ label }) => label === screen.id)?.key;
    return way === undefined
      ? `${key} does nothing here: ${action.says}; ? lists the keys`
      : `${way}, then ${key}: ${action.says}`;
  }
  return `${key} does nothing here; ? lists the keys`;
}

function acted<W>(state: State<W>, action: Action<W>): Step<W> {
  const at: At<W> = atOf(state);
  const why = action.why?.(at);
  return why === undefined ? follow(state, action.run(at)) : [say(state, why), []];
}

export function follow<W>(state: State<W>, next: Next<W>): Step<W> {
  switch (next.do) {
    case 'nothing':
      return [state, []];
    case 'open': {
      if (next.screen === state.home) return follow(state, { do: 'home' });
      if (!state.screens.has(next.screen)) return [say(state, NOTHING_OPENS), []];
      const layer = layerOf(next.screen, next.target, undefined, next.options);
      const top = topOf(state);
      const isSame = top.screen === layer.screen;
      if (isSame && top.target === layer.target && next.replace !== true) return [state, []];
      const load = { kind: 'load', layer, replace: isSame || next.replace === true } as const;
      return [{ ...state, isBusy: true }, [load]];
    }
    case 'back':
      if (state.layers.length === 1) return [say(state, 'this is the first page; q quits'), []];
      return left(state, -1, next);
    case 'home':
      return left(state, 1, next);
    case 'say':
      return [say(state, next.text, next.tone), []];
    case 'ask':
      return [{ ...state, question: { text: next.question, yes: next.yes } }, []];
    case 'filter':
      return [{ ...state, filtering: true }, []];
    case 'press':
      return heard(state, next.key);
    case 'set':
      return [
        withTop(state, {
          options: { ...topOf(state).options, ...next.options },
        }),
        [],
      ];
    case 'work':
      return [{ ...state, isBusy: true }, [{ kind: 'work', work: next.work }]];
    case 'forget': {
      const { [next.draft]: _, ...drafts } = state.drafts;
      return [{ ...state, drafts }, []];
    }
    case 'all': {
      const effects: Effect<W>[] = [];
      let reached = state;
      for (const each of next.nexts) {
        const [then, more] = follow(reached, each);
        reached = then;
        effects.push(...more);
      }
      return [reached, effects];
    }
    default:
      return [state, [{ kind: next.do }]];
  }
}

/** What is lost when the layers from a place on are left. */
function lostBy<W>(state: State<W>, from: number): string | undefined {
  const lost = state.layers
    .slice(from)
    .map((layer) => screenOf(state, layer).loses?.(atOf(state, layer)));
  return lost.find((question) => question !== undefined);
}

/** Back to some layers: up to the one before a place, from the first or, below 0, from the last. */
function left<W>(
  state: State<W>,
  to: number,
  leaving: Extract<Next<W>, { readonly sure?: true }>,
): Step<W> {
  const question = leaving.sure ? undefined : lostBy(state, to);
  if (question !== undefined) {
    return follow(state, { do: 'ask', question, yes: { ...leaving, sure: true } });
  }
  const next = screenOf(state).left?.(atOf(state)) ?? { do: 'nothing' };
  return follow({ ...state, layers: state.layers.slice(0, to) }, next);
}

/** A field by what it is called on the screen; the only one needs no name. */
function problemIn<W>(view: View<W>, { path, message }: Problem): string {
  const fields = view.kind === 'form' ? view.form.fields : [];
  const label = fields.find(({ name }) => name === path)?.label;
  return problemText({ path: fields.length === 1 ? '' : (label ?? path), message });
}

function failed<W>(state: State<W>, error: unknown): State<W> {
  if (!isRefusal(error)) {
    return say(state, error instanceof Error ? error.message : String(error), 'bad');
  }
  const [first, ...others] = error.problems;
  const text = first === undefined ? '' : problemIn(viewOf(state), first);
  const told = say(
    state,
    others.length === 0 ? text : `${text} (and ${others.length} more)`,
    'bad',
  );
  return viewOf(told).kind === 'form' ? withTop(told, { problems: error.problems }) : told;
}

/** A form begins with what was typed into it before. */
function withDraft<W>(state: State<W>): State<W> {
  const view = viewOf(state);
  if (view.kind === 'find') return withTop(state, { field: 'find' });
  if (view.kind !== 'form') return state;
  const { form } = view;
  const draft = state.drafts[form.draft];
  const field = form.begins ?? form.fields[0]?.name ?? '';
  if (draft === undefined) return withTop(state, { field });
  const typed = Object.fromEntries(
    Object.entries(draft).map(([name, text]) => [name, fieldOf(text)]),
  );
  return say(withTop(state, { field, typed }), 'as you left it; ^X starts again');
}

function inForm<W>(state: State<W>, form: Form<W>, key: string): Step<W> {
  const layer = topOf(state);
  const fields = shownFields(form, layer);
  const at = Math.max(
    0,
    fields.findIndex(({ name }) => name === layer.field),
  );
  const field = fields[at];
  const go = (to: number): Step<W> => {
    const next = fields[(to + fields.length) % fields.length];
    // what is wrong is told when its field is left
    const problems = form.check(valuesOf(form, layer)).filter(({ path }) => path in layer.typed);
    return [withTop(state, { field: next?.name ?? layer.field, problems }), []];
  };
  switch (key) {
    case 'Tab':
    case 'Down':
      return go(at + 1);
    case 'S-Tab':
    case 'Up':
      return go(at - 1);
    case 'Esc':
      return leftForm(state, form);
    case 'Enter':
      return saved(state, form);
    case '^O':
      return [withTop(state, { showsMore: !layer.showsMore }), []];
    case '^X': {
      const { [form.draft]: _, ...drafts } = state.drafts;
      return [withTop({ ...state, drafts }, { typed: {}, problems: [] }), []];
    }
  }
  if (field === undefined) return [state, []];
  const own = form.keys?.[field.name]?.find((each) => each.key === key);
  if (own !== undefined) return follow(state, own.next);
  const edited = editedField(form, layer, field, key);
  if (edited === undefined && key === '?') return heard(state, 'F1');
  if (edited === undefined) return [say(state, 'Tab goes on, Enter saves, Esc leaves'), []];
  return [keepTyped(state, form, { ...layer.typed, [field.name]: edited }), []];
}

/** Choices step with Left, Right and Space, or to the next one in which a word begins with what is typed. */
function editedField<W>(
  form: Form<W>,
  layer: Layer,
  { name, choices, suggest }: Field,
  key: string,
): Layer['typed'][string] | undefined {
  const field = textFieldOf(form, layer, name);
  if (choices !== undefined) {
    const at = choices.indexOf(field.text);
    const named = (letters: string, from: number) => {
      const found = [...choices.slice(from), ...choices].find((choice) =>
        ` ${choice.toLowerCase()}`.includes(` ${letters}`),
      );
      return found === undefined ? undefined : { ...fieldOf(found), letters };
    };
    const { letters = '' } = field;
    const going = letters && isTyped(key) ? named(letters + key.toLowerCase(), at) : undefined;
    if (going !== undefined) return going;
    if (key === 'Right' || key === ' ') return fieldOf(choices[(at + 1) % choices.length] ?? '');
    if (key === 'Left') return fieldOf(choices.at(at <= 0 ? -1 : at - 1) ?? '');
    return isTyped(key) ? named(key.toLowerCase(), at + 1) : undefined;
  }
  if (key === 'Right' && field.cursor === graphemes(field.text).length) {
    const whole = completed(suggest, field.text, valuesOf(form, layer));
    if (whole !== undefined) return fieldOf(whole);
  }
  return edit(field, key);
}

/** With each letter typed the draft is kept, so that nothing is lost however the form is left. */
function keepTyped<W>(state: State<W>, form: Form<W>, typed: Layer['typed']): State<W> {
  const next = withTop(state, { typed, problems: [] });
  return { ...next, drafts: { ...state.drafts, [form.draft]: valuesOf(form, topOf(next)) } };
}

function leftForm<W>(state: State<W>, form: Form<W>): Step<W> {
  const [left, effects] = follow(state, { do: 'back' });
  const isKept = state.drafts[form.draft] !== undefined;
  return [
    isKept ? say(left, 'not saved; what you typed is kept for the next time') : left,
    effects,
  ];
}

function saved<W>(state: State<W>, form: Form<W>): Step<W> {
  const layer = topOf(state);
  const values = valuesOf(form, layer);
  const problems = form.check(values);
  const [first] = problems;
  if (first !== undefined) {
    const field = form.fields.some(({ name }) => name === first.path) ? first.path : layer.field;
    const isHidden = !shownFields(form, layer).some(({ name }) => name === field);
    return [
      say(
        withTop(state, { problems, field, showsMore: layer.showsMore || isHidden }),
        problemIn({ kind: 'form', form }, first),
        'bad',
      ),
      [],
    ];
  }
  const question = form.ask?.(values);
  const save = forgetting(form.save(values), form.draft);
  if (question !== undefined) return follow(state, { do: 'ask', question, yes: save });
  return follow(state, save);
}

/** Its draft is forgotten when that is done. */
function forgetting<W>(save: Next<W>, draft: string): Next<W> {
  const then = (next: Next<W>): Next<W> => ({ do: 'all', nexts: [{ do: 'forget', draft }, next] });
  if (save.do !== 'work') return then(save);
  return { do: 'work', work: async () => then(await save.work()) };
}

export const NOTHING_FOUND = 'nothing is called that; Esc goes back';

function inFind<W>(
  state: State<W>,
  view: Extract<View<W>, { kind: 'find' }>,
  key: string,
): Step<W> {
  const layer = topOf(state);
  const field = layer.typed.find ?? fieldOf('');
  const found = view.find(field.text);
  const at = Math.min(layer.selected, Math.max(0, found.length - 1));
  switch (key) {
    case 'Esc':
      return follow(state, { do: 'back' });
    case 'Up':
    case 'S-Tab':
      return [withTop(state, { selected: Math.max(0, at - 1) }), []];
    case 'Down':
    case 'Tab':
      return [withTop(state, { selected: Math.min(found.length - 1, at + 1) }), []];
    case 'PgUp':
    case 'PgDn': {
      const sight = Math.max(1, state.size.rows - 6);
      return [withTop(state, { selected: moved(key, at, found.length, sight) ?? at }), []];
    }
    case 'Enter': {
      const chosen = found[at];
      return chosen === undefined ? [say(state, NOTHING_FOUND), []] : follow(state, chosen.next);
    }
  }
  const edited = edit(field, key);
  return edited === undefined
    ? [state, []]
    : [withTop(state, { typed: { find: edited }, selected: 0 }), []];
}

function pasted<W>(state: State<W>, text: string): Step<W> {
  const view = viewOf(state);
  const layer = topOf(state);
  if (view.kind === 'form' && state.question === undefined) {
    const field = view.form.fields.find(({ name }) => name === layer.field);
    if (field !== undefined && field.choices === undefined) {
      const typed = {
        ...layer.typed,
        [field.name]: insert(textFieldOf(view.form, layer, field.name), text),
      };
      return [keepTyped(state, view.form, typed), []];
    }
  }
  if (view.kind === 'find') {
    return [withTop(state, { typed: { find: insert(layer.typed.find ?? fieldOf(''), text) } }), []];
  }
  return [say(state, 'what you pasted was not taken; paste into a field'), []];
}

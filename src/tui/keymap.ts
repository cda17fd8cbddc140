/** What the keys do on the screen that decides: dispatcher and footer read the one list of them. */
import { whyBindingDisabled } from './binding.ts';
import { screenNamesText } from './breadcrumbs.ts';
import { actionKeyName, keysOfBindingInForce, readableKeyName } from './own-keys.ts';
import {
  type PlacedBinding,
  type ScreenKind,
  type State,
  screenDefinitionOf,
  topScreen,
} from './state.ts';

/** The binding of a key on the deciding screen; undefined: the key is free there. */
export function bindingOfKey(state: State, key: string): PlacedBinding | undefined {
  const { kind } = topScreen(state);
  return state.registry.bindings.find(
    (binding) =>
      binding.screens.includes(kind) && keysOfBindingInForce(state, binding).includes(key),
  );
}

/** The key of an action on the deciding screen, as it is written for people; undefined: it does not work there now. */
export function actionKeyNameIfEnabled(state: State, id: string): string | undefined {
  const binding = state.registry.bindings.find((each) => each.id === id);
  return binding?.screens.includes(topScreen(state).kind) === true &&
    whyBindingDisabled(state, binding) === undefined
    ? actionKeyName(state, id)
    : undefined;
}

/** `There is no event here; e records one.`, with the key of an action that makes one, where that works now. */
export function nothingHereSentence(state: State, what: string, id: string): string {
  const key = actionKeyNameIfEnabled(state, id);
  return `There is no ${what} here${key === undefined ? '' : `; ${key} records one`}.`;
}

/** Whether screens of a kind have rows to move in; the others are typed into or answered. */
function hasRows({ registry }: State, kind: ScreenKind): boolean {
  const sort = registry.screens.get(kind)?.sort;
  return sort === 'board' || sort === 'list' || sort === 'page';
}

/** Where a key that is free on the deciding screen does something, or that it does nothing anywhere; undefined: something is typed or answered here. */
export function whereKeyWorksSentence(state: State, key: string): string | undefined {
  if (!hasRows(state, topScreen(state).kind)) return undefined;
  const elsewhere = state.registry.bindings
    .filter(
      (binding) => binding.group !== 'Move' && keysOfBindingInForce(state, binding).includes(key),
    )
    .flatMap(({ screens }) => screens.filter((kind) => hasRows(state, kind)));
  return elsewhere.length === 0
    ? `${readableKeyName(key)} is no key here; ${actionKeyName(state, 'app.help')} lists the keys.`
    : `${readableKeyName(key)} does nothing here; it works on: ${screenNamesText(state.registry, [...new Set(elsewhere)])}.`;
}

/** What the footer names: the bindings that work now on the deciding screen, those of its own first. */
export function footerBindings(state: State): readonly PlacedBinding[] {
  const top = topScreen(state);
  const { kind } = top;
  const { leads = [] } = screenDefinitionOf(state, top);
  const isNamed = ({ id, footer, footerFrom = Number.POSITIVE_INFINITY }: PlacedBinding): boolean =>
    footer === true || (state.size.columns >= footerFrom && leads.includes(id));
  const named = state.registry.bindings.filter(
    (binding) =>
      isNamed(binding) &&
      binding.screens.includes(kind) &&
      whyBindingDisabled(state, binding) === undefined,
  );
  const first = leads.flatMap((lead) => named.filter(({ id }) => id === lead));
  const own = named.filter(({ group }) => group === 'This screen');
  return [...new Set([...first, ...own, ...named])];
}

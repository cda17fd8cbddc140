/** Where a person is, in words. */
import { type Registry, type ScreenKind, type State, screenDefinitionOf } from './state.ts';

/** The way from the overview to the deciding screen, place by place; screens of one name that lie on each other are one place. */
export function breadcrumbPlaceNames(state: State): readonly string[] {
  return state.layers
    .map((screen, at) => {
      const def = screenDefinitionOf(state, screen);
      return def.crumb?.(state, screen, state.layers[at - 1]) ?? def.place;
    })
    .filter((place) => place !== '')
    .filter((place, at, all) => place !== all[at - 1]);
}

/** Where the person is, as one line: `overview > IR5`. */
export function breadcrumbOf(state: State): string {
  return breadcrumbPlaceNames(state).join(' > ');
}

/** What a kind of screen is called where one is told apart from the others. */
export function screenKindName({ screens }: Registry, kind: ScreenKind): string {
  const place = screens.get(kind)?.place ?? '';
  return place === '' ? kind : place;
}

/** The screens on which something works, in words. */
export function screenNamesText({ screens }: Registry, kinds: readonly ScreenKind[]): string {
  return kinds
    .map((kind) => screens.get(kind))
    .map((def) => def?.called ?? def?.place ?? '')
    .filter((place) => place !== '')
    .join(', ');
}

/** Where a person is, in words. */
import { oneLine } from './format.ts';
import type { Screen, ScreenKind } from './screen.ts';
import type { State } from './state.ts';

/** Names of the screens; '' for what has none of its own. */
export const PLACES: Readonly<Record<ScreenKind, string>> = {
  overview: 'overview',
  track: '',
  indicator: '',
  form: 'record',
  sheet: 'write',
  events: 'events',
  event: 'event',
  assess: 'assess',
  assessment: 'assessment',
  walked: 'what changed',
  retract: 'retract',
  help: 'help',
  palette: 'commands',
  settings: 'settings',
  confirm: '',
  prompt: '',
  explain: 'explain',
  howSure: 'how sure',
  mechanism: 'mechanism',
  whatIf: 'what if',
  twoDays: 'two days',
  revision: 'two files',
  journal: 'journal',
};

/** The way from the overview to the deciding screen, place by place. */
export function wayOf(state: State): readonly string[] {
  return state.layers
    .map((screen, at) => nameOf(state, screen, state.layers[at - 1]))
    .filter((place) => place !== '');
}

/** The same in a line. */
export function breadcrumbOf(state: State): string {
  return wayOf(state).join(' > ');
}

function nameOf({ board, strategy }: State, screen: Screen, below: Screen | undefined): string {
  const titled = (id: string): string => oneLine(board.card.nodes.get(id)?.node.title ?? id);
  switch (screen.kind) {
    case 'indicator':
      return board.card.indicators.get(screen.id)?.node.code ?? screen.id;
    case 'track':
      return titled(screen.id);
    case 'explain': {
      if (screen.id === strategy.root.id) return PLACES.explain;
      const name = board.card.indicators.get(screen.id)?.node.code ?? titled(screen.id);
      return below?.kind === 'explain' ? name : `${PLACES.explain} ${name}`;
    }
    case 'assessment':
      return screen.of === undefined ? PLACES.assessment : 'readings then';
    default:
      return PLACES[screen.kind];
  }
}

/** The screens on which something works, in words. */
export function screenNames(screens: readonly ScreenKind[]): string {
  return screens
    .map((kind) =>
      kind === 'indicator' ? 'an indicator' : kind === 'track' ? 'a track' : PLACES[kind],
    )
    .filter((place) => place !== '')
    .join(', ');
}

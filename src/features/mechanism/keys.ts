/** What opens cause and effect. */
import { makeWhyScreenAlreadyOpen, stepWithoutEffects, VIEWS } from '../../tui/binding.ts';
import { type Binding, pushScreen } from '../../tui/state.ts';

/** What opens it, from any view. */
export const MECHANISM_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'gauge.mechanism',
    keys: ['m'],
    label: 'cause & effect',
    description:
      'cause and effect: the claims of the strategy beside what happened, quarter by quarter',
    also: 'mechanism link claim',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('mechanism'),
    run: (state) =>
      stepWithoutEffects(pushScreen(state, { kind: 'mechanism', tab: 0, selected: 0 })),
  },
];

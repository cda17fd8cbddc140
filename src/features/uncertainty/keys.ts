/** What opens how sure the index is. */
import { makeWhyScreenAlreadyOpen, stepWithoutEffects, VIEWS } from '../../tui/binding.ts';
import { type Binding, pushScreen } from '../../tui/state.ts';

/** What opens it, from any view. */
export const UNCERTAINTY_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'gauge.howSure',
    keys: ['%'],
    label: 'how sure',
    description: 'how sure the index is, what rests on one source, what to refresh first',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('uncertainty'),
    run: (state) =>
      stepWithoutEffects(pushScreen(state, { kind: 'uncertainty', tab: 0, selected: 0 })),
  },
];

/** What opens the changes since the last assessment. */
import { makeWhyScreenAlreadyOpen, stepWithoutEffects, VIEWS } from '../../tui/binding.ts';
import { type Binding, pushScreen } from '../../tui/state.ts';

/** What opens the changes since the last assessment, from any view. */
export const ASSESS_KEYS: readonly Binding[] = [
  {
    id: 'assessment.new',
    keys: ['n'],
    label: 'assess',
    description: 'write what you make of what has changed; what was said before',
    also: 'last assessment judgement opinion evidence new read sign signed',
    group: 'Everywhere',
    aim: 'act',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('assessments'),
    run: (state) =>
      stepWithoutEffects(
        pushScreen(state, { kind: 'assessments', tab: 0, selected: 0, marked: undefined }),
      ),
  },
];

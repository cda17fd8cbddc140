/** What opens the walk before an assessment, and what it and an assessment answer to. */
import { openAssessmentSheet } from '../assessment-sheet.ts';
import { type Binding, still, VIEWS, whyReadOnly } from '../binding.ts';
import { earlierOnes } from '../lists/assessments.ts';
import { push, type State, type Step, topOf } from '../state.ts';

export const ASSESSMENT_KEYS: readonly Binding[] = [
  {
    id: 'assessment.open',
    keys: ['Enter'],
    label: 'go on',
    description: 'write what you make of the board, or open an earlier assessment',
    group: 'This screen',
    screens: ['assess'],
    footer: true,
    whyDisabled: (state) => {
      const top = topOf(state);
      if (top.kind !== 'assess') return undefined;
      if (top.tab === 0) return whyReadOnly(state);
      return selected(state) === undefined ? 'There is no assessment here.' : undefined;
    },
    run: goOn,
  },
  {
    id: 'assessment.sign',
    keys: ['i'],
    label: 'sign',
    description: 'stand by an assessment that somebody else wrote',
    group: 'This screen',
    screens: ['assessment'],
    footer: true,
    writes: true,
    whyDisabled: (state) => {
      const top = topOf(state);
      if (top.kind !== 'assessment') return undefined;
      if (top.assessment.author === state.author)
        return 'You wrote it; somebody else must sign it.';
      return top.assessment.signatures.some(({ author }) => author === state.author)
        ? 'You have signed it already.'
        : undefined;
    },
    run: (state) => {
      const top = topOf(state);
      return top.kind === 'assessment'
        ? [state, [{ kind: 'sign', assessment: top.assessment.id }]]
        : still(state);
    },
  },
];

/** What opens the walk, from any view. */
export const ASSESSMENT_LIST_KEYS: readonly Binding[] = [
  {
    id: 'assessment.new',
    keys: ['n'],
    label: 'assess',
    description:
      'walk through what has changed and write what you make of it; what was said before',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) => (topOf(state).kind === 'assess' ? 'You are there already.' : undefined),
    run: (state) => [
      push(state, { kind: 'assess', tab: 0, selected: 0, known: undefined }),
      [{ kind: 'assessments' }],
    ],
  },
];

function selected(state: State) {
  const top = topOf(state);
  return top.kind === 'assess' ? earlierOnes(top)?.[top.selected] : undefined;
}

function goOn(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'assess') return still(state);
  if (top.tab === 0) {
    return still(
      push(state, {
        kind: 'sheet',
        purpose: 'assessment',
        follows: '',
        sheet: openAssessmentSheet(state.today),
      }),
    );
  }
  const assessment = selected(state);
  if (assessment === undefined) return still(state);
  const previous = earlierOnes(top)?.[top.selected + 1];
  return [
    push(state, { kind: 'assessment', assessment, previous, tab: 0, selected: 0, stood: 'unread' }),
    [{ kind: 'boardThen', assessment }],
  ];
}

/** What opens the walk before an assessment, and what it and an assessment answer to. */
import { type Assessment, sameAuthor } from '../../domain/assessment.ts';
import { assessmentsHere, openedOf } from '../assessed.ts';
import { openAssessmentSheet } from '../assessment-sheet.ts';
import { say, still, VIEWS, whyReadOnly } from '../binding.ts';
import { oneLine } from '../format.ts';
import { ASSESSMENT_TABS, assessmentTab } from '../lists/assessment.ts';
import { keyOf } from '../own-keys.ts';
import { evidenceInHand } from '../reading-in-hand.ts';
import {
  type Binding,
  push,
  type ScreenKind,
  type State,
  type Step,
  topOf,
  withTop,
} from '../state.ts';

const WALK: readonly ScreenKind[] = ['assess'];

export const ASSESSMENT_KEYS: readonly Binding[] = [
  {
    id: 'assessment.open',
    keys: ['Enter'],
    label: 'go on',
    description: 'write what you make of the board, or open an earlier assessment',
    group: 'This screen',
    screens: WALK,
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
    id: 'assessment.mark',
    keys: [' '],
    label: 'mark',
    description: 'mark an earlier assessment: the next one opened is laid beside it; again forgets',
    group: 'This screen',
    screens: WALK,
    footer: true,
    whyDisabled: (state) =>
      selected(state) === undefined
        ? `There is no assessment here; ${keyOf(state, 'tab.next')} shows the earlier ones.`
        : undefined,
    run: (state) => {
      const top = topOf(state);
      const id = selected(state)?.id;
      if (top.kind !== 'assess' || id === undefined) return still(state);
      const marked = top.marked === id ? undefined : id;
      const said =
        marked === undefined
          ? 'Marked no more.'
          : `${id} is marked: open another one to look back on both.`;
      return still(say(withTop(state, { ...top, marked }), said));
    },
  },
  {
    id: 'assessment.board',
    keys: ['Enter'],
    label: 'basis',
    description: 'the board it was written of, the readings that board stood on, and all of one',
    also: 'evidence sources board then',
    group: 'This screen',
    screens: ['assessment'],
    footer: true,
    whyDisabled: (state) => {
      const top = topOf(state);
      if (top.kind !== 'assessment' || assessmentTab(top) !== 'Evidence') return undefined;
      if (top.of !== undefined)
        return `These are its readings; ${keyOf(state, 'source.open')} opens the source.`;
      return evidenceInHand(state) === undefined ? 'No reading was known here.' : undefined;
    },
    run: deeper,
  },
  {
    id: 'assessment.sign',
    keys: ['i'],
    label: 'sign',
    description:
      'as a second author, started as AXISWATCH_AUTHOR=name axiswatch, stand by an assessment; asks before',
    also: 'who second name signature countersign approve',
    group: 'This screen',
    screens: ['assessment'],
    footer: true,
    writes: true,
    whyDisabled: (state) => {
      const opened = inHand(state);
      if (opened === undefined) return undefined;
      if (opened.withdrawn !== undefined) return 'Its author has withdrawn it.';
      if (sameAuthor(opened.author, state.author))
        return 'You wrote it; another author signs: AXISWATCH_AUTHOR=name axiswatch';
      return opened.signatures.some(({ author }) => sameAuthor(author, state.author))
        ? 'You have signed it already.'
        : undefined;
    },
    run: (state) => {
      const opened = inHand(state);
      if (opened === undefined) return still(state);
      const question = oneLine(`Sign ${opened.id} as ${state.author}? It can be undone.`);
      const said = { text: 'Signed', undo: 'takes it back' } as const;
      const sign = { kind: 'sign', assessment: opened.id, said } as const;
      return still(push(state, { kind: 'confirm', question, onYes: (below) => [below, [sign]] }));
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
    also: 'last assessment judgement opinion evidence new read sign signed',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) => (topOf(state).kind === 'assess' ? 'You are there already.' : undefined),
    run: (state) => still(push(state, { kind: 'assess', tab: 0, selected: 0, marked: undefined })),
  },
];

/** The state with an assessment opened, beside another one or the one before it. */
export function openAssessment(state: State, assessment: string, beside?: string): State {
  return push(state, {
    kind: 'assessment',
    assessment,
    beside: beside === assessment ? undefined : beside,
    filter: '',
    tab: 0,
    selected: 0,
  });
}

/** From what was said to the board, from the board to its readings, from a reading to all of its indicator. */
function deeper(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'assessment') return still(state);
  const to = (name: (typeof ASSESSMENT_TABS)[number]): Step =>
    still(withTop(state, { ...top, tab: ASSESSMENT_TABS.indexOf(name), selected: 0 }));
  switch (assessmentTab(top)) {
    case 'Board then':
      return to('Evidence');
    case 'Evidence': {
      const of = evidenceInHand(state)?.indicator.id;
      return still(of === undefined ? state : push(state, { ...top, of, filter: '', selected: 0 }));
    }
    default:
      return to('Board then');
  }
}

function inHand(state: State): Assessment | undefined {
  const top = topOf(state);
  return top.kind === 'assessment' ? openedOf(state, top).opened : undefined;
}

function selected(state: State): Assessment | undefined {
  const top = topOf(state);
  return top.kind === 'assess' && top.tab === 1 ? assessmentsHere(state)[top.selected] : undefined;
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
  return still(assessment === undefined ? state : openAssessment(state, assessment.id, top.marked));
}

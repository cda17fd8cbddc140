/** What opens the walk before an assessment, and what it and an assessment answer to. */

import { type Assessment, sameAuthor } from '../../core/journal/assessment.ts';
import { oneLine } from '../../text/format.ts';
import {
  keyOn,
  noEffects,
  openAlready,
  readOnlyReason,
  VIEWS,
  withNotice,
  writeStep,
} from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type Binding, push, type State, type Step, withTop } from '../../tui/state.ts';
import { assessmentsHere, openedOf } from './assessed.ts';
import { ASSESSMENT_TABS, assessmentTab, selectedEvidence } from './assessment-list.ts';
import { ASSESSMENT_PURPOSE, openAssessmentSheet } from './assessment-sheet.ts';
import type { AssessmentScreen, AssessScreen } from './screen-state.ts';

export const ASSESSMENT_KEYS: readonly Binding[] = [
  keyOn('assess', {
    id: 'assessment.open',
    keys: ['Enter'],
    label: 'go on',
    description: 'write what you make of the board, or open an earlier assessment',
    footer: true,
    whyDisabled(state, screen) {
      if (screen.tab === 0) return readOnlyReason(state);
      return selected(state, screen) === undefined ? 'There is no assessment here.' : undefined;
    },
    run: goOn,
  }),
  keyOn('assess', {
    id: 'assessment.mark',
    keys: [' '],
    label: 'mark',
    description: 'mark an earlier assessment: the next one opened is laid beside it; again forgets',
    footer: true,
    whyDisabled: (state, screen) =>
      selected(state, screen) === undefined
        ? `There is no assessment here; ${keyOf(state, 'tab.next')} shows the earlier ones.`
        : undefined,
    run(state, screen) {
      const id = selected(state, screen)?.id;
      if (id === undefined) return noEffects(state);
      const marked = screen.marked === id ? undefined : id;
      const said =
        marked === undefined
          ? 'Marked no more.'
          : `${id} is marked: open another one to look back on both.`;
      return noEffects(withNotice(withTop(state, { ...screen, marked }), said));
    },
  }),
  keyOn('assessment', {
    id: 'assessment.board',
    keys: ['Enter'],
    label: 'basis',
    description: 'the board it was written of, the readings that board stood on, and all of one',
    also: 'evidence sources board then',
    footer: true,
    whyDisabled(state, screen) {
      if (assessmentTab(screen) !== 'Evidence') return undefined;
      if (screen.of !== undefined)
        return `These are its readings; ${keyOf(state, 'source.open')} opens the source.`;
      return selectedEvidence(state, screen) === undefined
        ? 'No reading was known here.'
        : undefined;
    },
    run: deeper,
  }),
  keyOn('assessment', {
    id: 'assessment.sign',
    keys: ['i'],
    label: 'sign',
    description:
      'as a second author, started as AXISWATCH_AUTHOR=name axiswatch, stand by an assessment; asks before',
    also: 'who second name signature countersign approve',
    footer: true,
    writes: true,
    whyDisabled(state, screen) {
      const { opened } = openedOf(state, screen);
      if (opened === undefined) return undefined;
      if (opened.withdrawn !== undefined) return 'Its author has withdrawn it.';
      if (sameAuthor(opened.author, state.author))
        return 'You wrote it; another author signs: AXISWATCH_AUTHOR=name axiswatch';
      return opened.signatures.some(({ author }) => sameAuthor(author, state.author))
        ? 'You have signed it already.'
        : undefined;
    },
    run(state, screen) {
      const { opened } = openedOf(state, screen);
      if (opened === undefined) return noEffects(state);
      const question = oneLine(`Sign ${opened.id} as ${state.author}? It can be undone.`);
      const said = { text: 'Signed', undo: 'takes it back' } as const;
      const sign = { kind: 'sign', assessment: opened.id } as const;
      return noEffects(
        push(state, { kind: 'confirm', question, onYes: (below) => writeStep(below, sign, said) }),
      );
    },
  }),
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
    whyDisabled: openAlready('assess'),
    run: (state) =>
      noEffects(push(state, { kind: 'assess', tab: 0, selected: 0, marked: undefined })),
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
function deeper(state: State, screen: AssessmentScreen): Step {
  const to = (name: (typeof ASSESSMENT_TABS)[number]): Step =>
    noEffects(withTop(state, { ...screen, tab: ASSESSMENT_TABS.indexOf(name), selected: 0 }));
  switch (assessmentTab(screen)) {
    case 'Board then':
      return to('Evidence');
    case 'Evidence': {
      const of = selectedEvidence(state, screen)?.indicator.id;
      return noEffects(
        of === undefined ? state : push(state, { ...screen, of, filter: '', selected: 0 }),
      );
    }
    default:
      return to('Board then');
  }
}

function selected(state: State, { tab, selected: at }: AssessScreen): Assessment | undefined {
  return tab === 1 ? assessmentsHere(state)[at] : undefined;
}

function goOn(state: State, screen: AssessScreen): Step {
  if (screen.tab === 0) {
    return noEffects(
      push(state, {
        kind: 'sheet',
        purpose: ASSESSMENT_PURPOSE,
        sheet: openAssessmentSheet(state.today),
      }),
    );
  }
  const assessment = selected(state, screen);
  return noEffects(
    assessment === undefined ? state : openAssessment(state, assessment.id, screen.marked),
  );
}

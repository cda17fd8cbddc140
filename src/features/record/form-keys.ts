/** What the form answers to; letters are text there. */

import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import { readingRevisedBy } from '../../core/journal/proposal.ts';
import { isObservationNotCheck } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { parseDayUpToToday } from '../../core/model/typed-day.ts';
import type { Board } from '../../core/scoring/board.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { canonicalWebAddress } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  stepWithoutEffects,
  withNotice,
  writeStep,
} from '../../tui/binding.ts';
import {
  formAfterRefusal,
  formFieldText,
  formWithFocusMoved,
  problemTextOfFormLine,
} from '../../tui/form.ts';
import { leaveTypingScreenStep, quitStep } from '../../tui/leaving.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Binding, pushScreen, type State, type Step, withTopScreen } from '../../tui/state.ts';
import { countedEventScreen } from '../events/event-sheet.ts';
import { withFormLeft } from './batch-entry.ts';
import { writeCheckStep } from './check-keys.ts';
import { checkRecordedText } from './checking.ts';
import { correctReadingEffect, readingSummaryText } from './correcting.ts';
import {
  formWithReplaceableValue,
  isEventChosenInRecordForm,
  parseFormObservationOrCheck,
  type RecordForm,
} from './record-form.ts';
import type { FormScreen } from './screen-state.ts';
import { farBeyondText, slipQuestionText } from './slip-check.ts';
import { formWithNextSourceFilledIn, type SourceOffer, sourceOffers } from './source-offers.ts';

export const FORM_KEYS: readonly Binding[] = [
  bindingForScreenKind('form', {
    id: 'form.save',
    keys: ['Enter'],
    label: 'save',
    description: 'save the reading',
    footer: true,
    writes: true,
    run: (state, screen) => save(state, screen, false),
  }),
  bindingForScreenKind('form', {
    id: 'form.next',
    keys: ['Tab', 'Down'],
    label: 'next field',
    description: 'next field',
    footer: true,
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, form: formWithFocusMoved(screen.form, 1) }),
      ),
  }),
  bindingForScreenKind('form', {
    id: 'form.prev',
    keys: ['S-Tab', 'Up'],
    label: 'field before',
    description: 'field before',
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, form: formWithFocusMoved(screen.form, -1) }),
      ),
  }),
  bindingForScreenKind('form', {
    id: 'form.cancel',
    keys: ['Esc'],
    label: 'cancel',
    description:
      'leave the form; asks when something was typed, which a walk through everything due keeps',
    footer: true,
    run: (state, screen) =>
      screen.batch === undefined
        ? leaveTypingScreenStep(state)
        : stepWithoutEffects(withFormLeft(state, screen)),
  }),
  bindingForScreenKind('form', {
    id: 'form.same',
    keys: ['^F'],
    label: 'same source',
    description:
      'take the source of the last reading, where nothing is typed, and its address where that is no article; again, those of the form saved before, then where the strategy says that the value is found',
    footer: true,
    whyDisabled: (state, { form }) => whyNotSame(state, form),
    run(state, screen) {
      const offers = sourceOffers(state, screen.form);
      const form = formWithNextSourceFilledIn(screen.form, offers);
      if (form === undefined) return stepWithoutEffects(state);
      const taken = withTopScreen(state, { ...screen, form });
      const other = offers[((form.offered ?? 0) + 1) % offers.length];
      return stepWithoutEffects(
        offers.length < 2 || other === undefined
          ? taken
          : withNotice(taken, `${actionKeyName(state, 'form.same')} again: ${offerWords(other)}.`),
      );
    },
  }),
  bindingForScreenKind('form', {
    id: 'form.open',
    keys: ['^O'],
    label: 'open page',
    description:
      'open the address in the browser: what is typed, else that of the last reading, else where the next value is found',
    footer: true,
    whyDisabled: ({ board }, { form }) =>
      addressOf(board, form) === undefined
        ? 'No address of the web is typed, was given with the last reading or stands in the strategy.'
        : undefined,
    run(state, { form }) {
      const url = addressOf(state.board, form);
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  }),
  bindingForScreenKind('form', {
    id: 'form.quit',
    keys: ['^C'],
    label: 'quit',
    description: 'quit; asks when something was typed',
    run: quitStep,
  }),
];

/** "ISW, https://isw.example/1". */
function offerWords({ source, url }: SourceOffer): string {
  return [source, url].filter((text) => text !== '').join(', ');
}

/** Why nothing is offered for this form; undefined: something is. */
function whyNotSame(state: State, form: RecordForm): string | undefined {
  const { board } = state;
  const leaf = board.card.indicators.get(form.indicator);
  if (form.corrects !== undefined) return 'A correction begins with the source of its reading.';
  const offers = sourceOffers(state, form);
  if (offers.length === 0)
    return leaf?.reading === undefined || leaf.node.count !== undefined
      ? 'There is no reading before this one.'
      : 'The last reading has neither a source nor an address that is no article.';
  return formWithNextSourceFilledIn(form, offers) === undefined
    ? 'Nothing more is offered: what the last reading has is typed over here.'
    : undefined;
}

/** The address that is opened from a form, the first that a browser may be given; undefined: there is none. */
function addressOf(board: Board, form: RecordForm): string | undefined {
  const leaf = board.card.indicators.get(form.indicator);
  const places = leaf?.node.lookUp.map(({ url = '' }) => url) ?? [];
  return [formFieldText(form, 'url'), leaf?.reading?.url ?? '', ...places]
    .map((text) => canonicalWebAddress(text))
    .find((url) => url !== undefined);
}

/** Saves the form on top; `meant` says that a person was asked about its value. */
function save(state: State, top: FormScreen, meant: boolean): Step {
  const parsed = parseFormObservationOrCheck(top.form, state.board, state.today);
  const indicator = findIndicatorByIdOrCode(state.strategy, top.form.indicator);
  if (indicator !== undefined && isEventChosenInRecordForm(top.form)) {
    const typed = formFieldText(top.form, 'observed_on');
    const day = parseDayUpToToday(typed, state.today);
    return stepWithoutEffects(
      pushScreen(
        state,
        countedEventScreen(state, indicator, {
          day: day.ok ? day.value : typed,
          source: formFieldText(top.form, 'source'),
          url: formFieldText(top.form, 'url'),
          confidence: formFieldText(top.form, 'confidence'),
          note: formFieldText(top.form, 'note'),
        }),
      ),
    );
  }
  if (!parsed.ok || indicator === undefined) {
    const problems = parsed.ok ? [] : parsed.problems;
    const refused = formAfterRefusal(top.form, problems);
    const isValue = problemTextOfFormLine(problems, 'value') !== undefined;
    const form = isValue ? formWithReplaceableValue(refused) : refused;
    const tried = withTopScreen(state, { ...top, form });
    return [withNotice(tried, 'Not saved: see the fields above.', 'bad'), []];
  }
  const { value: observation } = parsed;
  const { corrects, proposal } = top.form;
  if (!isObservationNotCheck(observation))
    return proposal === undefined
      ? writeCheckStep(state, indicator, observation)
      : acceptStep(
          state,
          { id: proposal.id, check: observation },
          checkRecordedText(indicator, state.board.readings, observation.observedOn, state.today),
        );
  const far =
    corrects?.value === observation.value ? undefined : farBeyondText(indicator, observation.value);
  if (far !== undefined && !meant) {
    const question = `${far}. Is it meant?`;
    return stepWithoutEffects(
      pushScreen(state, {
        ...{ kind: 'confirm', question, onYes: (below) => save(below, top, true) },
        onNo: (below) =>
          stepWithoutEffects(
            withTopScreen(below, { ...top, form: formWithReplaceableValue(top.form) }),
          ),
      }),
    );
  }
  const slip = far === undefined ? slipQuestionText(state.board, observation, corrects) : undefined;
  const unusual = `${observation.value} ${observation.observedOn}`;
  if (slip !== undefined && top.form.warned !== unusual) {
    const form = { ...formWithReplaceableValue(top.form), warned: unusual };
    const warned = withTopScreen(state, { ...top, form });
    const again = `${actionKeyName(state, 'form.save')} again saves it, a value typed takes its place`;
    return [withNotice(warned, `Not saved yet: ${slip}. ${again}.`, 'bad'), []];
  }
  const words = readingSummaryText(indicator, observation);
  const kept = withSourceSaved(state, observation);
  if (corrects !== undefined) {
    const said = { text: `${words}: corrected`, undo: 'takes it back', gauge: true } as const;
    return writeStep(kept, correctReadingEffect(corrects, observation), said);
  }
  if (proposal !== undefined)
    return acceptStep(
      kept,
      {
        ...{ id: proposal.id, reading: observation },
        corrects: readingRevisedBy(state.board.readings, observation)?.id,
      },
      `${words}: accepted`,
    );
  const unsourced = observation.source === '' ? ' without a source' : '';
  const said = {
    text: `${words} recorded${unsourced}`,
    undo: 'takes it back',
    gauge: true,
    unchanged: 'The same reading stands already; nothing was added',
  } as const;
  return writeStep(kept, { kind: 'record', observation }, said);
}

/** The state with the source and address of a form for the forms after it. */
function withSourceSaved(state: State, { source, url }: SourceOffer): State {
  const [name, address] = [source, url].map((text) => terminalSafeOneLine(text));
  return name === undefined || name === ''
    ? state
    : { ...state, sourceSaved: { source: name, url: address ?? '' } };
}

/** Has a proposal accepted, with what is recorded of it. */
function acceptStep(
  state: State,
  accepted: Pick<ProposalDecision, 'id' | 'reading' | 'corrects' | 'check'>,
  text: string,
): Step {
  return writeStep(
    state,
    { kind: 'answerProposals', decisions: [{ ...accepted, answer: 'accepted', reason: '' }] },
    { text, undo: 'takes it back', gauge: accepted.reading !== undefined },
  );
}

/** The form of a reading as a screen, what it remembers and what it answers to; letters are text there. */

import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import { readingCorrectedByProposal } from '../../core/journal/proposal.ts';
import { isObservationNotCheck } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { parseDayUpToToday } from '../../core/model/typed-day.ts';
import type { Board } from '../../core/scoring/board.ts';
import { IF_YOU_SAVE } from '../../text/fitting.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { bandChangeView, gaugeChangeLine } from '../../text/gauge-change.ts';
import { lineFromTemplate, type Part, type ViewLine } from '../../text/line.ts';
import { spokenTextInWords } from '../../text/speech.ts';
import { canonicalWebAddress } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  openAddressStep,
  stepWithoutEffects,
  topScreenIfOfKind,
  withNotice,
  writeStep,
} from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { screenReaderFocusAtLineStart, screenReaderFocusOnField } from '../../tui/focus.ts';
import {
  formAfterKey,
  formAfterPaste,
  formAfterRefusal,
  formWithFocusMoved,
  isFormTouched,
  problemTextOfFormLine,
  textTypedInFormLine,
  unfoldedFormLines,
  whyNotTypedOnChoicesText,
} from '../../tui/form.ts';
import { leaveTypingScreenStep, quitStep } from '../../tui/leaving.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Focus,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { decisionsRefusingRivals, type ProposalOfForm } from '../../views/proposals.ts';
import { countedEventSheetScreen } from '../events/event-sheet.ts';
import {
  batchFormIndex,
  unsavedBatchDraftsText,
  withAdjacentBatchForm,
  withRecordBatchFinished,
  withSavedFormClosed,
  withScreenAfterFormLeft,
} from './batch-entry.ts';
import { CHECK_IN_EVENT_SHEET, indicatorCheckAndNextDueText, writeCheckStep } from './checking.ts';
import { effectThatCorrectsReading, readingSummaryText } from './correcting.ts';
import {
  doesRecordFormGoOnToEvent,
  formWithReplaceableValue,
  parseFormObservationOrCheck,
  type RecordForm,
  recordFormActionVerb,
} from './record-form.ts';
import {
  batchKeysText,
  dayMeantByShorthand,
  lastConfidenceHintText,
  proposalsForFormIndicatorText,
  recordFormFocusedLineHintText,
  sourceCompletionHintText,
  sourceOfferHintText,
  standingReadingHintText,
} from './record-hints.ts';
import { boardWithObservation } from './record-preview.ts';
import {
  NEW_SOURCE,
  slipQuestionText,
  unusualSourceText,
  valueFarBeyondGoalpostsText,
  valueJumpComparedWithUsual,
} from './slip-check.ts';
import {
  formWithNextSourceFilledIn,
  formWithSourceCompleted,
  recordFormSourceOffers,
  type SourceOffer,
} from './source-offers.ts';

export interface FormScreen {
  readonly kind: 'form';
  readonly form: RecordForm;
  /** Ids of the indicators of the batch through everything late that the form belongs to, in its order: as the list of what is late has them; left out: none. */
  readonly batch?: readonly string[];
  /** The proposal that the form is of; left out: none. */
  readonly proposal?: ProposalOfForm;
}

/** What a number is typed with. */
const NUMERIC = [...'0123456789.-'];

export const FORM_SCREEN: ScreenDef<FormScreen> = {
  kind: 'form',
  sort: 'field',
  place: 'record',
  leads: ['form.save'],
  about: ({ form }) => form.indicator,
  arrival: (state, screen) => {
    const [next, save, cancel] = ['form.next', 'form.save', 'form.cancel'].map((id) =>
      actionKeyName(state, id),
    );
    return [
      `${placeInBatchText(screen)}${spokenTextInWords(titleOf(state, screen.form))}. ${next} goes to the next field, ${save} saves, ${cancel} leaves.`,
      ...[waitsSentence(state, screen.form), alsoSentence(screen), ...knownOf(state, screen.form)]
        .filter((text) => text !== '')
        .map(spokenTextInWords),
      ...(screen.batch === undefined ? [] : [spokenTextInWords(`${batchKeysText(state)}.`)]),
    ];
  },
  focus: (state, { form }) => focus(state, form),
  typed(_, screen, key) {
    const form = formAfterKey(screen.form, key);
    return form && { ...screen, form };
  },
  whyNotTyped: ({ strategy }, { form }, key) => {
    const indicator = findIndicatorByIdOrCode(strategy, form.indicator);
    const isOnValue = form.lines[form.focus]?.name === 'value';
    return indicator?.count !== undefined && isOnValue && NUMERIC.includes(key)
      ? `${nodeCodeOf(indicator)} is counted from events: choose event with Right; its amount is how many were added.`
      : whyNotTypedOnChoicesText(form, key);
  },
  pasted: (_, screen, text) => ({ ...screen, form: formAfterPaste(screen.form, text) }),
  unsaved: (_, { form, batch }) =>
    batch === undefined && isFormTouched(form) ? 'what you typed' : undefined,
  lost: unsavedBatchDraftsText,
  left: withScreenAfterFormLeft,
  written: withSavedFormClosed,
  newest: (state, screen) =>
    screen.batch === undefined ? state : withSavedFormClosed(state, screen, state),
};

/** Where the form stands in a batch through everything late. */
function placeInBatchText(screen: FormScreen): string {
  const { batch } = screen;
  return batch === undefined ? '' : `${batchFormIndex(screen) + 1} of ${batch.length} late. `;
}

function titleOf(state: State, form: RecordForm): string {
  const indicator = findIndicatorByIdOrCode(state.strategy, form.indicator);
  const what = recordFormActionVerb(form);
  const thing = indicator?.count === undefined ? 'a reading' : 'a look';
  return `${what} ${thing} of ${indicator?.code ?? form.indicator} ${terminalSafeOneLine(indicator?.title ?? '')}`;
}

function waitsSentence(state: State, form: RecordForm): string {
  const waits = proposalsForFormIndicatorText(state, form);
  return waits === '' ? '' : `${waits}.`;
}

function alsoSentence({ proposal }: FormScreen): string {
  const also = proposal?.also ?? '';
  return also === '' ? '' : `${also}.`;
}

/** The reading before, and where the next one is found. */
function knownOf({ board }: State, form: RecordForm): readonly string[] {
  const leaf = board.card.indicators.get(form.indicator);
  if (leaf === undefined) return [];
  const where = leaf.node.lookUp.map(({ title }) => terminalSafeOneLine(title)).join(', ');
  return [
    `${standingReadingHintText(board, leaf, form)}.`,
    ...(where === '' ? [] : [`The next value is found at: ${where}.`]),
  ];
}

function focus(state: State, form: RecordForm): Focus {
  const line = form.lines[form.focus];
  if (line === undefined) return screenReaderFocusAtLineStart('');
  const parsed = parseFormObservationOrCheck(form, state.board, state.today);
  const hint =
    sourceCompletionHintText(state, form) ||
    recordFormFocusedLineHintText(form, parsed.ok ? [] : parsed.problems);
  const observation = parsed.ok && isObservationNotCheck(parsed.value) ? parsed.value : undefined;
  const next =
    observation && boardWithObservation(state.board, observation, state.author, form.corrects);
  const step = observation && valueJumpComparedWithUsual(state.board, observation, form.corrects);
  const indicator = findIndicatorByIdOrCode(state.strategy, form.indicator);
  const unusual =
    observation && indicator && unusualSourceText(state.board, indicator, observation);
  const checked =
    parsed.ok && indicator !== undefined && observation === undefined
      ? indicatorCheckAndNextDueText(
          indicator,
          state.board.readings,
          parsed.value.observedOn,
          state.today,
        )
      : undefined;
  const effect: readonly Part[] = [
    ...(checked === undefined ? [] : [`${IF_YOU_SAVE}: ${checked}`]),
    ...(next === undefined
      ? []
      : [lineFromTemplate`${IF_YOU_SAVE}: ${gaugeMove(state.board, next)}`]),
    ...(step?.outside === true ? [step.text] : []),
    ...(unusual === undefined ? [] : [`check: ${NEW_SOURCE}`]),
  ];
  const meant = dayMeantByShorthand(line, state.today);
  const offer =
    sourceOfferHintText(state, form, line.name) || lastConfidenceHintText(state, form, line);
  const shown = unfoldedFormLines(form);
  const number = `, field ${shown.indexOf(line) + 1} of ${shown.length}`;
  return screenReaderFocusOnField(
    `${line.label}: `,
    line.field,
    [
      number,
      ...(meant === undefined ? [] : [dayText(meant)]),
      ...(offer === '' ? [] : [`offered, ${offer}`]),
      hint,
      ...effect,
    ]
      .map(spokenTextInWords)
      .filter((said) => said !== '')
      .join('. '),
  );
}

/** What becomes of the gauge and its band. */
function gaugeMove(before: Board, after: Board): ViewLine {
  const { bandSaid } = bandChangeView(before, after);
  return lineFromTemplate`${terminalSafeOneLine(before.strategy.root.title)} ${gaugeChangeLine(before, after)}; ${bandSaid}`;
}

declare module '../../tui/state.ts' {
  interface State {
    /** The source and the address of the form that was saved last; left out: none that names a source was. */
    readonly sourceSaved?: SourceOffer;
  }
  interface ScreenTypes {
    readonly form: FormScreen;
  }
}

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
    label: 'leave',
    description:
      'leave the form; asks when something was typed; of what is late back to its list, which keeps that',
    footer: true,
    run: (state, screen) =>
      screen.batch === undefined
        ? leaveTypingScreenStep(state)
        : stepWithoutEffects(withScreenAfterFormLeft(state, screen)),
  }),
  bindingForScreenKind('form', {
    id: 'form.same',
    keys: ['^F'],
    label: 'same source',
    description:
      'complete the source that is typed, or take that of the last reading where nothing is, and its address where that is no article; again, those of the form saved before, then where the strategy says that the value is found',
    footer: true,
    whyDisabled: (state, { form }) => whyNotSame(state, form),
    run(state, screen) {
      const offers = recordFormSourceOffers(state, screen.form);
      const form =
        formWithSourceCompleted(screen.form, offers) ??
        formWithNextSourceFilledIn(screen.form, offers);
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
    run: (state, { form }) => openAddressStep(state, addressOf(state.board, form)),
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
  if (form.corrects !== undefined)
    return 'A correction begins with the source of its reading; type another over it.';
  const offers = recordFormSourceOffers(state, form);
  if (offers.length === 0)
    return leaf?.reading === undefined || leaf.node.count !== undefined
      ? 'There is no reading before this one.'
      : 'The last reading has neither a source nor an address that is no article.';
  return (formWithSourceCompleted(form, offers) ?? formWithNextSourceFilledIn(form, offers)) ===
    undefined
    ? 'Nothing more is offered: what the last reading has is typed over here.'
    : undefined;
}

/** The address that is opened from a form, the first that a browser may be given; undefined: there is none. */
function addressOf(board: Board, form: RecordForm): string | undefined {
  const leaf = board.card.indicators.get(form.indicator);
  const places = leaf?.node.lookUp.map(({ url = '' }) => url) ?? [];
  return [textTypedInFormLine(form, 'url'), leaf?.reading?.url ?? '', ...places]
    .map((text) => canonicalWebAddress(text))
    .find((url) => url !== undefined);
}

/** Saves the form on top; `meant` says that a person was asked about its value. */
function save(state: State, top: FormScreen, meant: boolean): Step {
  const parsed = parseFormObservationOrCheck(top.form, state.board, state.today);
  const indicator = findIndicatorByIdOrCode(state.strategy, top.form.indicator);
  if (indicator !== undefined && doesRecordFormGoOnToEvent(top.form)) {
    const typed = textTypedInFormLine(top.form, 'observed_on');
    const day = parseDayUpToToday(typed, state.today);
    return stepWithoutEffects(
      pushScreen(
        state,
        countedEventSheetScreen(state, indicator, CHECK_IN_EVENT_SHEET, {
          day: day.ok ? day.value : typed,
          source: textTypedInFormLine(top.form, 'source'),
          url: textTypedInFormLine(top.form, 'url'),
          confidence: textTypedInFormLine(top.form, 'confidence'),
          note: textTypedInFormLine(top.form, 'note'),
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
          indicatorCheckAndNextDueText(
            indicator,
            state.board.readings,
            observation.observedOn,
            state.today,
          ),
        );
  const far =
    corrects?.value === observation.value
      ? undefined
      : valueFarBeyondGoalpostsText(indicator, observation.value);
  if (far !== undefined && !meant) {
    return askYesOrNoStep(
      state,
      `${far}. Is it meant?`,
      (below) => save(below, top, true),
      (below) =>
        stepWithoutEffects(
          withTopScreen(below, { ...top, form: formWithReplaceableValue(top.form) }),
        ),
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
    return writeStep(kept, effectThatCorrectsReading(corrects, observation), said);
  }
  const rivals =
    (observation.observedOn === proposal?.observation.observedOn && top.proposal?.rivals) || [];
  if (proposal !== undefined)
    return acceptStep(
      kept,
      {
        id: proposal.id,
        reading: observation,
        corrects: readingCorrectedByProposal(state.board.readings, observation)?.id,
      },
      `${words}: accepted${rivals.length === 0 ? '' : ', the other value refused'}`,
      decisionsRefusingRivals(rivals, indicator, observation),
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

/** Has a proposal accepted, with what is recorded of it, and `others` answered in the same action. */
function acceptStep(
  state: State,
  accepted: Pick<ProposalDecision, 'id' | 'reading' | 'corrects' | 'check'>,
  text: string,
  others: readonly ProposalDecision[] = [],
): Step {
  return writeStep(
    state,
    {
      kind: 'answerProposals',
      decisions: [{ ...accepted, answer: 'accepted', reason: '' }, ...others],
    },
    { text, undo: 'takes it back', gauge: accepted.reading !== undefined },
  );
}

/** In a form of the list of what is late. */
export const BATCH_FORM_KEYS: readonly Binding[] = [
  {
    ...inBatch(
      'form.skip',
      'PgDn',
      'next late',
      'the next of the list; what is typed here is kept',
    ),
    run: (state) => {
      const top = topScreenIfOfKind(state, 'form');
      const next = withAdjacentBatchForm(state, 1);
      return stepWithoutEffects(
        next ?? (top === undefined ? state : withRecordBatchFinished(state, top)),
      );
    },
  },
  {
    ...inBatch('form.before', 'PgUp', 'back', 'the one before; what is typed here is kept'),
    whyDisabled: (state) =>
      noBatchReason(state) ??
      (withAdjacentBatchForm(state, -1) === undefined
        ? 'This is the first that is late.'
        : undefined),
    run: (state) => stepWithoutEffects(withAdjacentBatchForm(state, -1) ?? state),
  },
];

function inBatch(id: string, key: string, label: string, does: string): Omit<Binding, 'run'> {
  return {
    id,
    keys: [key],
    label,
    description: `in a form of the list of what is late, ${does}`,
    group: 'This screen',
    screens: ['form'],
    footer: true,
    whyDisabled: noBatchReason,
  };
}

function noBatchReason(state: State): string | undefined {
  const top = topScreenIfOfKind(state, 'form');
  return top?.batch !== undefined
    ? undefined
    : `Only a form of the list of what is late (${actionKeyName(state, 'reading.batch')}) goes on to another.`;
}

/** The form that records or corrects a reading: its fields and what is wrong with them. */
import {
  CONFIDENCES,
  type Day,
  DEFAULT_CONFIDENCE,
  type Indicator,
  type Observation,
  type Reading,
  type Result,
} from '../../core/model/model.ts';
import { type ObservedRow, parseCheckRow, parseObservation } from '../../core/model/observation.ts';
import { DAY_FORMS } from '../../core/model/typed-day.ts';
import type { Board } from '../../core/scoring/board.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { type Form, type NamedLine, newFormField, textTypedInFormLine } from '../../tui/form.ts';
import type { Screen, State } from '../../tui/state.ts';
import { suggestedTextField } from '../../tui/text-field.ts';
import { countedEventSheetScreen, NOTHING_NEW } from '../events/event-sheet.ts';
import { CHECK_IN_EVENT_SHEET } from './checking.ts';

/** In the order of the form; the last five are asked for and never demanded. */
export const FORM_FIELDS = [
  'value',
  'observed_on',
  'source',
  'url',
  'confidence',
  'note',
  'quote',
  'archived',
  'retrieved_on',
  'origin',
] as const;

export type FormField = (typeof FORM_FIELDS)[number];

/** What the line that folds the rare ones says as the form opens. */
const FOLDED = 'folded';

const RARE = 'note, quote, kept copy, read on, origin';

/** What the folding line shows while the rare lines of a record form are folded; undefined of any other line, and where they are unfolded. */
export function foldedRareFormLinesText({ folds, field, opened }: NamedLine): string | undefined {
  return folds === true && field.text === opened ? RARE : undefined;
}

/** A form with a line for each of `FORM_FIELDS`, in their order, and one behind them that folds those that are seldom filled in. */
export interface RecordForm extends Form {
  readonly indicator: string;
  /** The reading that the form corrects; undefined: it records a new one. */
  readonly corrects: Reading | undefined;
  /** The proposal that saving accepts, as it is or as it was changed; left out: none. */
  readonly proposal?: ProposalInForm;
  /** Index of the source among those offered that was taken last, from 0; left out: none. */
  readonly offered?: number;
  /** The value and day that look like a slip and are saved when asked for again; '': none. */
  readonly warned: string;
}

/** A proposal of a reading, as a form has it. */
export interface ProposalInForm {
  readonly id: string;
  readonly observation: Observation;
}

/** Whether a form states a check, and no value. */
export function isCheckForm(form: RecordForm): boolean {
  return form.corrects === undefined && textTypedInFormLine(form, 'value').trim() === NOTHING_NEW;
}

/** What is chosen in place of a value where something happened that an indicator counts. */
const HAPPENED = 'event';

/** Whether a form says, in the place of a value, that something happened, so that it goes on to the form of an event; only that of an indicator that counts events can. */
export function doesRecordFormGoOnToEvent(form: RecordForm): boolean {
  return form.lines.some(
    ({ name, field, choices = [] }) =>
      name === 'value' && field.text === HAPPENED && choices.includes(HAPPENED),
  );
}

type Texts = Readonly<Record<FormField, string>>;

/** A form for a new reading: the day is today, the confidence moderate, the rest empty. */
export function newReadingForm(indicator: Indicator, today: Day): RecordForm {
  return formWith(indicator, undefined, {
    value: '',
    observed_on: today,
    source: '',
    url: '',
    confidence: DEFAULT_CONFIDENCE,
    note: '',
    quote: '',
    archived: '',
    retrieved_on: '',
    origin: '',
  });
}

/** A form filled with a reading, to correct it. */
export function readingCorrectionForm(indicator: Indicator, reading: Reading): RecordForm {
  return formWith(indicator, reading, textsOf(reading));
}

/** A form filled with a reading that was proposed, to accept it as it is or as it is changed. */
export function recordFormForProposal(indicator: Indicator, proposal: ProposalInForm): RecordForm {
  const form = formWith(indicator, undefined, textsOf(proposal.observation));
  // another value is typed over the one proposed
  return { ...formWithReplaceableValue(form), proposal };
}

/** The form with a value over which another one is typed, as after a refusal. */
export function formWithReplaceableValue(form: RecordForm): RecordForm {
  const lines = form.lines.map((line) =>
    line.name === 'value' && line.choices === undefined
      ? { ...line, field: suggestedTextField(line.field.text) }
      : line,
  );
  return { ...form, lines };
}

/** What saving a form does, as its title says it. */
export function recordFormActionVerb({ corrects, proposal }: RecordForm): string {
  if (proposal !== undefined) return 'Accept';
  return corrects === undefined ? 'Record' : 'Correct';
}

/** A reading as a form shows it: each text on one line. */
function textsOf(reading: Observation): Texts {
  return {
    value: String(reading.value),
    observed_on: reading.observedOn,
    source: terminalSafeOneLine(reading.source),
    url: terminalSafeOneLine(reading.url),
    confidence: reading.confidence,
    note: terminalSafeOneLine(reading.note),
    quote: terminalSafeOneLine(reading.quote),
    archived: terminalSafeOneLine(reading.archived),
    retrieved_on: reading.retrievedOn,
    origin: terminalSafeOneLine(reading.origin),
  };
}

function formWith(indicator: Indicator, corrects: Reading | undefined, opened: Texts): RecordForm {
  const line = (name: FormField, label: string, hint: string, choices?: readonly string[]) =>
    newFormField(name, label, opened[name], hint, { choices });
  const day = (name: FormField, label: string, hint: string) =>
    newFormField(name, label, opened[name], hint, {}, suggestedTextField(opened[name]));
  const rare = (each: NamedLine): NamedLine => ({ ...each, rare: true });
  const { levels } = indicator;
  const nothingNew = corrects === undefined ? `; ${NOTHING_NEW} for nothing new` : '';
  const isCounted = indicator.count !== undefined;
  const value = isCounted
    ? `counted from events: choose ${HAPPENED} with Right, its amount is how many were added; ${NOTHING_NEW} for nothing new`
    : levels === undefined
      ? `a number, decimals with a point${nothingNew}`
      : `Left and Right choose: ${levels.map((level) => `${level.value} ${terminalSafeOneLine(level.title)}`).join('; ')}${nothingNew}`;
  const codes = levels?.map((level) => String(level.value));
  return {
    indicator: indicator.id,
    corrects,
    focus: 0,
    tried: false,
    warned: '',
    lines: [
      line(
        'value',
        'value',
        value,
        isCounted
          ? [NOTHING_NEW, HAPPENED]
          : codes && (corrects === undefined ? [...codes, NOTHING_NEW] : codes),
      ),
      day('observed_on', 'day', `the day the value refers to: ${DAY_FORMS}`),
      line('source', 'source', 'who says so, as you would cite it'),
      line('url', 'url', 'the page the value was read on; may stay empty'),
      line(
        'confidence',
        'confidence',
        'Left and Right choose: how good the evidence is, never how likely something is',
        CONFIDENCES,
      ),
      rare(line('note', 'note', 'anything the next reader should know')),
      rare(
        line('quote', 'quote', 'the sentence the value rests on, word for word; may stay empty'),
      ),
      rare(line('archived', 'kept copy', 'the address of a kept copy of the page; may stay empty')),
      rare(day('retrieved_on', 'read on', 'the day you read the page; may stay empty')),
      rare(line('origin', 'origin', 'who makes the number, whoever prints it; may stay empty')),
      newFormField('more', 'more', FOLDED, `none is needed: Right shows ${RARE}`, {
        choices: [FOLDED, 'shown'],
        folds: true,
      }),
    ],
  };
}

/** The observation or the check that the form states, or every problem with its field as path; neither where it goes on to an event. */
export function parseFormObservationOrCheck(
  form: RecordForm,
  board: Board,
  today: Day,
): Result<ObservedRow> {
  // what was not touched stays as it was recorded, line breaks and all
  const text = (field: 'source' | 'url' | 'note' | 'quote' | 'archived' | 'origin'): string => {
    const untouched = form.lines.some(
      (line) => line.name === field && line.field.text === line.opened,
    );
    const before = form.corrects ?? form.proposal?.observation;
    return before !== undefined && untouched ? before[field] : textTypedInFormLine(form, field);
  };
  const row = {
    indicator: form.indicator,
    value: textTypedInFormLine(form, 'value'),
    observed_on: textTypedInFormLine(form, 'observed_on'),
    source: text('source'),
    url: text('url'),
    confidence: textTypedInFormLine(form, 'confidence'),
    note: text('note'),
    quote: text('quote'),
    archived: text('archived'),
    retrieved_on: textTypedInFormLine(form, 'retrieved_on'),
    origin: text('origin'),
  };
  if (doesRecordFormGoOnToEvent(form)) return { ok: false, problems: [] };
  return isCheckForm(form)
    ? parseCheckRow(row, board.strategy, today, '')
    : parseObservation(row, board.strategy, today, '');
}

/** The form of a reading; of an indicator that counts events, which has no readings, the sheet of an event that names it. */
export function recordScreen(state: State, indicator: Indicator): Screen {
  return indicator.count === undefined
    ? { kind: 'form', form: newReadingForm(indicator, state.today) }
    : countedEventSheetScreen(state, indicator, CHECK_IN_EVENT_SHEET);
}

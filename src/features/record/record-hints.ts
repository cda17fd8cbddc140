/** What helps in the form that records a reading: the last reading, what may stand in a field, what stands behind it. */
import type { Day, Indicator, IndicatorScore, Problem } from '../../core/model/model.ts';
import { parseDayUpToToday } from '../../core/model/typed-day.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  meantDayText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
} from '../../text/format.ts';
import { headingLine, proseLine, type ViewLine } from '../../text/line.ts';
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import { type NamedLine, problemTextOfFormLine, textTypedInFormLine } from '../../tui/form.ts';
import { COLUMNS_OF_PANELS } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { NEXT_VALUE_TITLE } from '../../views/indicator-lines.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import { NOTHING_NEW } from '../events/event-sheet.ts';
import { type FormField, isCheckForm, type RecordForm } from './record-form.ts';
import {
  formFieldTextFromNextOffer,
  formWithSourceCompleted,
  recordFormSourceOffers,
} from './source-offers.ts';

/**
 * What stands of an indicator before the form is filled in, on one line: its last reading, with the mean where the value
 * is one, of a judged one its bare code, since the levels are spelled out below; of a counted one what it counts and when
 * it was last looked at. Its source is left out where it stands below.
 */
export function lastReadingText(
  { node, reading, value, observedOn }: IndicatorScore,
  isSourceBelow = false,
): string {
  if (node.count !== undefined)
    return value === undefined
      ? 'no event and no check yet'
      : terminalSafeOneLine(
          `counts ${unitValueOrLevelCodeText(node, value)}, last looked at on ${observedOn}`,
        );
  if (reading === undefined) return 'no reading yet';
  const source = reading.source === '' || isSourceBelow ? '' : `, ${reading.source}`;
  const mean =
    node.rolling === undefined ? '' : `; the mean is ${unitValueOrLevelCodeText(node, value)}`;
  return terminalSafeOneLine(
    `last ${unitValueOrLevelCodeText(node, reading.value)} on ${reading.observedOn}, ${reading.confidence}${source}${mean}`,
  );
}

/** The reading that stands before the one that a form is filled in for; in the form of a proposal what stands for its day, with its own day and source, and the newest reading where that is another. */
export function standingReadingHintText(
  { readings }: Board,
  leaf: IndicatorScore,
  { proposal }: RecordForm,
  isSourceBelow = false,
): string {
  const { node, reading: newest } = leaf;
  if (proposal === undefined || node.count !== undefined)
    return lastReadingText(leaf, isSourceBelow);
  const { indicator, observedOn, value } = proposal.observation;
  const standing = readings.asOf(indicator, observedOn);
  const later =
    newest !== undefined && newest.observedOn > observedOn
      ? ` (newest ${unitValueOrLevelCodeText(node, newest.value)} of ${dayText(newest.observedOn)})`
      : '';
  if (standing === undefined) return terminalSafeOneLine(`nothing stands for this day${later}`);
  const isSameDay = standing.observedOn === observedOn;
  const stands =
    isSameDay && standing.value === value
      ? 'the same stands already:'
      : isSameDay
        ? 'for this day stands'
        : 'stands:';
  return terminalSafeOneLine(
    `${stands} ${unitValueOrLevelCodeText(node, standing.value)} of ${dayText(standing.observedOn)}${later}, ${standing.confidence}, ${standing.source || 'no source'}`,
  );
}

/** What waits in the inbox for the indicator of a form; '' where nothing does, or the form is of a proposal itself. */
export function proposalsForFormIndicatorText(
  state: State,
  { indicator, proposal }: RecordForm,
): string {
  return proposal === undefined ? proposalsOnNodeText(state, indicator, 'inbox.goTo') : '';
}

/** What helps on the line in focus: its problem first, then what becomes of its address, then what may stand there; '' for a number that may. */
export function recordFormFocusedLineHintText(
  form: RecordForm,
  problems: readonly Problem[],
): string {
  const line = form.lines[form.focus];
  if (line === undefined) return '';
  const { name, field, hint } = line;
  const problem = problemTextOfFormLine(problems, name);
  if (problem !== undefined && (form.tried || field.text !== ''))
    return terminalSafeOneLine(
      form.tried && field.suggested === true ? `${problem}; type over it` : problem,
    );
  // a number that is taken needs none
  if (name === 'value' && line.choices === undefined && field.text !== '') return '';
  return (ADDRESSES.includes(name) ? whyNotWebAddressSentence(field.text) : undefined) ?? hint;
}

const ADDRESSES: readonly string[] = ['url', 'archived'] satisfies readonly FormField[];

/** Where the next value is found, for as long as there is nothing else to say; empty where the strategy names no place. */
export function nextValueSourceLines({ lookUp }: Indicator): readonly ViewLine[] {
  if (lookUp.length === 0) return [];
  return [
    headingLine(NEXT_VALUE_TITLE),
    ...lookUp.map(({ title, url = '' }) =>
      proseLine(` ${terminalSafeOneLine(`${title} ${url}`.trim())}`),
    ),
  ];
}

/** The unit behind the value, the day that is meant behind a day, whatever else is wrong. */
export function recordFormFieldSuffix(
  line: NamedLine,
  { unit = '' }: Indicator,
  today: Day,
): string {
  return line.name === 'value' && line.choices === undefined
    ? terminalSafeOneLine(unit)
    : DAYS.includes(line.name)
      ? meantDayText(line.field.text, parseDayUpToToday(line.field.text, today))
      : '';
}

/** The day that is meant on a line for one, where what is typed does not say it itself; undefined on every other. */
export function dayMeantByShorthand({ name, field }: NamedLine, today: Day): Day | undefined {
  if (!DAYS.includes(name)) return undefined;
  const day = parseDayUpToToday(field.text, today);
  return day.ok && day.value !== field.text.trim() ? day.value : undefined;
}

const DAYS: readonly string[] = ['observed_on', 'retrieved_on'] satisfies readonly FormField[];

/** "last time high" behind the confidence of a new reading, where that of the last reading is another and nothing was chosen; '' for nothing. */
export function lastConfidenceHintText(
  { board }: Pick<State, 'board'>,
  form: RecordForm,
  { name, field, opened }: NamedLine,
): string {
  const last = board.card.indicators.get(form.indicator)?.reading?.confidence;
  const isNew = form.corrects === undefined && form.proposal === undefined;
  if (name !== 'confidence' || last === undefined || !isNew || isCheckForm(form)) return '';
  if (field.text !== opened || field.text === last) return '';
  return `last time ${last}`;
}

/** What is offered on a line, behind the key that takes it: `^F: ISW`; '' for nothing. */
export function sourceOfferHintText(state: State, form: RecordForm, name: string): string {
  const text = formFieldTextFromNextOffer(form, name, recordFormSourceOffers(state, form));
  return text === '' ? '' : `${actionKeyName(state, 'form.same')}: ${text}`;
}

const SHORT: readonly string[] = ['value', ...DAYS];

/** Cells of the three words of confidence with the chosen one in brackets. */
const CONFIDENCE_CELLS = 21;

/** Cells of a line's box, ≥ 0, at most `box`: a number, a day or the confidence leaves room for what stands behind it. */
export function recordFormFieldWidth(
  { name, choices }: NamedLine,
  box: number,
  columns: number,
): number {
  if (name === 'confidence') return Math.min(CONFIDENCE_CELLS, box);
  const short = SHORT.includes(name) && choices === undefined;
  return short ? Math.min(columns >= COLUMNS_OF_PANELS ? 16 : 11, box) : box;
}

/** The keys of a form above the list of what is late, the most needed first. */
export function batchKeysText(state: State): string {
  const [save, skip, leave] = ['form.save', 'form.skip', 'form.cancel'].map((id) =>
    actionKeyName(state, id),
  );
  return `${NOTHING_NEW} ${save}: nothing new; ${save} saves and goes back to the list; ${leave} goes back; ${skip} goes to the next`;
}

/** "^F: IMF PortWatch with its address", of the source that begins with what is typed, while its line has the focus; '' where none does. */
export function sourceCompletionHintText(state: State, form: RecordForm): string {
  if (form.lines[form.focus]?.name !== 'source') return '';
  const whole = formWithSourceCompleted(form, recordFormSourceOffers(state, form));
  if (whole === undefined) return '';
  const hasAddress = textTypedInFormLine(whole, 'url') !== textTypedInFormLine(form, 'url');
  return `${actionKeyName(state, 'form.same')}: ${textTypedInFormLine(whole, 'source')}${hasAddress ? ' with its address' : ''}`;
}

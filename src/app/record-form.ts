/** The form that records a reading: its fields, what is wrong with them, and what the board would become. */
import { type Board, boardOf } from '../domain/board.ts';
import {
  CONFIDENCES,
  type Day,
  type Indicator,
  type Observation,
  type Problem,
  type Result,
} from '../domain/model.ts';
import { parseObservation } from '../domain/observation.ts';
import { withReading } from '../domain/readings.ts';
import { fill, width } from './cells.ts';
import { changeView } from './change-view.ts';
import { dayText } from './format.ts';
import { fieldOf, insert, type TextField, typeInto } from './text-field.ts';
import { typedDay } from './typed-day.ts';

export const FORM_FIELDS = ['value', 'observed_on', 'source', 'url', 'confidence', 'note'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Id of a reading that is only tried. */
const UNSAVED = 'unsaved';

export interface RecordForm {
  readonly indicator: string;
  readonly focus: FormField;
  readonly fields: Readonly<Record<FormField, TextField>>;
  /** What the fields held when the form was opened; a form that differs is dirty. */
  readonly opened: Readonly<Record<FormField, string>>;
  /** Problems are shown once saving was tried. */
  readonly tried: boolean;
}

/** An empty form for an indicator; the day is today, the rest as in its last reading's habits is left to the user. */
export function openForm(indicator: Indicator, today: Day): RecordForm {
  const opened = {
    value: '',
    observed_on: today,
    source: '',
    url: '',
    confidence: 'moderate',
    note: '',
  };
  return {
    indicator: indicator.id,
    focus: 'value',
    opened,
    fields: {
      value: fieldOf(opened.value),
      observed_on: fieldOf(opened.observed_on),
      source: fieldOf(opened.source),
      url: fieldOf(opened.url),
      confidence: fieldOf(opened.confidence),
      note: fieldOf(opened.note),
    },
    tried: false,
  };
}

/** Whether anything was typed into the form. */
export function isDirty(form: RecordForm): boolean {
  return FORM_FIELDS.some((field) => form.fields[field].text !== form.opened[field]);
}

/** The form with the focus moved by one field, round the end. */
export function moveFocus(form: RecordForm, by: 1 | -1): RecordForm {
  const at = FORM_FIELDS.indexOf(form.focus);
  const focus = FORM_FIELDS[(at + by + FORM_FIELDS.length) % FORM_FIELDS.length] ?? 'value';
  return { ...form, focus };
}

/** The words a field chooses among with Left and Right; undefined: the field is typed. */
export function choicesOf(field: FormField, indicator: Indicator): readonly string[] | undefined {
  if (field === 'confidence') return CONFIDENCES;
  if (field === 'value') return indicator.levels?.map((level) => String(level.value));
  return undefined;
}

/** The form after a key or typed text; undefined when the key means nothing in the field. */
export function typeIntoForm(
  form: RecordForm,
  indicator: Indicator,
  key: string,
): RecordForm | undefined {
  const field = form.fields[form.focus];
  const choices = choicesOf(form.focus, indicator);
  const next = choices === undefined ? typeInto(field, key) : chosen(field, key, choices);
  return next === undefined
    ? undefined
    : { ...form, fields: { ...form.fields, [form.focus]: next } };
}

function chosen(field: TextField, key: string, choices: readonly string[]): TextField | undefined {
  const at = choices.indexOf(field.text);
  if (key === 'Left')
    return fieldOf(choices[at < 0 ? choices.length - 1 : Math.max(0, at - 1)] ?? '');
  if (key === 'Right' || key === ' ') {
    return fieldOf(choices[Math.min(choices.length - 1, at + 1)] ?? '');
  }
  const named = choices.find((choice) => choice.startsWith(key.toLowerCase()));
  return named === undefined ? undefined : fieldOf(named);
}

/** The form after a paste into the focused field. */
export function pasteIntoForm(form: RecordForm, indicator: Indicator, text: string): RecordForm {
  if (choicesOf(form.focus, indicator) !== undefined)
    return typeIntoForm(form, indicator, text.trim()) ?? form;
  const next = insert(form.fields[form.focus], text.trim());
  return { ...form, fields: { ...form.fields, [form.focus]: next } };
}

/** The observation that the form states, or every problem with its field as path. */
export function observationOf(form: RecordForm, board: Board, today: Day): Result<Observation> {
  const day = typedDay(form.fields.observed_on.text, today);
  const row = {
    indicator: form.indicator,
    value: form.fields.value.text,
    observed_on: day.ok ? day.value : today,
    source: form.fields.source.text,
    url: form.fields.url.text,
    confidence: form.fields.confidence.text,
    note: form.fields.note.text,
  };
  const parsed = parseObservation(row, board.strategy, today, '');
  if (day.ok) return parsed;
  const wrongDay = day.problems.map(({ message }) => ({ path: 'observed_on', message }));
  return { ok: false, problems: [...(parsed.ok ? [] : parsed.problems), ...wrongDay] };
}

/** The problem that stands beside a field; undefined: none. */
export function problemAt(problems: readonly Problem[], field: FormField): string | undefined {
  return problems.find((problem) => problem.path === field)?.message;
}

/** The board as it would be with an observation recorded; nothing is stored. */
export function boardWith(board: Board, observation: Observation, author: string): Board {
  const added = {
    ...observation,
    id: UNSAVED,
    seq: Number.MAX_SAFE_INTEGER,
    author,
    recordedAt: '',
  };
  return boardOf(board.strategy, withReading(board.readings, added), board.asOf);
}

/** What saving would do, a line each: the value, the scores from the indicator up to the gauge, and what it would cross. */
export function previewLines(
  board: Board,
  next: Board,
  observation: Observation,
): readonly string[] {
  const view = changeView(board, next, [observation.indicator]);
  const current = next.card.indicators.get(observation.indicator)?.reading;
  const beyond = next.card.indicators.get(observation.indicator)?.beyond === true;
  const label = Math.min(24, Math.max(...view.scores.map((row) => width(row.title))));
  return [
    ...(current?.id === UNSAVED
      ? view.values.map(
          (row) => `${row.before} -> ${row.after}${beyond ? ', beyond the goalposts' : ''}`,
        )
      : [
          `a reading of ${dayText(current?.observedOn ?? observation.observedOn)} is newer and stays the current one`,
        ]),
    ...view.scores.map((row) => {
      const change = row.change === '' ? '' : ` (${row.change})`;
      return `${fill(row.title, label)}  ${fill(row.before, 5, 'right')} -> ${fill(row.after, 5, 'right')}${change}`;
    }),
    `90 % interval ${view.interval}   band ${view.band}`,
    ...view.crossed,
    ...view.cleared.map((wire) => `no longer: ${wire}`),
  ];
}

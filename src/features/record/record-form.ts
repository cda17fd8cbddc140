/** The form that records or corrects a reading: its fields and what is wrong with them. */

import {
  CONFIDENCES,
  type Day,
  type Indicator,
  type Observation,
  type Problem,
  type Reading,
  type Result,
} from '../../core/model/model.ts';
import { parseObservation } from '../../core/model/observation.ts';
import type { Board } from '../../core/scoring/board.ts';
import { oneLine } from '../../text/format.ts';
import {
  chooseIn,
  fieldOf,
  insert,
  suggestion,
  type TextField,
  typeInto,
} from '../../tui/text-field.ts';

/** In the order of the form; the last three are asked for and never demanded. */
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
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** What a field is called, on the screen and aloud. */
export const FIELD_LABELS: Readonly<Record<FormField, string>> = {
  value: 'value',
  observed_on: 'day',
  source: 'source',
  url: 'url',
  confidence: 'confidence',
  note: 'note',
  quote: 'quote',
  archived: 'kept copy',
  retrieved_on: 'read on',
};

export interface RecordForm {
  readonly indicator: string;
  /** The reading that the form corrects; undefined: it records a new one. */
  readonly corrects: Reading | undefined;
  readonly focus: FormField;
  readonly fields: Readonly<Record<FormField, TextField>>;
  /** What the fields held when the form was opened; a form that differs is dirty. */
  readonly opened: Readonly<Record<FormField, string>>;
  /** Problems are shown once saving was tried. */
  readonly tried: boolean;
  /** The value and day that look like a slip and are saved when asked for again; '': none. */
  readonly warned: string;
}

type Texts = Readonly<Record<FormField, string>>;

/** A form for a new reading: the day is today, the confidence moderate, the rest empty. */
export function openForm(indicator: Indicator, today: Day): RecordForm {
  return formWith(indicator, undefined, {
    value: '',
    observed_on: today,
    source: '',
    url: '',
    confidence: 'moderate',
    note: '',
    quote: '',
    archived: '',
    retrieved_on: '',
  });
}

/** A form filled with a reading, to correct it. */
export function correctionForm(indicator: Indicator, reading: Reading): RecordForm {
  return formWith(indicator, reading, textsOf(reading));
}

/** A reading as a form shows it: each text on one line. */
function textsOf(reading: Reading): Texts {
  return {
    value: String(reading.value),
    observed_on: reading.observedOn,
    source: oneLine(reading.source),
    url: oneLine(reading.url),
    confidence: reading.confidence,
    note: oneLine(reading.note),
    quote: oneLine(reading.quote),
    archived: oneLine(reading.archived),
    retrieved_on: reading.retrievedOn,
  };
}

function formWith(indicator: Indicator, corrects: Reading | undefined, opened: Texts): RecordForm {
  return {
    indicator: indicator.id,
    corrects,
    focus: 'value',
    opened,
    fields: {
      value: fieldOf(opened.value),
      observed_on: suggestion(opened.observed_on),
      source: fieldOf(opened.source),
      url: fieldOf(opened.url),
      confidence: fieldOf(opened.confidence),
      note: fieldOf(opened.note),
      quote: fieldOf(opened.quote),
      archived: fieldOf(opened.archived),
      retrieved_on: suggestion(opened.retrieved_on),
    },
    tried: false,
    warned: '',
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
  const next = choices === undefined ? typeInto(field, key) : chooseIn(field, key, choices);
  return next === undefined
    ? undefined
    : { ...form, fields: { ...form.fields, [form.focus]: next } };
}

/** The form after a paste into the focused field. */
export function pasteIntoForm(form: RecordForm, indicator: Indicator, text: string): RecordForm {
  if (choicesOf(form.focus, indicator) !== undefined)
    return typeIntoForm(form, indicator, text.trim()) ?? form;
  const next = insert(form.fields[form.focus], text.trim());
  return { ...form, fields: { ...form.fields, [form.focus]: next } };
}

/** The observation that the form states, or every problem with its field as path. */
export function formObservation(form: RecordForm, board: Board, today: Day): Result<Observation> {
  // what was not touched stays as it was recorded, line breaks and all
  const text = (field: 'source' | 'url' | 'note' | 'quote' | 'archived'): string => {
    const typed = form.fields[field].text;
    return form.corrects !== undefined && typed === form.opened[field]
      ? form.corrects[field]
      : typed;
  };
  const row = {
    indicator: form.indicator,
    value: form.fields.value.text,
    observed_on: form.fields.observed_on.text,
    source: text('source'),
    url: text('url'),
    confidence: form.fields.confidence.text,
    note: text('note'),
    quote: text('quote'),
    archived: text('archived'),
    retrieved_on: form.fields.retrieved_on.text,
  };
  return parseObservation(row, board.strategy, today, '');
}

/** The problem that stands beside a field; undefined: none. */
export function problemAt(problems: readonly Problem[], field: FormField): string | undefined {
  return problems.find((problem) => problem.path === field)?.message;
}

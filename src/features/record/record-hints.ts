/** What helps in the form that records a reading: the last reading, what may stand in a field, what stands behind it. */
import type { Indicator, Observation, Problem } from '../../core/model/model.ts';
import { DAY_FORMS } from '../../core/model/typed-day.ts';
import { briefValue, dayText, oneLine } from '../../text/format.ts';
import { heading, prose, type ViewLine } from '../../text/line.ts';
import { keptAsText } from '../../text/web-address.ts';
import { choicesOf, type FormField, problemAt, type RecordForm } from './record-form.ts';

/** The reading before, on one line; a judged one by its bare code, since the levels are spelled out below. */
export function lastText(
  indicator: Indicator,
  reading:
    | {
        readonly value: number;
        readonly observedOn: string;
        readonly confidence: string;
        readonly source: string;
      }
    | undefined,
): string {
  if (reading === undefined) return 'no reading yet';
  const source = reading.source === '' ? '' : `, ${reading.source}`;
  return oneLine(
    `last ${briefValue(indicator, reading.value)} on ${reading.observedOn}, ${reading.confidence}${source}`,
  );
}

/** What helps in the field in focus: its problem first, then what may stand there. */
export function fieldHint(
  form: RecordForm,
  indicator: Indicator,
  problems: readonly Problem[],
): string {
  const problem = problemAt(problems, form.focus);
  if (problem !== undefined && (form.tried || form.fields[form.focus].text !== ''))
    return oneLine(problem);
  switch (form.focus) {
    case 'value':
      return indicator.levels === undefined
        ? `a number in ${oneLine(indicator.unit ?? 'the unit of the indicator')}, with a point for decimals`
        : `Left and Right choose: ${indicator.levels.map((level) => `${level.value} ${oneLine(level.title)}`).join('; ')}`;
    case 'observed_on':
      return `the day the value refers to: ${DAY_FORMS}`;
    case 'source':
      return 'who says so, as you would cite it';
    case 'url':
      return keptAsText(form.fields.url.text) ?? 'the page the value was read on';
    case 'confidence':
      return 'Left and Right choose: how good the evidence is, never how likely something is';
    case 'note':
      return 'anything the next reader should know';
    case 'quote':
      return 'the sentence the value rests on, word for word; may stay empty';
    case 'archived':
      return (
        keptAsText(form.fields.archived.text) ??
        'the address of a kept copy of the page; may stay empty'
      );
    case 'retrieved_on':
      return 'the day you read the page; may stay empty';
  }
}

/** Where the next value is found, for as long as there is nothing else to say; empty where the strategy names no place. */
export function whereLines({ lookUp }: Indicator): readonly ViewLine[] {
  if (lookUp.length === 0) return [];
  return [
    heading('WHERE THE NEXT VALUE IS FOUND'),
    ...lookUp.map(({ title, url = '' }) => prose(` ${oneLine(`${title} ${url}`.trim())}`)),
  ];
}

/** The unit behind the value, the day in full behind the day. */
export function asideOf(
  name: FormField,
  indicator: Indicator,
  observation: Observation | undefined,
): string {
  if (name === 'value' && indicator.levels === undefined) return oneLine(indicator.unit ?? '');
  return name === 'observed_on' && observation !== undefined ? dayText(observation.observedOn) : '';
}

const SHORT: readonly FormField[] = ['value', 'observed_on', 'retrieved_on'];

/** Cells of a field's box, at most `box`: a number or a day leaves room for what stands behind it. */
export function boxOf(name: FormField, indicator: Indicator, box: number, columns: number): number {
  const short = SHORT.includes(name) && choicesOf(name, indicator) === undefined;
  return short ? Math.min(columns >= 60 ? 16 : 11, box) : box;
}

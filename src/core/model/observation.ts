/** From a row (of a CSV file, a form, a command) to an observation, or to every problem in it. */

import { isValueDefinedOnScale, SCALES } from '../scoring/scale.ts';
import {
  type CheckObservation,
  CONFIDENCES,
  type Confidence,
  type Day,
  DEFAULT_CONFIDENCE,
  type Indicator,
  type IndicatorValue,
  isIndicator,
  type Observation,
  type Problem,
  type Result,
  refusalResult,
  type Strategy,
} from './model.ts';
import { isDecimalNumber, whyTextUnwritable } from './plain-text.ts';
import { findIndicatorByIdOrCode, findNodeById } from './tree.ts';
import { parseDayUpToToday } from './typed-day.ts';

/** The fields of an observation, in the order of a readings file; the first three must be there. */
export const OBSERVATION_FIELDS = [
  'indicator',
  'observedOn',
  'value',
  'confidence',
  'source',
  'url',
  'note',
  'quote',
  'archived',
  'retrievedOn',
  'origin',
] as const satisfies readonly (keyof Observation)[];

/** The texts of an observation of which nothing more is said. */
export const NO_TEXTS = {
  source: '',
  url: '',
  note: '',
  quote: '',
  archived: '',
  retrievedOn: '',
  origin: '',
} as const satisfies Partial<Observation>;

/** What a field is called as a column: `observed_on` for `observedOn`. */
export function columnNameOfField(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A row by column name; a value is text or a number, a column left out is undefined. */
export type Row = Readonly<Record<string, unknown>>;

/** A row as it was read: an observation, or without a value a check. */
export type ObservedRow = CheckObservation & {
  /** In the unit of the indicator, finite; undefined: it is a check. */
  readonly value?: number | undefined;
};

/** Whether a row has a value; one without is a check. */
export function isObservationNotCheck(row: ObservedRow): row is Observation {
  return row.value !== undefined;
}

/**
 * Reads one row (data/FORMAT.md, section 2). Refused: an unknown indicator, or one that counts events, a value that is no
 * finite number, not one of the levels, or not above 0 on a log scale, a day that `parseDayUpToToday` refuses, an unknown confidence,
 * a text that is `whyTextUnwritable`. Every problem's path is `path` and the column.
 */
export function parseObservation(
  row: Row,
  strategy: Strategy,
  today: Day,
  path: string,
): Result<Observation> {
  return parseRow(row, strategy, today, path, (indicator) => {
    const parsed = parseTypedIndicatorValue(row.value, indicator);
    return parsed.ok && indicator?.count !== undefined
      ? refusalResult(whyCountedIndicatorTakesNoReadings(indicator))
      : parsed;
  });
}

/** Reads one row as a check: its value is not looked at. Refused as by `parseObservation`. */
export function parseCheckRow(
  row: Row,
  strategy: Strategy,
  today: Day,
  path: string,
): Result<CheckObservation> {
  const parsed = parseRow(row, strategy, today, path, () => ({ ok: true, value: '' }));
  if (!parsed.ok) return parsed;
  const { value: _, ...check } = parsed.value;
  return { ok: true, value: check };
}

/** Reads one row of a file of our own columns, where an empty value says that somebody looked. */
export function parseReadingOrCheckRow(
  row: Row,
  strategy: Strategy,
  today: Day,
  path: string,
): Result<ObservedRow> {
  return textOfUnparsedCell(row.value).trim() === ''
    ? parseCheckRow(row, strategy, today, path)
    : parseObservation(row, strategy, today, path);
}

/** Why an indicator that counts events has no readings, and what is done instead. */
export function whyCountedIndicatorTakesNoReadings({ id, code = id }: Indicator): string {
  return `${code} counts events and has no readings; record an event: "axiswatch event add <title> --node ${id} --side <side> --kind <kind>"`;
}

function parseRow<V extends number | ''>(
  row: Row,
  strategy: Strategy,
  today: Day,
  path: string,
  readValue: (indicator: Indicator | undefined) => Result<V>,
): Result<CheckObservation & { readonly value: V }> {
  const problems: Problem[] = [];
  const at = (column: string): string => (path === '' ? column : `${path}, ${column}`);
  const take = <T>(column: string, result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    for (const problem of result.problems) problems.push({ ...problem, path: at(column) });
    return undefined;
  };
  const name = textOfUnparsedCell(row.indicator).trim();
  const indicator = findIndicatorByIdOrCode(strategy, name);
  if (indicator === undefined) {
    const path = at('indicator');
    problems.push(
      name === ''
        ? { path, message: 'no indicator named; write its code or id' }
        : {
            path,
            message: `unknown indicator "${name}"; "axiswatch list" shows all of them`,
            code: 'unknown-indicator',
            named: name,
          },
    );
  }
  const observedOn = take(
    'observed_on',
    parseDayUpToToday(textOfUnparsedCell(row.observed_on), today),
  );
  const value = take('value', readValue(indicator));
  const confidence = take('confidence', parseConfidence(textOfUnparsedCell(row.confidence)));
  const read = textOfUnparsedCell(row.retrieved_on).trim();
  const retrievedOn = read === '' ? '' : take('retrieved_on', parseDayUpToToday(read, today));
  const text = (column: string): string => {
    const found = textOfUnparsedCell(row[column]).trim();
    const message = whyTextUnwritable(found);
    if (message !== undefined) problems.push({ path: at(column), message });
    return found;
  };
  const texts = {
    source: text('source'),
    url: text('url'),
    note: text('note'),
    quote: text('quote'),
    archived: text('archived'),
    origin: text('origin'),
  };
  if (
    indicator === undefined ||
    observedOn === undefined ||
    value === undefined ||
    confidence === undefined ||
    retrievedOn === undefined ||
    problems.length > 0
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: {
      indicator: indicator.id,
      observedOn,
      value,
      confidence,
      ...texts,
      retrievedOn,
    },
  };
}

/** Whether a stored value can be scored by the strategy as it is today: its indicator, level and scale still hold. */
export function observationFitsStrategy(
  strategy: Strategy,
  { indicator, value }: Observation,
): boolean {
  return valueFitsStrategy(strategy, indicator, value);
}

/** Whether a value of an indicator would fit: one that counts events has none. Nothing else of an observation matters for that. */
export function valueFitsStrategy(
  strategy: Strategy,
  indicator: string,
  value: IndicatorValue,
): boolean {
  const node = findNodeById(strategy, indicator);
  return isIndicator(node) && node.count === undefined && valueProblem(value, node) === undefined;
}

/** A space between groups of three digits, as the screens write long values. */
const GROUPING = /(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))/g;

/** A value in the indicator's unit, finite: digits with a decimal point, no thousands separators. */
export function parseTypedIndicatorValue(
  raw: unknown,
  indicator: Indicator | undefined,
): Result<number> {
  const text = textOfUnparsedCell(raw)
    .trim()
    .replace(/^\u2212/, '-')
    .replace(GROUPING, '');
  if (text === '') return refusalResult('no value; give a number');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    const plain = text.replaceAll(',', '');
    const point =
      text.split(',').length === 2 && !text.includes('.') ? ` or ${text.replace(',', '.')}` : '';
    return refusalResult(
      `"${text}" can be read two ways; write ${plain}${point}, with a point for decimals and nothing between thousands`,
    );
  }
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text))
    return refusalResult(
      `"${text}" has points between thousands; write ${text.replaceAll('.', '').replace(',', '.')}`,
    );
  if (/^[+-]?\d+,\d+$/.test(text)) {
    const message = `"${text}" has a comma; write ${text.replace(',', '.')}`;
    return { ok: false, problems: [{ path: '', message, code: 'decimal-comma' }] };
  }
  if (!isDecimalNumber(text))
    return refusalResult(`"${text}" is not a number; write digits with a point, such as 12.5`);
  // A nought has no sign: the sum of −0 and 0 is 0.
  const value = Number(text) + 0;
  if (!Number.isFinite(value))
    return refusalResult(`"${text}" is not a finite number; write one nearer to 0`);
  const problem = indicator === undefined ? undefined : valueProblem(value, indicator);
  return problem === undefined ? { ok: true, value } : refusalResult(problem);
}

/** Why an indicator cannot have a `value`, in its unit, finite; undefined: it can. */
function valueProblem(value: number, indicator: Indicator): string | undefined {
  const { levels, goalposts } = indicator;
  if (levels !== undefined && !levels.some((level) => level.value === value)) {
    return `${value} is not one of the levels ${levels.map((level) => level.value).join(', ')}`;
  }
  if (!isValueDefinedOnScale(value, goalposts.scale))
    return `${value} cannot stand on a ${goalposts.scale} scale; it must be above ${SCALES[goalposts.scale].above}`;
  return undefined;
}

/** How good the evidence is; empty text is moderate. */
export function parseConfidence(text: string): Result<Confidence> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { ok: true, value: DEFAULT_CONFIDENCE };
  const found = CONFIDENCES.find((confidence) => confidence === wanted);
  return found === undefined
    ? refusalResult(`"${text.trim()}" is not a confidence; use ${CONFIDENCES.join(', ')}`)
    : { ok: true, value: found };
}

/** A cell as text: numbers as they are written, everything else that is not text as ''. */
export function textOfUnparsedCell(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : '';
}

/** Recipes and what they make of files, as text and as documents. */
import {
  type Day,
  type Indicator,
  type Observation,
  type Problem,
  problemSentence,
  problemText,
  type Strategy,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { type Collection, isRecipeOn, recipeDueDay } from '../../core/recipes/collection.ts';
import { SKIPS, type Skip, type Skipped } from '../../core/recipes/read-rows.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { isFarBeyondGoalposts } from '../../core/scoring/leaf.ts';
import {
  dayText,
  significantDigitsText,
  terminalSafeOneLine,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import {
  labelledParagraphTexts,
  type TableRoom,
  tableTexts,
  valueOrNull,
} from '../../text/output.ts';
import { indicatorWithoutRounding } from '../../views/indicator-value.ts';
import type { RecipeJson, TriedJson } from './recipes-document.ts';

/** A recipe, or a file that holds none, with what is remembered of it. */
export interface RecipeRow {
  readonly id: string;
  readonly path: string;
  readonly isShipped: boolean;
  readonly recipe: Recipe | undefined;
  readonly problems: readonly Problem[];
  readonly remembered: Collection;
  /** Whether a file lies where it reads that it has not looked at yet; false of an address. */
  readonly hasNewFile: boolean;
}

/** Whether a recipe is to be collected: its day has come, a new file is there, or it is broken. */
export function isRecipeDue({ recipe, remembered, hasNewFile }: RecipeRow, today: Day): boolean {
  return recipe === undefined || hasNewFile || (recipeDueDay(recipe, remembered) ?? today) <= today;
}

/** A copy that was kept, with where it is. */
export type KeptCopy = RecipeJson['copies'][number];

/** A recipe as the document has it. */
export function recipeDetailsJson(row: RecipeRow, copies: readonly KeptCopy[] = []): RecipeJson {
  const { id, path, isShipped, recipe, problems, remembered } = row;
  return {
    id,
    title: valueOrNull(recipe?.title),
    on: isRecipeOn(remembered, isShipped),
    shipped: isShipped,
    path,
    from: valueOrNull(recipe?.from),
    indicator: valueOrNull(recipe?.indicator),
    every: valueOrNull(recipe?.every),
    collectedOn: valueOrNull(remembered.collectedOn),
    dueOn: valueOrNull(recipe === undefined ? undefined : recipeDueDay(recipe, remembered)),
    newFile: row.hasNewFile,
    verified: valueOrNull(recipe?.verified),
    copies,
    problems: problems.map(problemJson),
  };
}

/** A problem without its place in words, which the message of a document does not need. */
export function problemJson(problem: Problem): RecipeJson['problems'][number] {
  return { path: problem.where ?? problem.path, message: problemText(problem) };
}

/** A line each, cut to its room: what is on first names when it is due. */
export function recipeListTexts(
  rows: readonly RecipeRow[],
  today: Day,
  room: TableRoom,
): readonly string[] {
  if (rows.length === 0)
    return ['There is no recipe. "axiswatch recipe new FILE" makes one of a file.'];
  const table = tableTexts(
    [
      { title: '' },
      { title: 'recipe' },
      { title: 'of' },
      { title: 'collected' },
      { title: 'due' },
      { title: 'title', least: 20 },
    ],
    rows.map((row) => {
      const on = isRecipeOn(row.remembered, row.isShipped);
      const { collectedOn } = row.remembered;
      return [
        on ? '*' : '',
        row.id,
        terminalSafeOneLine(row.recipe?.indicator ?? '–'),
        collectedOn === undefined ? '–' : dayText(collectedOn),
        on ? dueText(row, today) : '',
        row.recipe === undefined
          ? `is broken; "axiswatch recipe check ${row.id}" says why`
          : terminalSafeOneLine(row.recipe.title),
      ];
    }),
    room,
  );
  return [
    ...table,
    '',
    '* on: "axiswatch collect" reads it once it is due; "recipe on" and "recipe off" switch it.',
  ];
}

function dueText(row: RecipeRow, today: Day): string {
  if (row.recipe === undefined) return '–';
  const day = recipeDueDay(row.recipe, row.remembered);
  return day === undefined || isRecipeDue(row, today) ? 'now' : dayText(day);
}

/** Everything about one recipe. */
export function recipeDetailTexts(
  row: RecipeRow,
  copies: readonly KeptCopy[],
  today: Day,
  cells: number,
): readonly string[] {
  const { recipe } = row;
  const state = isRecipeOn(row.remembered, row.isShipped)
    ? `on, due ${dueText(row, today)}`
    : 'off';
  const line = (label: string, text: string): readonly string[] =>
    text === ''
      ? []
      : labelledParagraphTexts(`${label.padEnd(10)} `, terminalSafeOneLine(text), cells);
  if (recipe === undefined)
    return [...line(row.id, 'is broken'), ...wrappedProblemTexts(row.problems, cells)];
  const rows = Object.entries(recipe.rows).map(
    ([column, cell]) => `${column} = ${[cell].flat().join(' or ')}`,
  );
  const { day, value } = recipe;
  return [
    ...line(row.id, recipe.title),
    ...line('state', `${state}${row.isShipped ? ', shipped' : ''}`),
    ...line('from', recipe.from),
    ...line(
      'read',
      `as ${recipe.read.form}${rows.length === 0 ? '' : `, rows with ${rows.join(' and ')}`}`,
    ),
    ...line('day', `${[day.column ?? 'in the header'].flat().join(' and ')}, as ${day.form}`),
    ...line('value', value.column ?? 'under each day'),
    ...line('makes', recipeArithmeticText(recipe)),
    ...line('indicator', recipe.indicator),
    ...line('source', recipe.source),
    ...line('about', recipe.about),
    ...line(
      'verified',
      recipe.verified === undefined
        ? 'no: its address was not tried; "recipe try" does that'
        : dayText(recipe.verified),
    ),
    ...line('file', row.path),
    ...copies.flatMap(({ readOn, bytes, readings, path, sha256 }) =>
      line(
        'read',
        `${dayText(readOn)}, ${countWithNoun(bytes, 'byte')}, ${countWithNoun(readings, 'reading')}, ${path ?? `${sha256.slice(0, 16)}, no longer kept`}`,
      ),
    ),
  ];
}

/** What arithmetic makes of the values: `the mean of each month`; '' where they stay as they are. */
export function recipeArithmeticText({ convert }: Recipe): string {
  const { times = 1, from, to, meanOf, sumOf, sumOfLast } = convert ?? {};
  return [
    ...(meanOf === undefined ? [] : [`the mean of each ${meanOf}`]),
    ...(sumOf === undefined ? [] : [`the sum of each ${sumOf}`]),
    ...(sumOfLast === undefined ? [] : [`at each row the sum of ${sumOfLast}`]),
    ...(times === 1 ? [] : [`times ${times}`]),
    ...(from === undefined || to === undefined ? [] : [`per ${to} of a rate per ${from}`]),
  ].join(', ');
}

/** Problems, each with its place, as indented paragraphs that are broken to lines of at most `cells` cells. */
function wrappedProblemTexts(problems: readonly Problem[], cells: number): readonly string[] {
  return problems.flatMap((problem) =>
    labelledParagraphTexts('  ', terminalSafeOneLine(problemSentence(problem)), cells),
  );
}

/** What a recipe makes of a file. */
export interface Tried {
  readonly address: string;
  readonly observations: readonly Observation[];
  readonly skipped: readonly Skipped[];
  /** Rows below the header, ≥ 0. */
  readonly read: number;
  /** What arithmetic makes of the values; '' where they stay as they are. */
  readonly makes: string;
}

/** A trial as the document has it, with all its readings. */
export function recipeTryJson({ address, observations, skipped, read }: Tried): TriedJson {
  return {
    address,
    rows: read,
    readings: observations.map(({ indicator, observedOn, value, confidence, source, url }) => ({
      indicator,
      observedOn,
      value,
      confidence,
      source,
      url,
    })),
    skipped: skippedRowsJson(skipped),
  };
}

/** The rows that a trial of a recipe skipped, for its document: why, how many, the first. */
export function skippedRowsJson(skipped: readonly Skipped[]): TriedJson['skipped'] {
  return skipped.map(({ why, count, first }) => ({
    why,
    count,
    first: problemJson(first),
  }));
}

/** An indicator as it is named before a question: `CC3 China-Russia trade, USD bn, 12 months`. */
export function indicatorNameAndUnitText({ unit, ...indicator }: Indicator): string {
  const code = nodeCodeOf(indicator);
  return [`${code} ${indicator.title}`, ...(unit === undefined ? [] : [unit])].join(', ');
}

/** So many readings are shown. */
const SHOWN = 8;

/** The newest readings as they would be proposed, and what was skipped and why. */
export function recipeTryTexts(
  { observations, skipped, read, makes }: Tried,
  strategy: Strategy,
  cells: number,
): readonly string[] {
  const shown = observations.slice(-SHOWN);
  const rows = shown.map(({ indicator: id, observedOn, value }) => {
    const indicator = findIndicatorByIdOrCode(strategy, id);
    const text =
      indicator === undefined ? String(value) : triedValueText(indicator, value, makes !== '');
    const name = indicator === undefined ? id : nodeCodeOf(indicator);
    return [name, dayText(observedOn), terminalSafeOneLine(text)];
  });
  const left = observations.length - shown.length;
  return [
    `${countWithNoun(observations.length, 'reading')} in ${countWithNoun(read, 'row')}${makes === '' ? '' : `, ${makes}`}${left > 0 ? `; the newest ${SHOWN}:` : ':'}`,
    ...tableTexts([{ title: '' }, { title: '' }, { title: '', align: 'right' }], rows).map(
      (line) => `  ${line}`,
    ),
    ...farBeyondGoalpostsTexts(observations, strategy, cells),
    ...skippedRecipeRowsByReasonTexts(skipped, cells),
  ];
}

/** A value, in the unit of its indicator, as it would be proposed; one that arithmetic has made without the digits that say nothing. */
function triedValueText(indicator: Indicator, value: number, isComputed: boolean): string {
  const whole = indicatorWithoutRounding(indicator);
  if (!isComputed) return valueWithUnitOrLevelText(whole, value);
  return indicator.decimals === undefined
    ? valueWithUnitOrLevelText(whole, Number(significantDigitsText(value)))
    : valueWithUnitOrLevelText(indicator, value);
}

/** A line where values lie far beyond the goalposts, which a wrong unit makes; none where none does. */
export function farBeyondGoalpostsTexts(
  observations: readonly Observation[],
  strategy: Strategy,
  cells: number,
): readonly string[] {
  const far = observations.filter(({ indicator: id, value }) => {
    const indicator = findIndicatorByIdOrCode(strategy, id);
    return indicator !== undefined && isFarBeyondGoalposts(value, indicator.goalposts);
  });
  const [first] = far;
  if (first === undefined) return [];
  const lie = far.length === 1 ? 'value lies' : 'values lie';
  return labelledParagraphTexts(
    '  ',
    `${far.length} ${lie} far beyond the goalposts, such as ${first.value} on ${dayText(first.observedOn)}; is the unit right?`,
    cells,
  );
}

/** What was skipped, each reason with its first row. */
export function skippedRecipeRowsByReasonTexts(
  skipped: readonly Skipped[],
  cells: number,
): readonly string[] {
  return skipped.flatMap(({ why, count, first }) =>
    labelledParagraphTexts(
      '  ',
      terminalSafeOneLine(
        `skipped ${skippedRecipeRowCountText(why, count)}: ${first.path} ${first.message}`,
      ),
      cells,
    ),
  );
}

/** `4 other rows`: a count, from 1, of what was skipped for a reason. */
export function skippedRecipeRowCountText(why: Skip, count: number): string {
  const [one, several] = SKIPS[why];
  return countWithNoun(count, one, several);
}

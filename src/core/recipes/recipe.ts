/** From the text of a recipe to a recipe, or to every problem in it by its line; and back to text. */
import * as v from 'valibot';
import { jsonLineNumberFinder, parseJsonWithComments } from '../model/json-text.ts';
import type { Problem, Result } from '../model/model.ts';
import { wordsJoinedWithOr } from '../model/plain-text.ts';
import { jsonPathText, type Keys } from '../model/raw-json.ts';
import { isWebAddress } from '../model/web-address.ts';
import { type NeededFields, schemaIssueSentence } from '../strategy/strategy-words.ts';
import { recipeFieldInFileText, type SayField } from './field-words.ts';
import { type Recipe, type RecipeInput, recipeShape } from './recipe-shape.ts';
import { FILE_FORMS } from './recipe-words.ts';

/** What belongs into a field of a recipe that must be there. */
const NEEDED: NeededFields = {
  format: 'write "format": "axiswatch.recipe/1"',
  id: 'give it a name of a-z, 0-9 and -, such as "brent-daily"',
  title: 'give it a title in quotes',
  from: 'write the address or the file it is read from',
  read: 'write { "form": "csv" }',
  'read.form': `write ${wordsJoinedWithOr(FILE_FORMS.map((form) => `"${form}"`))}`,
  day: 'write { "column": "Date", "form": "YYYY-MM-DD" }',
  'day.form': 'write how days are written, such as "YYYY-MM-DD"',
  indicator: 'write its id or code',
  source: 'write who publishes it',
};

/** Reads a recipe, in which comments may stand; refuses it whole with every problem listed by its path and line, in which `say` names what it says of other fields. */
export function parseRecipe(text: string, say: SayField = recipeFieldInFileText): Result<Recipe> {
  const json = text.replace(/^\uFEFF/, '');
  const read = parseJsonWithComments(json);
  if (!read.ok) return read;
  const parsed = v.safeParse(recipeShape, read.value);
  const lineOf = jsonLineNumberFinder(json);
  const problem = (keys: Keys, message: string): Problem => ({
    path: jsonPathText(keys),
    message,
    where: [`line ${lineOf(keys)}`, ...(keys.length > 0 ? [jsonPathText(keys)] : [])].join(', '),
  });
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.issues.map((issue) =>
        problem(
          (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
          schemaIssueSentence(issue, NEEDED),
        ),
      ),
    };
  const recipe = parsed.output;
  const problems = contradictionsIn(recipe, say).map(([keys, message]) => problem(keys, message));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: recipe };
}

/** The fields that say something of one form of file only. */
const OF_FORM = {
  delimiter: ['csv'],
  encoding: ['csv', 'jsonl', 'json', 'html'],
  path: ['json', 'jsonl'],
  sheet: ['xlsx'],
  range: ['xlsx'],
  table: ['html'],
} as const satisfies Readonly<Partial<Record<keyof Recipe['read'], readonly string[]>>>;

/** What the fields of a recipe say against each other. */
function contradictionsIn(recipe: Recipe, say: SayField): readonly (readonly [Keys, string])[] {
  const { day, value, read, convert, from } = recipe;
  const problems: (readonly [Keys, string])[] = [];
  const isWide = day.column === undefined;
  if (isWide && value.column !== undefined)
    problems.push([
      ['value', 'column'],
      'no column is the value where days stand in the header; leave it out, or name "day.column"',
    ]);
  if (!isWide && value.column === undefined)
    problems.push([['value'], 'must name the column of the value: "value": { "column": "Value" }']);
  if (value.decimal !== undefined && value.decimal === value.thousands)
    problems.push([['value', 'thousands'], 'is the decimal sign as well; take another one']);
  for (const [field, forms] of Object.entries(OF_FORM)) {
    const isGiven = Object.entries(read).some(([name, of]) => name === field && of !== undefined);
    if (isGiven && !forms.some((form) => form === read.form))
      problems.push([['read', field], `says nothing of ${read.form}; leave it out`]);
  }
  if ((convert?.from === undefined) !== (convert?.to === undefined))
    problems.push([['convert'], '"from" and "to" belong together; write both']);
  const { meanOf, sumOf } = convert ?? {};
  if (meanOf !== undefined && sumOf !== undefined)
    problems.push([
      ['convert', 'sumOf'],
      `is not said beside ${say('meanOf')}; leave one of them out`,
    ]);
  if ((meanOf ?? sumOf) !== undefined && recipe.only.lastOf !== undefined)
    problems.push([
      ['only', 'lastOf'],
      `leaves one row of each period, and ${say(meanOf === undefined ? 'sumOf' : 'meanOf')} makes one of all of them; leave one of them out`,
    ]);
  if (convert?.sumOfLast !== undefined && recipe.only.lastOf !== undefined)
    problems.push([
      ['only', 'lastOf'],
      `leaves out rows that ${say('sumOfLast')} sums; leave one of them out, or make one of each period first with ${say('sumOf')}`,
    ]);
  if (isWebAddress(from)) {
    if (!URL.canParse(from))
      problems.push([['from'], 'is no address; write it as a browser has it']);
    else if (/^http:/i.test(from) && !recipe.allow.includes('http'))
      problems.push([['from'], 'has no TLS; write https, or "allow": ["http"] if there is none']);
  }
  return problems;
}

/** The text of a recipe file: what is left out in it is said by default. */
export function recipeFileText(recipe: RecipeInput): string {
  return `${JSON.stringify(recipe, undefined, 2)}\n`;
}

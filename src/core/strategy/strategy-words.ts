/** What is wrong in a strategy file and what would be right, in words that need no knowledge of JSON. */
import type * as v from 'valibot';
import { either } from '../model/either.ts';
import { BRANCH_KINDS, type Problem } from '../model/model.ts';
import { SEVERITIES } from '../model/states.ts';
import { METHODS } from '../scoring/aggregate.ts';

const quoted = (word: string): string => `"${word}"`;

/** What belongs into a field that must be there. */
const NEEDED: Readonly<Record<string, string>> = {
  format: 'write "format": "axiswatch.strategy/1"',
  id: 'give it a name of a-z, 0-9 and -, such as "land-taken"',
  title: 'give it a title in quotes',
  bands: 'list the bands of the gauge from the lowest up, the first from 0',
  root: 'write the gauge, with its tracks as "children"',
  kind: `say what it is: indicator, or ${either(BRANCH_KINDS)}`,
  children: 'list what it is made of in [ ]',
  goalposts: 'write the values of score 0 and 100, such as { "worst": 0, "best": 100 }',
  worst: 'write the value that scores 0',
  best: 'write the value that scores 100',
  cadenceDays: 'write the days until the next reading is due, such as 30',
  halfLifeDays: 'write the days in which a late reading loses half of its freshness, such as 90',
  from: 'write the score at which the band begins',
  node: 'write the id of a node',
  atLeast: 'write the score it must reach',
  score: 'write a score from 0 to 100',
  by: 'write the day, such as "2027-06-30"',
  severity: `write ${either(SEVERITIES.map(quoted))}`,
  when: 'write the rule, such as { "atLeast": 500 }',
  method: `write ${either(METHODS.map(quoted))}`,
  exponent: 'write the power, such as -1',
  value: 'write the value of the level',
  cause: 'write the id of the node that pushes',
  effect: 'write the id of the node that should move',
};

/** An issue of the shape as a sentence. */
export function issueText(issue: v.BaseIssue<unknown>): string {
  const { expected, received, message } = issue;
  if (received === 'undefined') {
    const field = String(issue.path?.at(-1)?.key ?? '');
    return `is left out and must be there; ${NEEDED[field] ?? 'write it'}`;
  }
  if (!message.startsWith('Invalid ')) return message;
  if (expected === null)
    return `must be ${/integer/i.test(message) ? 'a whole' : 'another'} number, not ${found(received)}`;
  const limit = /^([<>]=?)(.*)$/.exec(expected);
  if (limit !== null)
    return `must be ${LIMITS[limit[1] ?? '']?.replace('#', limit[2] ?? '')}, not ${received}`;
  return `must be ${wanted(expected)}, not ${found(received)}`;
}

const LIMITS: Readonly<Record<string, string>> = {
  '>=': '# or more',
  '>': 'above #',
  '<=': '# or less',
  '<': 'below #',
};

function wanted(expected: string): string {
  const choices = expected.match(/"[^"]*"/g);
  if (choices !== null)
    return choices.length === 1 ? choices.join() : `one of ${choices.join(', ')}`;
  return SORTS[expected.toLowerCase()] ?? expected;
}

function found(received: string): string {
  return (
    SORTS[received.toLowerCase()] ?? (received.startsWith('"') ? `the text ${received}` : received)
  );
}

const SORTS: Readonly<Record<string, string>> = {
  object: 'a group of fields in { }',
  array: 'a list in [ ]',
  string: 'a text in quotes',
  number: 'a number without quotes',
  boolean: 'true or false without quotes',
  null: 'empty (null)',
};

/** Why a text is no JSON, and where. */
export function unreadable(text: string): Problem {
  const reason = reasonOf(text);
  const at = placeOf(text, reason);
  const before = text.slice(0, at).split('\n');
  return {
    path: '',
    message: mendOf(reason, text[at]),
    where: `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`,
  };
}

/** What would be right where the parser stops, before this sign; undefined: at the end. */
function mendOf(reason: string, sign: string | undefined): string {
  if (sign === undefined || CUT.test(reason))
    return 'the file ends too early; a quote, a } or a ] is missing before the end';
  if (sign === '/')
    return 'a comment stands here, which JSON does not have; take it away, or put it into "why" or "measures"';
  return (
    MENDS.find(([known]) => known.test(reason))?.[1] ??
    'the file is not JSON here; a comma, a quote or a bracket is missing or too many'
  );
}

function reasonOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** Where the parser stops: as it says itself, or behind the longest beginning that only lacks its end. */
function placeOf(text: string, reason: string): number {
  const said = positionIn(reason);
  if (said !== undefined) return said;
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    const why = reasonOf(text.slice(0, middle));
    if (CUT.test(why) || why === '' || positionIn(why) === middle) sound = middle;
    else broken = middle;
  }
  return sound;
}

const CUT = /end of JSON|Unterminated/;

function positionIn(reason: string): number | undefined {
  const [, position] = /at position (\d+)/.exec(reason) ?? [];
  return position === undefined ? undefined : Number(position);
}

const MENDS: readonly (readonly [RegExp, string])[] = [
  [
    /double-quoted|property name or/,
    'a name in quotes must stand here; take the comma before it away, or put the name in quotes',
  ],
  [/after property name/, 'a colon is missing between the name and its value'],
  [
    /after (array element|property value)/,
    'a comma, or the } or ] that closes the list, is missing before this',
  ],
  [
    /control character|escape/,
    'a text goes on over the end of its line, or has a \\ that means nothing; close the quote, or write \\\\',
  ],
  [/non-whitespace/, 'something follows the last }; take it away'],
];

/** What is wrong in a strategy file and what would be right, in words that need no knowledge of JSON. */
import type * as v from 'valibot';
import { BRANCH_KINDS, STRATEGY_FORMATS } from '../model/model.ts';
import { wordsJoinedWithOr } from '../model/plain-text.ts';
import { SEVERITIES } from '../model/states.ts';
import { METHODS } from '../scoring/aggregate.ts';

const [, NEWEST_FORMAT] = STRATEGY_FORMATS;

const quotedText = (word: string): string => `"${word}"`;

/** What belongs into a field that must be there, by its name; where another place has one of its name, with the field that it is in. */
export type NeededFields = Readonly<Record<string, string>>;

/** The fields of a strategy. */
export const NEEDED_IN_STRATEGY: NeededFields = {
  format: `write "format": "${NEWEST_FORMAT}"`,
  id: 'give it a name of a-z, 0-9 and -, such as "land-taken"',
  title: 'give it a title in quotes',
  bands: 'list the bands of the index from the lowest up, the first from 0',
  root: 'write the index, with its tracks as "children"',
  kind: `say what it is: indicator, or ${wordsJoinedWithOr(BRANCH_KINDS)}`,
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
  severity: `write ${wordsJoinedWithOr(SEVERITIES.map(quotedText))}`,
  when: 'write the rule, such as { "atLeast": 500 }',
  method: `write ${wordsJoinedWithOr(METHODS.map(quotedText))}`,
  exponent: 'write the power, such as -1',
  value: 'write the value of the level',
  cause: 'write the id of the node that pushes',
  effect: 'write the id of the node that should move',
  on: 'write the day, such as "2026-02-28"',
  nodes: 'list the ids of nodes in [ ]',
  days: 'write the days of the readings of which it is the mean, such as 365',
  'rolling.atLeast': 'write how many readings there must be, such as 8',
};

/** An issue of the shape as a sentence; of a field that is left out with what belongs there. */
export function schemaIssueSentence(issue: v.BaseIssue<unknown>, fields: NeededFields): string {
  const { expected, received, message } = issue;
  if (received === 'undefined') {
    const [field = '', within] = (issue.path ?? []).map(({ key }) => String(key)).reverse();
    const needed = fields[`${within}.${field}`] ?? fields[field] ?? 'write it';
    return `is left out and must be there; ${needed}`;
  }
  if (!message.startsWith('Invalid ')) return message;
  if (expected === null)
    return `must be ${/integer/i.test(message) ? 'a whole' : 'another'} number, not ${receivedText(received)}`;
  const limit = /^([<>]=?)(.*)$/.exec(expected);
  if (limit !== null) return `must be ${LIMITS[limit[1] ?? '']?.(limit[2] ?? '')}, not ${received}`;
  return `must be ${expectedText(expected)}, not ${receivedText(received)}`;
}

/** The sentence for a text where a day belongs. */
export function noDaySentence({ input }: { readonly input: string }): string {
  return `"${input}" is no day that exists; write it as "2026-11-25"`;
}

/** The sentence for a text that is no id; `such` is one. */
export function noIdSentence(input: string, such: string): string {
  return `"${input}" is no id; write it with a-z, 0-9 and -, such as "${such}"`;
}

/** The sentence for a list where a group belongs, in the field of this name. */
export function listInsteadOfObjectSentence(field: unknown): string {
  const more = field === 'mechanism' ? `; several links need "format": "${NEWEST_FORMAT}"` : '';
  return `must be ${SORTS.object}, not ${SORTS.array}${more}`;
}

const LIMITS: Readonly<Record<string, (limit: string) => string>> = {
  '>=': (limit) => `${limit} or more`,
  '>': (limit) => `above ${limit}`,
  '<=': (limit) => `${limit} or less`,
  '<': (limit) => `below ${limit}`,
};

function expectedText(expected: string): string {
  // As a file has it: a tab as "\\t".
  const choices = expected.match(/"[^"]*"/g)?.map((each) => JSON.stringify(each.slice(1, -1)));
  if (choices !== undefined)
    return choices.length === 1 ? choices.join() : `one of ${choices.join(', ')}`;
  return SORTS[expected.toLowerCase()] ?? expected;
}

function receivedText(received: string): string {
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

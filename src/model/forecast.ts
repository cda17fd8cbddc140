/** Questions that only a reading settles, and how well people foresaw what came: format 3, section 6. */
import type { Day } from './day.ts';
import type { Leaf } from './strategy.ts';
import { changeDays, type LeafRecord, leafValue } from './value.ts';

export const CONDITIONS = ['at least', 'at most'] as const;

export interface Question {
  /** Id of a leaf. */
  readonly indicator: string;
  readonly condition: (typeof CONDITIONS)[number];
  /** In the indicator's unit. */
  readonly value: number;
  readonly by: Day;
}

export interface Outcome {
  /** void: nothing was read that could have settled it. */
  readonly state: 'open' | 'met' | 'failed' | 'void';
  /** Since when it is settled. */
  readonly on?: Day;
}

export function meets({ condition, value: line }: Question, value: number | undefined): boolean {
  if (value === undefined) return false;
  return condition === 'at least' ? value >= line : value <= line;
}

/** What a question is about, as of a day: the newest reading, also of a mean; of a count the value. */
export function askedValue(leaf: Leaf, record: LeafRecord, day: Day): number | undefined {
  const { value, latest } = leafValue(leaf, record, day);
  return leaf.count === undefined ? latest?.value : value;
}

/** What became of a question by a day. */
export function outcomeOf(
  leaf: Leaf,
  record: LeafRecord,
  question: Question,
  asked: Day,
  day: Day,
): Outcome {
  const { by } = question;
  const on = daysToLookAt(leaf, record, asked, Math.min(by, day)).find((each) =>
    meets(question, askedValue(leaf, record, each)),
  );
  if (on !== undefined) return { state: 'met', on };
  const end = by + leaf.lag;
  if (day < end) return { state: 'open' };
  const rows = leaf.count === undefined ? record.readings : [...record.events, ...record.checks];
  const isRead = rows.some((row) => row.day > by - leaf.every && row.day <= by);
  return { state: isRead ? 'failed' : 'void', on: end };
}

/** The days after one and up to another of which there is a reading, or on which a count may be another one; rising. */
function daysToLookAt(leaf: Leaf, record: LeafRecord, after: Day, to: Day): readonly Day[] {
  const days =
    leaf.count === undefined
      ? record.readings.map(({ day }) => day)
      : [after + 1, ...changeDays(leaf, record, to)];
  return days.filter((day) => day > after && day <= to);
}

/** Between 0 (foreseen) and 1, of a probability that is cut to 1…99 %. */
export function brierScore(probability: number, isMet: boolean): number {
  return (Math.min(0.99, Math.max(0.01, probability)) - Number(isMet)) ** 2;
}

/** A question that was met or failed. */
export interface Settled {
  readonly isMet: boolean;
  /** "As it stands": whether the condition was met on the day on which it was asked. */
  readonly stood: boolean;
  /** The first probability, 0…1, of each person. */
  readonly first: ReadonlyMap<string, number>;
}

export interface Standing {
  readonly author: string;
  /** How many questions of theirs are settled. */
  readonly settled: number;
  /** Mean Brier score, and that of "as it stands" on the same questions; undefined of fewer than five. */
  readonly score?: number;
  readonly asItStands?: number;
}

export const LEAST_SETTLED = 5;

export function asItStandsScore({ stood, isMet }: Settled): number {
  return (Number(stood) - Number(isMet)) ** 2;
}

/** By name. */
export function standingsOf(questions: readonly Settled[]): readonly Standing[] {
  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const authors = new Set(questions.flatMap(({ first }) => [...first.keys()]));
  return [...authors].sort().map((author) => {
    const own = questions.flatMap((question) => {
      const probability = question.first.get(author);
      return probability === undefined ? [] : [{ question, probability }];
    });
    const base = { author, settled: own.length };
    if (own.length < LEAST_SETTLED) return base;
    return {
      ...base,
      score: mean(own.map(({ question, probability }) => brierScore(probability, question.isMet))),
      asItStands: mean(own.map(({ question }) => asItStandsScore(question))),
    };
  });
}

/** A question and a probability as they were typed into a form or the shell. */
import type { Board } from '../../model/board.ts';
import type { Day } from '../../model/day.ts';
import { CONDITIONS, type Question } from '../../model/forecast.ts';
import { suggestion } from '../../model/near.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import { numberProblem, plainNumber } from '../../model/rows.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import { parseBoardDay } from '../../model/typed-day.ts';
import { dayText, valueText } from '../../page/kinds.ts';

type QuestionTexts = Readonly<
  Partial<Record<'indicator' | 'condition' | 'value' | 'by' | 'probability', string>>
>;

/** `RU1 at least 200 by 31 Mar 2027`, taken apart; of another text its beginning as the indicator. */
export function questionTexts(text: string): QuestionTexts {
  const { groups } =
    /^(?<indicator>\S+) +(?<condition>at (least|most)) +(?<value>.+?) +by +(?<by>.+)$/.exec(text) ??
    {};
  return groups ?? { indicator: text };
}

export interface TypedQuestion {
  readonly leaf: Leaf;
  readonly asks: Question;
  /** 0…1. */
  readonly probability: number | undefined;
}

/** A probability may be left out. */
export function typedQuestion(
  board: Board,
  texts: QuestionTexts,
): TypedQuestion | { readonly problems: readonly Problem[] } {
  const { strategy, day: today } = board;
  const { indicator = '', condition: typed = '', value = '', by = '', probability = '' } = texts;
  const problems: Problem[] = [];
  const wrong = (path: string, message: string): void => void problems.push({ path, message });
  const node = findNode(strategy, indicator.trim());
  const leaf = node?.kind === 'leaf' ? node : undefined;
  if (leaf === undefined) {
    const ids = strategy.leaves.map(({ id }) => id);
    wrong('indicator', `“${indicator}” is not an indicator; ${suggestion(indicator, ids)}`);
  }
  const condition = CONDITIONS.find((each) => each === typed);
  if (condition === undefined) wrong('condition', `must be ${CONDITIONS.join(' or ')}`);
  const line = leaf && typedValue(leaf, value);
  if (leaf !== undefined && line === undefined) {
    wrong('value', leaf.levels ? `must be ${leaf.levels.join(', ')}` : numberProblem(value));
  }
  let last: Day = 0;
  try {
    last = parseBoardDay(by, today);
    if (last <= today) wrong('by', `must be after ${dayText(today)}; write the year too`);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    wrong('by', error.message);
  }
  const share = typedProbability(probability);
  if (share === undefined && probability.trim() !== '') wrong('probability', NO_PROBABILITY);
  if (leaf === undefined || condition === undefined || line === undefined || problems.length > 0) {
    return { problems };
  }
  const asks = { indicator: leaf.id, condition, value: line, by: last };
  return { leaf, asks, probability: share };
}

/** Of levels by number or name. */
function typedValue({ levels }: Leaf, text: string): number | undefined {
  const named = levels?.findIndex((level) => level.toLowerCase() === text.trim().toLowerCase());
  if (named !== undefined && named !== -1) return named;
  const value = text.trim() === '' ? Number.NaN : Number(plainNumber(text));
  const isLevel = levels === undefined || value in levels;
  return Number.isFinite(value) && isLevel ? value : undefined;
}

export const NO_PROBABILITY = 'must be from 0% to 100%, such as 30%';

/** 0…1 of `30%` or `30`. */
export function typedProbability(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3}) ?%?\s*$/.exec(text) ?? [];
  const share = Number(digits) / 100;
  return share <= 1 ? share : undefined;
}

/** `RU1 at least 200 km²/mo by 31 Mar 2027`. */
export function questionText(
  leaf: Leaf,
  { condition, value, by }: Question,
  name = leaf.id,
): string {
  return `${name} ${conditionText(leaf, { condition, value })} by ${dayText(by)}`;
}

/** `at least 200 km²/mo`; a level by its name. */
export function conditionText(
  leaf: Leaf,
  { condition, value }: Pick<Question, 'condition' | 'value'>,
): string {
  const text = valueText(value, leaf);
  return `${condition} ${leaf.levels === undefined ? text : `“${text}”`}`;
}

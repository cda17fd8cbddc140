/** Values as people type them to see what they would do: `200`, `x2`, `/2`, `+10%`, a level, `one more`. */
import type { Board } from '../../model/board.ts';
import { type Problem, Refusal } from '../../model/problem.ts';
import { numberProblem } from '../../model/rows.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';

const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
/** What changes a value by a number. */
const CHANGES: readonly (readonly [RegExp, (value: number, by: number) => number])[] = [
  [/^[x×*](\d+\.?\d*|\.\d+)$/, (value, by) => value * by],
  [/^\/(\d+\.?\d*|\.\d+)$/, (value, by) => value / by],
  [/^([+-](?:\d+\.?\d*|\.\d+))%$/, (value, by) => value + (Math.abs(value) * by) / 100],
];
/** Digits that are told apart; the rest is what reckoning adds. */
const DIGITS = 12;

/** What an indicator would say, in its unit, or why that is no value of it. */
export function typedValue(board: Board, leaf: Leaf, typed: string): number | Problem {
  const text = typed.trim().replace('\u2212', '-');
  const problem = (message: string): Problem => ({ path: leaf.id, message });
  const { value: present } = board.leaf(leaf);
  const level = levelOf(leaf, text.toLowerCase());
  if (level !== undefined) return level;
  const compact = text.replace(/\s/g, '').toLowerCase();
  const [change, by] = CHANGES.flatMap(([form, reckon]) => {
    const match = form.exec(compact);
    return match === null ? [] : [reckon, Number(match[1])];
  }) as [((value: number, by: number) => number)?, number?];
  const more = moreOf(leaf, text.toLowerCase());
  let value: number;
  if (NUMBER.test(compact)) value = Number(compact);
  else if (change === undefined && more === undefined) {
    if (/\d,\d/.test(text)) return problem(numberProblem(text));
    const wrong = text === '' ? 'a value is missing' : `${text} is not a value`;
    return problem(`${wrong}; write ${formsOf(leaf)}`);
  } else if (present === undefined) {
    return problem(`it has no value that ${text} could change; write a value`);
  } else value = change === undefined ? present + (more ?? 0) : change(present, by ?? 1);
  value = Number(value.toPrecision(DIGITS));
  const most = (leaf.levels?.length ?? 0) - 1;
  if (leaf.levels !== undefined && !(Number.isInteger(value) && value >= 0 && value <= most)) {
    return problem(`${text} is not one of its levels; write ${formsOf(leaf)}`);
  }
  if (!Number.isFinite(value) || (leaf.log && value <= 0)) {
    return problem(`${text} is not on its scale; write a value above 0`);
  }
  if (leaf.count !== undefined && !leaf.signed && value < 0) {
    return problem(`${text} is not a count; write 0 or more`);
  }
  return value;
}

/** The level of a name, or of its beginning where no other one begins so. */
function levelOf({ levels = [] }: Leaf, text: string): number | undefined {
  const names = levels.map((name) => name.toLowerCase());
  if (names.includes(text)) return names.indexOf(text);
  const alike = names.filter((name) => text !== '' && name.startsWith(text));
  return alike.length === 1 ? names.indexOf(alike[0] ?? '') : undefined;
}

/** Events more, of a signed count with their sign. */
function moreOf({ count, signed }: Leaf, text: string): number | undefined {
  if (count === undefined) return undefined;
  if (!signed) return text === 'one more' ? 1 : undefined;
  return { 'one more good': 1, 'one more bad': -1 }[text];
}

/** What can be written of an indicator. */
export function formsOf({ levels, count, signed }: Leaf): string {
  if (levels !== undefined) return `${levels.join(', ')} or 0 to ${levels.length - 1}`;
  if (count === undefined) return 'a number, x2, /2 or +10%';
  return signed ? 'a number, one more good or one more bad' : 'a number, x2 or one more';
}

export type Values = ReadonlyMap<Leaf, number>;

/** The ids and texts of words such as `RU1=200 NK2=one more`; refused where they begin with no id. */
export function splitWords(words: readonly string[]): readonly (readonly [string, string])[] {
  const parts: [string, string][] = [];
  for (const word of words.join(' ').split(/\s+/).filter(Boolean)) {
    const [, id, text = ''] = /^([^=]+)=(.*)$/.exec(word) ?? [];
    const last = parts.at(-1);
    if (id !== undefined) parts.push([id, text]);
    else if (last !== undefined) last[1] = `${last[1]} ${word}`;
    else throw new Refusal(`${word} has no value; write ${word}=200, ${word}=x2 or ${word}=+10%`);
  }
  return parts;
}

/** The values that a screen keeps, as `RU1=200 NK2=15`. */
export function keptValues(board: Board, kept = ''): Values {
  return new Map(
    splitWords([kept]).flatMap(([id, text]) => {
      const leaf = findNode(board.strategy, id);
      return leaf?.kind === 'leaf' ? [[leaf, Number(text)] as const] : [];
    }),
  );
}

export function valuesText(values: Values): string {
  return [...values].map(([leaf, value]) => `${leaf.id}=${value}`).join(' ');
}

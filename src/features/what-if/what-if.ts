/** `axiswatch whatif`: the board with values that are not recorded. */
import { type Problem, Refusal } from '../../model/problem.ts';
import type { Leaf } from '../../model/strategy.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { splitWords, typedValue } from './typed-value.ts';
import { whatIfPage } from './what-if-page.ts';

export async function whatIf(context: Context, words: readonly string[]): Promise<Outcome> {
  const board = (await context.boards()).on(context.today);
  const values = new Map<Leaf, number>();
  const problems: Problem[] = [];
  for (const [id, text] of splitWords(words)) {
    const leaf = await context.leaf(id);
    const value = typedValue(board, leaf, text);
    if (typeof value !== 'number') problems.push(value);
    else if (values.has(leaf))
      problems.push({ path: leaf.id, message: 'it is given twice; give it once' });
    else values.set(leaf, value);
  }
  if (problems.length > 0) throw new Refusal(problems);
  return { page: whatIfPage(board, values) };
}

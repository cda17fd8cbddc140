/** `axiswatch ahead`: what lapses if nothing is recorded, and what that does. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import { addMonthsTo } from '../../model/typed-day.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { type Options, textOption } from '../options.ts';
import { aheadPage } from './ahead-page.ts';

export async function ahead(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { today } = context;
  const text = textOption(options, 'to');
  const to = text === undefined ? addMonthsTo(today, 12) : await context.day(text);
  if (to <= today) {
    const message = `${isoDay(to)} does not lie after today; name a later day, such as +6m`;
    throw new Refusal([{ path: 'to', message }]);
  }
  return { page: aheadPage(await context.boards(), today, to) };
}

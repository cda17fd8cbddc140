/** `axiswatch sources`: the index and its band with each source left out. */
import { originsOf } from '../../model/origin.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import type { Options } from '../options.ts';
import { sourcesSection } from './why-page.ts';

export async function sources(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const day = await context.asOf(options);
  const board = (await context.boards([day])).on(day);
  const { index } = board.strategy;
  const section = sourcesSection(board, index, originsOf(board, index));
  return { page: { id: 'sources', title: section.title, sections: [section] } };
}

/** `axiswatch explain`: what moved a node between two days, its parts, and what it rests on. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { AnyFigure, TableSection } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { type Options, textOption } from '../options.ts';
import { changeDocument } from './change-document.ts';
import { type CauseRow, movedTitle, whyOf, whyPage } from './why-page.ts';

export async function explain(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const strategy = await context.strategy();
  const node = id === undefined ? strategy.index : await context.node(id);
  const [fromText, toText] = [textOption(options, 'from'), textOption(options, 'to')];
  const known = await context.known(options);
  const to = toText === undefined ? (known ?? context.today) : await context.day(toText);
  const start = fromText === 'start' ? strategy.start : undefined;
  const from = start ?? (fromText === undefined ? to - 365 : await context.day(fromText));
  if (from > to) {
    throw new Refusal([
      {
        path: 'from',
        message: `${isoDay(from)} lies after ${isoDay(to)}; name the earlier day first`,
      },
    ]);
  }
  const isJson = context.options.json === true;
  // of events that count in nothing only all of the record tells
  const boards = await context.boards(isJson ? [from, to] : undefined, known);
  const [before, after] = [boards.on(from), boards.on(to)];
  if (isJson) return { document: changeDocument(before, after, node) };
  const why = whyOf(before, after, node);
  const page = whyPage(why, movedTitle(why));
  const causeId: AnyFigure<CauseRow> = { kind: 'id', get: (cause) => cause.node.id, drop: 3 };
  const sections = page.sections.map((section): TableSection => {
    if (section.id === 'change') return { ...section, lines: true };
    return section.id === 'causes' || section.id === 'rest'
      ? { ...section, figures: { id: causeId, ...section.figures } }
      : section;
  });
  return { page: { ...page, sections } };
}

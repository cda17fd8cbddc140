/** `axiswatch explain`: what moved a node between two days, its parts, and what it rests on; and `sources`. */
import type { Board } from '../../model/board.ts';
import { causesOf, changeBetween } from '../../model/change.ts';
import { isoDay } from '../../model/day.ts';
import { originsOf } from '../../model/origin.ts';
import { Refusal } from '../../model/problem.ts';
import type { Node } from '../../model/strategy.ts';
import type { AnyFigure, TableSection } from '../../page/page.ts';
import { pointsAndInterval } from '../board/status-document.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { type CauseRow, movedTitle, sourcesSection, whyOf, whyPage } from './why-page.ts';

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
        message: `${isoDay(from)} is after ${isoDay(to)}; name the earlier day first`,
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

/** What moved a node from board a to a later board b. */
export function changeDocument(a: Board, b: Board, node: Node): object {
  const change = changeBetween(a, b, node);
  const head = { schema: 'axiswatch.change/3', from: isoDay(a.day), to: isoDay(b.day) };
  if (change === undefined) {
    const day = a.score(node) === undefined ? a.day : b.day;
    const reason = `${node.title} has no score on ${isoDay(day)}`;
    return { ...head, ...pointsAndInterval(change), parts: [], reason };
  }
  return {
    ...head,
    ...pointsAndInterval(change),
    parts: causesOf(a, b, node).map((cause) => ({
      id: cause.node.id,
      effect: cause.effect,
      points: cause.points,
    })),
  };
}

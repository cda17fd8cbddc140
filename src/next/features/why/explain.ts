/** `axiswatch explain`: what moved a node between two days. */
import { type Cause, causesOf, changeBetween } from '../../model/change.ts';
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import { table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { type Options, textOption } from '../options.ts';
import { changeDocument } from './change-document.ts';

export async function explain(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const strategy = await context.strategy();
  const node = id === undefined ? strategy.index : await context.node(id);
  const [fromText, toText] = [textOption(options, 'from'), textOption(options, 'to')];
  const from =
    fromText === undefined || fromText === 'start' ? strategy.start : await context.day(fromText);
  const to = toText === undefined ? context.today : await context.day(toText);
  if (from > to) {
    throw new Refusal([
      {
        path: 'from',
        message: `${isoDay(from)} lies after ${isoDay(to)}; name the earlier day first`,
      },
    ]);
  }
  const boards = await context.boards([from, to]);
  const [before, after] = [boards.on(from), boards.on(to)];
  if (context.options.json === true) return { document: changeDocument(before, after, node) };
  const change = changeBetween(before, after, node);
  const title = `What moved ${node.title}`;
  return {
    page: {
      id: 'explain',
      title,
      sections: [
        table({
          id: 'change',
          title: '',
          lines: true,
          rows: [change],
          figures: {
            from: { kind: 'day', get: () => from },
            to: { kind: 'day', get: () => to },
            before: { kind: 'score', get: () => before.score(node) },
            after: { kind: 'score', get: () => after.score(node) },
            change: { kind: 'points', get: (row) => row?.points },
            error: { kind: 'error', get: (row) => row?.error },
          },
        }),
        table<Cause>({
          id: 'causes',
          title: 'What moved it',
          empty: change === undefined ? 'it has no score on one of these days' : 'nothing',
          rows:
            change === undefined
              ? []
              : causesOf(before, after, node).toSorted(
                  (a, b) => Math.abs(b.points) - Math.abs(a.points),
                ),
          target: (cause) => ({ feature: 'indicator', id: cause.node.id }),
          figures: {
            points: { kind: 'points', get: ({ points }) => points },
            effect: { kind: 'text', get: ({ effect }) => effect },
            id: { kind: 'id', get: (cause) => cause.node.id },
            title: { kind: 'text', get: (cause) => cause.node.title, grows: true },
          },
        }),
      ],
    },
  };
}

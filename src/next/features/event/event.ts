/** `axiswatch event list` and `event add`: what was done, by whom, and what it is about. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { Event, EventRow } from '../../model/record.ts';
import { checkEvent, sameRow } from '../../model/rows.ts';
import type { Node } from '../../model/strategy.ts';
import { type AnyFigure, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { type Options, textOption } from '../options.ts';
import { evidenceOf, rowOf, writeRows, writtenTitle } from '../record/write.ts';

/** Letters of an id that is made. */
const LONGEST_ID = 48;

const FIGURES = {
  day: { kind: 'day', get: ({ day }) => day },
  side: { kind: 'id', get: ({ side }) => side },
  title: { kind: 'text', get: ({ title }) => title, grows: true },
  nodes: { kind: 'ids', get: ({ nodes }) => nodes },
  stage: { kind: 'choice', get: ({ stage }) => stage, drop: 1 },
  effect: { kind: 'choice', get: ({ effect }) => effect, drop: 1 },
  amount: { kind: 'count', get: ({ amount }) => amount, drop: 2 },
  follows: { kind: 'id', get: ({ follows }) => follows, drop: 3 },
  confidence: { kind: 'choice', get: ({ confidence }) => confidence, drop: 3 },
  source: {
    kind: 'source',
    get: ({ source = '', url }) => ({ title: source, url }),
    drop: 3,
  },
  id: { kind: 'id', get: ({ id }) => id, drop: 3 },
} as const satisfies Record<string, AnyFigure<EventRow>>;

export async function eventList(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { title, sides } = await context.strategy();
  const [about, side] = [textOption(options, 'node'), textOption(options, 'side')];
  const ids = about === undefined ? undefined : new Set(idsBelow(await context.node(about)));
  if (side !== undefined && !sides.some(({ id }) => id === side)) {
    throw new Refusal(`--side is ${sides.map(({ id }) => id).join(', ')}, not ${side}`);
  }
  const { events } = await (await context.journal()).record([context.today]);
  const rows = events.filter(
    (event) =>
      (side === undefined || event.side === side) &&
      (ids === undefined || event.nodes.some((id) => ids.has(id))),
  );
  return {
    page: {
      id: 'events',
      title: `Events of ${title}`,
      sections: [
        table<Event>({
          id: 'events',
          title: '',
          rows: rows.toReversed(),
          target: ({ id }) => ({ feature: 'event', id }),
          figures: FIGURES,
        }),
      ],
    },
  };
}

function idsBelow(node: Node): readonly string[] {
  return [node.id, ...(node.kind === 'leaf' ? [] : node.children.flatMap(idsBelow))];
}

export async function eventAdd(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const strategy = await context.strategy();
  const { today } = context;
  const { events } = await (await context.journal()).record([today]);
  const stored = new Map(events.map((event) => [event.id, event]));
  const date = textOption(options, 'date');
  const texts: Record<string, string> = {
    day: isoDay(date === undefined ? today : await context.day(date)),
    nodes: (textOption(options, 'node') ?? '').replaceAll(',', ' '),
    ...evidenceOf(options),
  };
  for (const name of ['title', 'side', 'stage', 'effect', 'amount', 'follows', 'id']) {
    texts[name] = textOption(options, name) ?? '';
  }
  const row = rowOf(checkEvent(texts, strategy, { today, stored }));
  const isNamed = texts.id !== '';
  const same = events.find((each) => sameRow(isNamed ? each : { ...each, id: row.id }, row));
  if (same !== undefined) throw new Refusal(`this event is recorded already, as ${same.id}`);
  const event = isNamed ? row : { ...row, id: newId(row, stored) };
  return {
    style: 'detail',
    page: {
      id: 'event',
      title: writtenTitle(row.title, options),
      sections: [
        table<EventRow>({ id: 'event', title: '', lines: true, rows: [event], figures: FIGURES }),
        ...(await writeRows(context, [{ what: 'event', row: event }], options)),
      ],
    },
  };
}

/** Made from day and title, and counted on where another event has it. */
function newId({ day, title }: EventRow, stored: ReadonlyMap<string, EventRow>): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const base = [isoDay(day), ...words].join('-').slice(0, LONGEST_ID).replace(/-$/, '');
  let id = base;
  for (let count = 2; stored.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

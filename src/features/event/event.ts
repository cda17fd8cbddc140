/** `axiswatch event list`, `add`, `correct` and `retract`. */
import { Refusal } from '../../model/problem.ts';
import type { Event, EventRow } from '../../model/record.ts';
import { EVENT_COLUMNS, type EventTexts } from '../../model/rows.ts';
import type { Node } from '../../model/strategy.ts';
import { type AnyFigure, table } from '../../page/page.ts';
import type { Change } from '../../store/port.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { writeChanges, writtenTitle } from '../record/write.ts';
import { EVENT_FIGURES, eventsPage, followedText, followersOf } from './event-page.ts';
import { namedText, textsOf, typedEvent } from './typed-event.ts';

export async function eventList(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { title, sides } = await context.strategy();
  const [about, side] = [textOption(options, 'node'), textOption(options, 'side')];
  const ids = about === undefined ? undefined : new Set(idsBelow(await context.node(about)));
  if (side !== undefined && !sides.some(({ id }) => id === side)) {
    throw new Refusal(`--side must be one of ${sides.map(({ id }) => id).join(', ')}, not ${side}`);
  }
  const { events } = await (await context.journal()).record();
  const rows = events.filter(
    (event) =>
      (side === undefined || event.side === side) &&
      (ids === undefined || event.nodes.some((id) => ids.has(id))),
  );
  return { page: eventsPage(`Events of ${title}`, rows.toReversed()) };
}

function idsBelow(node: Node): readonly string[] {
  return [node.id, ...(node.kind === 'leaf' ? [] : node.children.flatMap(idsBelow))];
}

export async function eventAdd(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  return typed(context, givenTexts(options), options);
}

export async function eventCorrect(
  context: Context,
  [id = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const event = await eventOf(context, id);
  return typed(context, { ...textsOf(event), ...givenTexts(options) }, options, event);
}

export async function eventRetract(
  context: Context,
  [id = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const event = await eventOf(context, id);
  const { events } = await (await context.journal()).record();
  const [next] = followersOf(events, event.id);
  if (next !== undefined) throw new Refusal(followedText(next));
  return written(context, { kind: 'retract', target: event.entry }, event, options);
}

/** What is given by options; a day as it was typed. */
function givenTexts(options: Options): EventTexts {
  const names = { ...Object.fromEntries(EVENT_COLUMNS.map((column) => [column, column])) };
  const texts = Object.entries({ ...names, day: 'date', nodes: 'node' }).flatMap(
    ([column, name]) => {
      const text = textOption(options, name);
      return text === undefined
        ? []
        : [[column, column === 'nodes' ? text.replaceAll(',', ' ') : text]];
    },
  );
  return Object.fromEntries(texts);
}

async function eventOf(context: Context, id: string): Promise<Event> {
  const { events } = await (await context.journal()).record();
  const event = events.findLast((each) => each.id === id);
  if (event !== undefined) return event;
  const { suggestion } = await import('../../model/near.ts');
  const ids = events.toReversed().map((each) => each.id);
  throw new Refusal(`${id} is not an event in force; ${suggestion(id, ids)}`);
}

async function typed(
  context: Context,
  texts: EventTexts,
  options: Options,
  corrected?: Event,
): Promise<Outcome> {
  const { today } = context;
  const boards = await context.boards();
  const read = typedEvent(
    { boards, today, context },
    { title: '', side: '', nodes: '', ...texts },
    corrected,
  );
  if ('problems' in read) throw new Refusal(read.problems);
  const { row, alike } = read;
  if (alike !== undefined && options['dry-run'] !== true) {
    await context.confirm(`record an event that looks like ${namedText(alike)}, ${alike.id}`);
  }
  const change: Change =
    corrected === undefined
      ? { kind: 'record', what: 'event', row }
      : { kind: 'correct', what: 'event', row, target: corrected.entry };
  return written(context, change, row, options, alike);
}

async function written(
  context: Context,
  change: Change,
  row: EventRow,
  options: Options,
  alike?: Event,
): Promise<Outcome> {
  const did = { record: '', correct: 'corrected: ', retract: 'retracted: ' }[change.kind];
  const figures: Readonly<Record<string, AnyFigure<EventRow>>> = {
    ...EVENT_FIGURES,
    'looks like': { kind: 'text', get: () => alike && `${namedText(alike)}, ${alike.id}` },
  };
  return {
    style: 'detail',
    page: {
      id: 'event',
      title: writtenTitle(did + row.title, options),
      sections: [
        table<EventRow>({ id: 'event', title: '', lines: true, rows: [row], figures }),
        ...(await writeChanges(context, [change], options)),
      ],
    },
  };
}

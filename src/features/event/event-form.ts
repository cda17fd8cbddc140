/** The form of an event: a new one, one about the target `NK2`, or in place of one that stands, `=` and its id. */
import { CONFIDENCES, EFFECTS, type Event, type EventRow, STAGES } from '../../model/record.ts';
import { sameRow } from '../../model/rows.ts';
import type { Leaf } from '../../model/strategy.ts';
import { dayText, valueText } from '../../page/kinds.ts';
import { type Section, table } from '../../page/page.ts';
import type { Change } from '../../store/port.ts';
import type { At, Field, Form, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { answersTo, chosenAt, takingKeys, waitingFor, waitingSections } from '../inbox/in-form.ts';
import { effectSections } from '../record/effect-page.ts';
import { isSourceAsked, walkOn } from '../record/late-page.ts';
import { NO_SOURCE, questionOf } from '../record/typed-reading.ts';
import { written } from '../record/written.ts';
import { nodesOf } from './event-page.ts';
import { namedText, type TypedEvent, textsOf, typedEvent } from './typed-event.ts';

export const eventForm: Screen<World> = {
  id: 'event-form',
  load: (world, target) => waitingFor(world, 'event', target),
  title: ({ target = '' }) => (target.startsWith('=') ? 'correct an event' : 'add an event'),
  view: (at) => ({ kind: 'form', form: formOf(at) }),
  words: [
    ['day', 'the day on which it happened: 31 oct, friday, 3d; today if left empty'],
    ['side', 'who acted'],
    ['bears on', 'ids of indicators and branches, separated by spaces'],
    ['good or bad', 'for the strategy'],
    ['amount', 'what it adds to the counts that it names; 1 if left empty'],
    ['stage', 'how far an act of our side has come'],
    ['follows', 'the id of the earlier event that it follows, which is then no longer counted'],
    ['warning', 'what you must confirm before it is saved'],
  ],
};

function formOf(at: At<World>): Form<World> {
  const { world, target = '' } = at;
  const { events } = world.boards.record;
  const isCorrection = target.startsWith('=');
  const corrected = isCorrection ? events.findLast(({ id }) => `=${id}` === target) : undefined;
  const typed = (values: Values) => typedEvent(world, values, corrected);
  const chosen = chosenAt(at);
  const filled = corrected ?? (chosen?.row as EventRow | undefined);
  const fields = fieldsOf(world, filled?.nodes ?? [target]);
  return {
    draft: ['event', target, chosen?.entry].join(' '),
    fields,
    initial:
      filled === undefined
        ? { day: '', nodes: isCorrection ? '' : target }
        : { ...(textsOf(filled) as Values), day: dayText(filled.day) },
    above: waitingSections(at),
    below: (values) => belowOf(world, values, corrected),
    check: (values) => {
      const read = typed(values);
      if ('problems' in read) return read.problems;
      if (isCorrection && corrected === undefined) {
        return [{ path: '', message: 'this event is no longer in force; Esc goes back' }];
      }
      return corrected !== undefined && sameRow(read.row, corrected)
        ? [{ path: 'title', message: 'nothing is changed yet; Esc leaves it as it is' }]
        : [];
    },
    ask: (values) => {
      const read = typed(values);
      if ('problems' in read) return undefined;
      return questionOf({
        doubts: doubtsIn(read).filter((each) => each !== NO_SOURCE || !isSourceAsked(at)),
      });
    },
    save: (values) => ({
      do: 'work',
      work: async () => {
        const read = typed(values);
        if ('problems' in read) return { do: 'nothing' };
        const { row } = read;
        const change: Change =
          corrected === undefined
            ? { kind: 'record', what: 'event', row }
            : { kind: 'correct', what: 'event', row, target: corrected.entry };
        const changes = [...answersTo(at, row), change];
        const { text, after } = await written(world, changes, `${change.kind}ed`);
        return { do: 'all', nexts: [{ do: 'back' }, ...walkOn(at, after, text)] };
      },
    }),
    keys: takingKeys(at, fields),
    verb: isCorrection ? 'correct' : chosen === undefined ? 'record' : 'accept',
  };
}

function fieldsOf({ boards, today }: World, about: readonly string[]): readonly Field[] {
  const { strategy, record } = boards;
  const newest = record.events.toReversed();
  const isMeasured = newest.some(
    ({ amount, nodes }) => amount !== 1 && nodes.some((node) => about.includes(node)),
  );
  const nodes = [...strategy.nodes.values()];
  const sources = (name: 'source' | 'url') => [
    ...new Set(newest.flatMap((event) => event[name] ?? [])),
  ];
  return [
    {
      name: 'day',
      label: 'day',
      suggest: [dayText(today)],
      hint: `${dayText(today)} if left empty`,
    },
    { name: 'title', label: 'title', hint: 'what happened, in a few words' },
    {
      name: 'side',
      label: 'side',
      choices: strategy.sides.map(({ id }) => id),
    },
    {
      name: 'nodes',
      label: 'bears on',
      hint: 'ids, or the beginning of a title',
      suggest: (text) => {
        const words = text.split(' ');
        const like = likeWord(nodes, words.pop() ?? '');
        return like && [...words, like].join(' ');
      },
    },
    { name: 'effect', label: 'good or bad', choices: ['', ...EFFECTS] },
    {
      name: 'amount',
      label: 'amount',
      hint: '1 if left empty',
      ...(isMeasured ? {} : { more: true }),
    },
    { name: 'stage', label: 'stage', choices: ['', ...STAGES], more: true },
    {
      name: 'follows',
      label: 'follows',
      hint: 'id of the event that it follows, or a word of its title',
      suggest: (text) => likeWord(newest, text),
      more: true,
    },
    { name: 'confidence', label: 'confidence', choices: ['', ...CONFIDENCES], more: true },
    { name: 'source', label: 'source', suggest: sources('source') },
    { name: 'url', label: 'address', suggest: sources('url'), more: true },
    { name: 'quote', label: 'quote', hint: 'the words of the source', more: true },
    { name: 'note', label: 'note', more: true },
  ];
}

/** The id that begins with some letters, or that of which a word of the title does. */
export function likeWord(
  all: readonly { readonly id: string; readonly title: string }[],
  letters: string,
): string | undefined {
  const sought = letters.toLowerCase();
  if (sought === '') return undefined;
  const begins = (text: string) => text.toLowerCase().startsWith(sought);
  const named = all.find(({ id }) => begins(id));
  return (named ?? all.find(({ title }) => title.split(' ').some(begins)))?.id;
}

function doubtsIn({ alike, row }: TypedEvent): readonly string[] {
  return [
    ...(alike === undefined ? [] : [`it looks like ${namedText(alike)}`]),
    ...(row.source === undefined ? [NO_SOURCE] : []),
  ];
}

/** What it would do, before all that is needed is typed too. */
function belowOf(world: World, values: Values, corrected: Event | undefined): readonly Section[] {
  const { title, side } = values;
  const [first] = world.boards.strategy.sides;
  const read = typedEvent(
    world,
    { ...values, title: title || '…', side: side || (first?.id ?? '') },
    corrected,
  );
  if ('problems' in read) return [];
  const { row, before, after } = read;
  const count = (leaf: Leaf): string => {
    const [from, to] = [before, after].map((board) => {
      const { value } = board.leaf(leaf);
      return value === undefined ? 'none' : valueText(value, leaf);
    });
    return from === to ? `stays ${to}` : `${from} → ${to}`;
  };
  return [
    table<undefined>({
      id: 'about',
      title: '',
      lines: true,
      rows: [undefined],
      figures: {
        'bears on': {
          kind: 'text',
          get: () =>
            nodesOf(before.strategy, row.nodes)
              .map((node) =>
                node.kind === 'leaf' && node.count !== undefined
                  ? `${node.title} ${count(node)}`
                  : node.title,
              )
              .join(', '),
        },
        warning: {
          kind: 'text',
          get: () => doubtsIn(read).join('; ') || undefined,
        },
      },
    }),
    ...effectSections(before, after),
  ];
}

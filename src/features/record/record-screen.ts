/** The form of a reading: a new one of the target `RU1`, or in place of one that stands, `RU1=` and its entry. */
import type { Board } from '../../model/board.ts';
import { CONFIDENCES, type Reading, type ReadingRow, SHIPPED } from '../../model/record.ts';
import { sameRow } from '../../model/rows.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import { countText, dayText, valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import type { Change } from '../../store/port.ts';
import type { At, Field, Form, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { answersTo, chosenAt, takingKeys, waitingFor, waitingSections } from '../inbox/in-form.ts';
import { rivalText } from '../indicator/indicator-page.ts';
import { effectSections } from './effect-page.ts';
import { isSourceAsked, walkOn } from './late-page.ts';
import { correctionsOf } from './rivals.ts';
import {
  expectedDay,
  NO_SOURCE,
  questionOf,
  readingText,
  type TypedReading,
  typedReading,
} from './typed-reading.ts';
import { written } from './written.ts';

export const recordScreen: Screen<World> = {
  id: 'record',
  load: (world, target) => waitingFor(world, 'reading', target),
  title: (at) => {
    const { leaf, entry } = aboutOf(at);
    return `${entry === undefined ? 'record' : 'correct'} ${leaf.title}`;
  },
  view: (at) => ({ kind: 'form', form: readingForm(at) }),
  words: [
    ['day', 'the day that the value refers to: 31 oct, oct, friday, 3d; a month is its last day'],
    ['confidence', 'how good the evidence is: an error of 4, 8 or 14 points of score'],
    ['warning', 'what you must confirm before it is saved'],
  ],
};

/** Letters of doubts that a question has room for in any width. */
const MOST_ASKED = 24;

interface About {
  readonly leaf: Leaf;
  /** Of the reading that is corrected. */
  readonly entry: string | undefined;
  /** Undefined where it is no longer in force, too. */
  readonly corrected: Reading | undefined;
}

function aboutOf({ world, target = '' }: At<World>): About {
  const { strategy, record } = world.boards;
  const [id = '', entry] = target.split('=');
  const leaf = findNode(strategy, id) as Leaf;
  const corrected = record.readings.get(leaf.id)?.find((reading) => reading.entry === entry);
  return { leaf, entry, corrected };
}

function readingForm(at: At<World>): Form<World> {
  const { world } = at;
  const { leaf, entry, corrected } = aboutOf(at);
  const board = world.boards.on(world.today);
  const typed = (values: Values): ReturnType<typeof typedReading> => {
    const { value = '' } = values;
    const [level] = value.split(' ');
    const texts = { ...values, value: leaf.levels === undefined ? value : (level ?? '') };
    return typedReading(world, leaf, texts, corrected);
  };
  const chosen = chosenAt(at);
  const fields = fieldsOf(board, leaf);
  return {
    draft: ['record', at.target, chosen?.entry].join(' '),
    fields,
    initial: initialOf(leaf, corrected ?? (chosen?.row as ReadingRow | undefined)),
    above: [...waitingSections(at), newestSection(board, leaf, corrected)],
    below: (values) => {
      const read = typed(values);
      if ('problems' in read) return values.value === '' ? levelSections(leaf) : [];
      return [...remarkSections(read), ...effectSections(read.before, read.after)];
    },
    check: (values) => {
      const read = typed(values);
      if ('problems' in read) return read.problems;
      if (corrected?.rivals !== undefined && (read.row.note ?? '') === (corrected.note ?? '')) {
        return [{ path: 'note', message: 'say why: it replaces its rivals' }];
      }
      return corrected !== undefined && sameRow(read.row, corrected)
        ? [{ path: 'value', message: 'nothing is changed yet; Esc leaves it as it is' }]
        : [];
    },
    ask: (values) => {
      const read = typed(values);
      if ('problems' in read) return undefined;
      const doubts = read.doubts.filter((each) => each !== NO_SOURCE || !isSourceAsked(at));
      // they stand above it, as what to look at again
      const { length } = doubts;
      return doubts.join().length > MOST_ASKED
        ? `save in spite of the ${length === 1 ? 'warning' : countText('warning', length)} above`
        : questionOf({ doubts });
    },
    save: (values) => ({
      do: 'work',
      work: async () => {
        const read = typed(values);
        if ('problems' in read) return { do: 'nothing' };
        const { row } = read;
        const { state } = read.after.leaf(leaf);
        const still = state === 'current' ? '' : `, still ${state}`;
        const changes: readonly Change[] =
          entry === undefined
            ? [{ kind: 'record', what: 'reading', row }]
            : correctionsOf([{ entry }, ...(corrected?.rivals ?? [])], row);
        const all = [...answersTo(at, row), ...changes];
        const { text, after } = await written(world, all, `${changes[0]?.kind}ed${still}`);
        return { do: 'all', nexts: [{ do: 'back' }, ...walkOn(at, after, text)] };
      },
    }),
    keys: takingKeys(at, fields),
    verb: entry === undefined ? (chosen === undefined ? 'record' : 'accept') : 'correct',
  };
}

function fieldsOf(board: Board, leaf: Leaf): readonly Field[] {
  const { unit, levels, mean, lookUp } = leaf;
  const readings = board.boards.recordOf(leaf).readings.toReversed();
  // what a person wrote last, else where to look: an address must belong to its source
  const own = readings.find(({ author }) => author !== SHIPPED);
  const first = own ?? { source: lookUp[0]?.title, url: lookUp[0]?.url };
  const day = dayText(expectedDay(board, leaf));
  const known = (texts: readonly (string | undefined)[]) => {
    const suggest = [...new Set(texts.flatMap((text) => text ?? []))];
    return {
      suggest,
      ...(texts[0] === undefined ? {} : { hint: `Right arrow takes ${texts[0]}` }),
    };
  };
  return [
    {
      name: 'value',
      label: unit === '' || levels !== undefined ? 'value' : `value in ${unit}`,
      ...(levels === undefined
        ? { hint: mean === undefined ? 'a number' : 'a number: the reading itself, not the mean' }
        : { choices: levels.map(levelText) }),
    },
    {
      name: 'day',
      label: 'day',
      suggest: [day],
      hint: `${day}, which is expected next, if left empty`,
    },
    {
      name: 'source',
      label: 'source',
      ...known([first.source, ...readings.map(({ source }) => source)]),
    },
    {
      name: 'url',
      label: 'address',
      ...known([first.url, ...readings.map(({ url }) => url)]),
    },
    { name: 'confidence', label: 'confidence', choices: CONFIDENCES },
    { name: 'quote', label: 'quote', hint: 'the words of the source', more: true },
    { name: 'note', label: 'note', more: true },
  ];
}

/** The levels that can be chosen: beside the field there may be no room. */
function levelSections({ levels }: Leaf): readonly TableSection[] {
  if (levels === undefined) return [];
  return [
    table<undefined>({
      id: 'levels',
      title: '',
      lines: true,
      rows: [undefined],
      figures: { levels: { kind: 'text', get: () => levels.map(levelText).join(', ') } },
    }),
  ];
}

function levelText(name: string, level: number): string {
  return `${level} ${name}`;
}

function initialOf(leaf: Leaf, filled: ReadingRow | undefined): Values {
  if (filled?.value === undefined) return { confidence: 'moderate' };
  const { value, day, confidence, source = '', url = '', quote = '', note = '' } = filled;
  const name = leaf.levels?.[value];
  return {
    value: name === undefined ? String(value) : levelText(name, value),
    day: dayText(day),
    ...{ source, url, confidence, quote, note },
  };
}

/** What the next reading is to be compared with, and where to look for it. */
export function newestSection(board: Board, leaf: Leaf, corrected?: Reading): TableSection {
  const { latest, value } = board.leaf(leaf);
  const [place] = leaf.lookUp;
  return table<undefined>({
    id: 'newest',
    title: '',
    lines: true,
    rows: [undefined],
    figures: {
      newest: { kind: 'text', get: () => latest && readingText(leaf, latest) },
      mean: {
        kind: 'text',
        get: () =>
          leaf.mean === undefined || value === undefined
            ? undefined
            : `${valueText(value, leaf)} of ${countText('day', leaf.mean)}`,
      },
      rival: { kind: 'text', get: () => rivalText(leaf, corrected) },
      'look up': { kind: 'source', get: () => place },
      measures: { kind: 'text', get: () => leaf.measures },
    },
  });
}

function remarkSections({ doubts }: TypedReading): readonly TableSection[] {
  if (doubts.length === 0) return [];
  return [
    table<undefined>({
      id: 'remarks',
      title: '',
      lines: true,
      rows: [undefined],
      figures: {
        warning: { kind: 'text', get: () => doubts.join('; ') },
      },
    }),
  ];
}

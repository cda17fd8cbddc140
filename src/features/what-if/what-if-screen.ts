/** Values typed beside the real ones; nothing of it is written. */
import type { Leaf } from '../../model/strategy.ts';
import { countText, valueText } from '../../page/kinds.ts';
import type { Action, At, Form, Screen } from '../../tui/screen.ts';
import { WORDS } from '../board/board-screen.ts';
import type { World } from '../dashboard/world.ts';
import { valueHead } from '../indicator/indicator-page.ts';
import { leafOf } from '../indicator/indicator-screen.ts';
import { leafAt } from '../record/keys.ts';
import { newestSection } from '../record/record-screen.ts';
import { formsOf, keptValues, typedValue, type Values, valuesText } from './typed-value.ts';
import {
  type Least,
  leastOf,
  movedNodes,
  scoresSection,
  turnedIf,
  valuesSection,
} from './what-if-page.ts';

export const WHAT_IF: Action<World> = {
  key: 'w',
  label: 'what if',
  says: 'what if: try other values and see what they do',
  why: ({ screen }) => (screen === 'what-if' ? 'this is what if; Enter types a value' : undefined),
  run: () => ({ do: 'open', screen: 'what-if' }),
};

/** What is typed, in the options of the screen. */
const valuesAt = ({ world, options }: At<World>): Values => keptValues(world.board, options.values);

const why = (at: At<World>): string | undefined =>
  leafAt(at) === undefined ? 'no indicator is selected; Esc shows all' : undefined;

function typing(key: string): Action<World> {
  return {
    key,
    ...(key === 'Enter' ? { label: 'type a value' } : {}),
    says: 'type a value for the selected indicator; typing the real one removes it',
    why,
    run: (at) => ({
      do: 'open',
      screen: 'what-if-value',
      target: leafAt(at)?.id,
      options: { ...at.options, typed: key === 'Enter' ? '' : key },
    }),
  };
}

export const whatIfScreen: Screen<World> = {
  id: 'what-if',
  title: () => 'What if',
  load: async ({ board }) => leastOf(board),
  view: (at) => {
    const { board } = at.world;
    const values = valuesAt(at);
    return {
      kind: 'page',
      page: {
        id: 'what-if',
        title: 'What if',
        sections: [
          scoresSection(board, values, [board.strategy.index]),
          valuesSection(board, values, at.data as Least),
        ],
      },
      list: 'values',
      beside: () =>
        values.size === 0
          ? []
          : [...turnedIf(board, values), scoresSection(board, values, movedNodes(board, values))],
    };
  },
  actions: [
    ...['Enter', ...'123456789-+'].map(typing),
    {
      key: 'i',
      label: 'indicator',
      says: 'open the selected indicator',
      why,
      run: (at) => ({ do: 'open', screen: 'indicator', target: leafAt(at)?.id }),
    },
  ],
  loses: (at) => {
    const { size } = valuesAt(at);
    return size === 0 ? undefined : `leave and forget ${countText('typed value', size)}`;
  },
  words: [
    ['now', 'the value that counts: the mean or the count, not the newest reading'],
    ['what if', 'what you typed; nothing of it is written'],
    ['of the index', WORDS.share],
    ['for …', 'the nearest value that alone takes the index into the next band up; –: none does'],
  ],
};

export const whatIfValueScreen: Screen<World> = {
  id: 'what-if-value',
  title: ({ world, target }) => leafOf(world, target).title,
  view: (at) => ({ kind: 'form', form: valueForm(at, leafOf(at.world, at.target)) }),
  words: [
    ['x2 /2 +10%', 'the real value doubled, halved, or a tenth more'],
    ['one more', 'a count with one more event; if signed, one more good or one more bad'],
  ],
};

function valueForm(at: At<World>, leaf: Leaf): Form<World> {
  const { board } = at.world;
  const present = board.leaf(leaf).value;
  const now = present === undefined ? [] : [`${valueText(present, leaf)} now`];
  const text = (value: number): string => {
    const name = leaf.levels?.[value];
    return name === undefined ? String(value) : `${value} ${name}`;
  };
  const read = ({ value = '' }: { readonly value?: string }) =>
    value.trim() === '' && present !== undefined
      ? present
      : typedValue(board, leaf, leaf.levels === undefined ? value : (value.split(' ')[0] ?? ''));
  /** The real value is none that is typed. */
  const valuesWith = (value: number): Values => {
    const values = new Map(valuesAt(at));
    values.delete(leaf);
    return value === present ? values : values.set(leaf, value);
  };
  const kept = valuesAt(at).get(leaf) ?? (leaf.levels && present);
  const typed = at.options.typed || (kept === undefined ? '' : text(kept));
  return {
    draft: `what if ${leaf.id}`,
    fields: [
      {
        name: 'value',
        label: leaf.unit === '' ? valueHead(leaf) : `${valueHead(leaf)}, in ${leaf.unit}`,
        ...(leaf.levels === undefined
          ? { hint: [...now, formsOf(leaf)].join('; ') }
          : { choices: leaf.levels.map((_name, at) => text(at)) }),
      },
    ],
    initial: { value: typed },
    above: [newestSection(board, leaf)],
    below: (fields) => {
      const value = read(fields);
      if (typeof value !== 'number') return [];
      const values = valuesWith(value);
      return [scoresSection(board, values, [board.strategy.index]), ...turnedIf(board, values)];
    },
    check: (fields) => {
      const value = read(fields);
      return typeof value === 'number' ? [] : [{ ...value, path: 'value' }];
    },
    save: (fields) => {
      const value = read(fields);
      if (typeof value !== 'number') return { do: 'nothing' };
      const values = valuesText(valuesWith(value));
      return { do: 'all', nexts: [{ do: 'back' }, { do: 'set', options: { values } }] };
    },
    verb: 'try',
  };
}

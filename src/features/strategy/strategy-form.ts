/** The form of what a strategy asks: of a new one, or of the target `tram`. */
import { existsSync } from 'node:fs';
import { type Day, isoDay } from '../../model/day.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import { idFrom, problemsOf } from '../../model/strategy-edit.ts';
import type { BranchFile, StrategyFile } from '../../model/strategy-link.ts';
import { parseBoardDay } from '../../model/typed-day.ts';
import { dayText } from '../../page/kinds.ts';
import { SHIPPED_STRATEGY } from '../../store/load-strategy.ts';
import { journalPath } from '../../store/open.ts';
import { ownIds } from '../../store/strategies.ts';
import type { Field, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import {
  ANSWERS,
  blankFile,
  boardBy,
  boardSection,
  changing,
  type Draft,
  readDraft,
  trimmed,
} from './draft.ts';

const fieldsOf = (today: Day, isNew: boolean): readonly Field[] => [
  { name: 'question', label: 'question', hint: 'what the board answers' },
  { name: 'title', label: 'title', hint: 'a name for it' },
  ...(isNew
    ? [{ name: 'tracks', label: 'tracks', hint: 'its two to five parts, separated by commas' }]
    : []),
  {
    name: 'start',
    label: 'start',
    hint: `changes count from this day; ${dayText(today)} if left empty`,
  },
  { name: 'up', label: 'if it rises', hint: ANSWERS.up },
  { name: 'still', label: 'if it stays', hint: ANSWERS.still },
  { name: 'down', label: 'if it falls', hint: ANSWERS.down },
  ...(isNew
    ? [{ name: 'id', label: 'id', hint: 'made from the title if left empty', more: true } as const]
    : []),
];

export const strategyForm: Screen<World> = {
  id: 'strategy-form',
  apart: true,
  load: readDraft,
  title: ({ data, target }) =>
    target === undefined ? 'a strategy of your own' : (data as Draft).file.title,
  view: (at) => {
    const { world, target } = at;
    const draft = at.data as Draft;
    const isNew = target === undefined;
    const isTaken = takenIn(world);
    const made = (values: Values): StrategyFile => {
      const { id = '', title = '', tracks = '' } = values;
      if (!isNew) return withAsked(draft.file, values, world.today);
      const file = blankFile(id || idFrom(title, isTaken), title, tracksOf(tracks));
      return withAsked(file, values, world.today);
    };
    return {
      kind: 'form',
      form: {
        draft: `strategy of ${target ?? ''}`,
        fields: fieldsOf(world.today, isNew),
        initial: isNew ? {} : textsOf(draft.file),
        below: () => (isNew ? [] : [boardSection(boardBy(world, draft, draft.file), draft.before)]),
        check: (typed) => {
          const values = trimmed(typed);
          const { question, id = '' } = values;
          return [
            ...(question === '' ? [{ path: 'question', message: 'must not be empty' }] : []),
            ...problemsOf(made(values)).flatMap(toField),
            ...startProblems(values, world.today),
            ...(isNew && id !== '' && isTaken(id)
              ? [{ path: 'id', message: 'is taken; write another one' }]
              : []),
          ];
        },
        save: (typed) => {
          const file = made(trimmed(typed));
          return changing(
            at,
            { ...draft, file },
            isNew
              ? { do: 'open', screen: 'strategy', target: file.id, replace: true }
              : { do: 'back' },
          );
        },
        verb: isNew ? 'begin' : 'keep',
      },
    };
  },
  words: [
    ['question', 'what the index answers: yes when it rises, no when it falls'],
    ['tracks', 'the parts of the question, each with a panel and a number of its own'],
  ],
};

/** Only what the form asks; the tracks have no indicators yet. */
function toField({ path, message }: Problem): Problem[] {
  const [name = ''] = /\w+$/.exec(path.replace(/^index\.title$/, 'title')) ?? [];
  if (path === 'index.children') return [{ path: 'tracks', message: 'must name at least one' }];
  if (path.startsWith('index.children')) return [];
  return [{ path: name, message: name === 'title' ? 'must not be empty' : message }];
}

function dayOf({ start = '' }: Values, today: Day): Day {
  return start.trim() === '' ? today : parseBoardDay(start, today);
}

function startProblems(values: Values, today: Day): readonly Problem[] {
  try {
    dayOf(values, today);
    return [];
  } catch (error) {
    if (isRefusal(error)) return [{ path: 'start', message: error.message }];
    throw error;
  }
}

/** Ids that have a strategy, a draft or a journal. */
function takenIn({ context, boards }: World): (id: string) => boolean {
  const { data } = context.folders;
  const ids = new Set([
    ...ownIds(data),
    ...ownIds(data, '.draft'),
    boards.strategy.id.toLowerCase(),
    SHIPPED_STRATEGY,
  ]);
  return (id) => ids.has(id.toLowerCase()) || existsSync(journalPath(data, id));
}

/** A file with what the form asks; an answer that is left empty stays as it is. */
function withAsked(file: StrategyFile, values: Values, today: Day): StrategyFile {
  const { question = '', title = '', up, still, down } = values;
  const { answers } = file;
  const isDay = startProblems(values, today).length === 0;
  return {
    ...file,
    title,
    question,
    start: isDay ? isoDay(dayOf(values, today)) : file.start,
    answers: {
      up: up || answers.up,
      still: still || answers.still,
      down: down || answers.down,
    },
  };
}

function tracksOf(text: string): readonly BranchFile[] {
  const taken = new Set(['index']);
  return text
    .split(',')
    .map((title) => title.trim())
    .filter((title) => title !== '')
    .map((title) => {
      const id = idFrom(title, (each) => taken.has(each));
      taken.add(id);
      return { id, title, track: true, children: [] };
    });
}

function textsOf({ title, start, question, answers }: StrategyFile): Values {
  return { title, start, question, ...answers };
}

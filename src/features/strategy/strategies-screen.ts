/** The strategies, to choose one; and the keys that make one and change one. */
import { isRefusal } from '../../model/problem.ts';
import { type Page, table } from '../../page/page.ts';
import {
  ownStrategy,
  SHIPPED_STRATEGY,
  strategyFile,
  strategySetting,
} from '../../store/load-strategy.ts';
import { draftOf, ownIds } from '../../store/strategies.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { Context } from '../context.ts';
import { leave, type World } from '../dashboard/world.ts';
import { nodeAt } from '../record/keys.ts';
import { chooseStrategy } from './revision.ts';

export const STRATEGIES: Action<World> = {
  key: 'S',
  says: 'the strategy that the board shows: choose another',
  run: () => ({ do: 'open', screen: 'strategies' }),
};

export const NEW_STRATEGY: Action<World> = {
  key: 'N',
  writes: true,
  says: 'begin a strategy of your own: a question, tracks, indicators',
  run: () => ({ do: 'open', screen: 'strategy-form' }),
};

export const EDIT_STRATEGY: Action<World> = {
  key: 'E',
  writes: true,
  says: 'edit your strategy, or the selected track or indicator of it',
  why: ({ world: { context, boards } }) => {
    const { id } = boards.strategy;
    return context.strategyFile === ownStrategy(context.folders.data, id)
      ? undefined
      : `not your own; axiswatch strategy new ID --from ${context.strategyFile ?? SHIPPED_STRATEGY} copies it`;
  },
  run: (at) => {
    const { id } = at.world.boards.strategy;
    const node = at.screen === 'board' ? undefined : nodeAt(at);
    return node === undefined || node.parent === undefined
      ? { do: 'open', screen: 'strategy', target: id }
      : {
          do: 'open',
          screen: 'strategy-node',
          target: `${id}/${node.id}`,
          options: { from: 'board' },
        };
  },
};

const rowOf = ({ data, row }: At<World>): Listed | undefined =>
  (data as readonly Listed[]).find(({ name }) => name === row?.id);

export const strategiesScreen: Screen<World> = {
  id: 'strategies',
  load: ({ context }) => listedStrategies(context),
  title: () => 'Strategies',
  actions: [
    {
      key: 'Enter',
      label: 'use',
      says: 'show the board of the selected strategy, or continue a draft',
      why: (at) =>
        rowOf(at)?.problem === undefined
          ? undefined
          : 'it cannot be used; axiswatch strategy check says why',
      run: (at) => {
        const row = rowOf(at);
        if (row === undefined) return { do: 'nothing' };
        const { isDraft, isInUse, hash } = row;
        // of another one that is saved the board comes first: it is compared with that
        if (isDraft && (isInUse || hash === undefined))
          return { do: 'open', screen: 'strategy', target: row.name };
        const work = () => chosen(at.world, row.name);
        return { do: 'all', nexts: [{ do: 'home' }, { do: 'work', work }] };
      },
    },
    { ...NEW_STRATEGY, label: 'new' },
  ],
  view: ({ data }) => ({
    kind: 'page',
    page: strategiesPage(data as readonly Listed[]),
    list: 'strategies',
  }),
};

async function chosen({ context, session }: World, name: string): Promise<Next<World>> {
  await leave(context);
  session.day = undefined;
  await chooseStrategy(context, strategySetting(context.folders.data, name));
  return { do: 'say', text: `the board shows ${(await context.strategy()).title}` };
}

export interface Listed {
  /** By which it is used: an id, a file, or that of the shipped one. */
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly hash?: string;
  /** Something is not saved yet, of a draft alone all of it. */
  readonly isDraft: boolean;
  readonly isInUse: boolean;
  readonly problem?: string;
}

/** The one that comes along, a person's own, and the one in the settings. */
export async function listedStrategies(context: Context): Promise<readonly Listed[]> {
  const { data } = context.folders;
  const own = ownIds(data);
  const names = [SHIPPED_STRATEGY, ...own, context.settings.strategy, context.strategyFile ?? ''];
  const drafts = ownIds(data, '.draft');
  // each file once, by the first name that it has
  const byFile = new Map<string | undefined, string>();
  for (const name of names.filter((each) => each !== '')) {
    const file = strategyFile(data, name);
    if (!byFile.has(file)) byFile.set(file, name);
  }
  const rows = [...byFile].map(async ([file, name]): Promise<Listed> => {
    const shared = { name, isDraft: drafts.includes(name), isInUse: file === context.strategyFile };
    try {
      const { id, title, hash } = (await context.load(file)).strategy;
      return { ...shared, id, title, hash };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { ...shared, id: name, title: '', problem: error.message };
    }
  });
  const unsaved = drafts.filter((id) => !own.includes(id));
  return [
    ...(await Promise.all(rows)),
    ...unsaved.map((name): Listed => {
      const { id, title } = draftOf(data, name)?.file ?? { id: name, title: '' };
      return { name, id, title, isDraft: true, isInUse: false };
    }),
  ];
}

export function strategiesPage(rows: readonly Listed[]): Page {
  return {
    id: 'strategies',
    title: 'Strategies',
    sections: [
      table<Listed>({
        id: 'strategies',
        title: '',
        rows,
        target: ({ name }) => ({ feature: 'strategies', id: name }),
        figures: {
          id: { kind: 'id', get: ({ id }) => id },
          title: { kind: 'text', get: ({ title }) => title, grows: true },
          hash: { kind: 'id', head: 'version', get: ({ hash }) => hash, drop: 2 },
          file: {
            kind: 'text',
            head: 'from',
            get: ({ name, id }) => (name === id.toLowerCase() ? 'your own' : name),
            drop: 1,
          },
          state: {
            kind: 'state',
            get: ({ isInUse, isDraft, problem }) =>
              [
                ...(problem === undefined ? [] : ['not good']),
                ...(isInUse ? ['in use'] : []),
                ...(isDraft ? ['draft'] : []),
              ].join(', '),
          },
        },
      }),
    ],
  };
}

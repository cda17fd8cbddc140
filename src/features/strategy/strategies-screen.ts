/** The strategies, to choose one; and the keys that make one and change one. */
import { ownStrategy, SHIPPED_STRATEGY, strategySetting } from '../../store/load-strategy.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import { leave, type World } from '../dashboard/world.ts';
import { nodeAt } from '../record/keys.ts';
import { chooseStrategy } from './revision.ts';
import { type Listed, listedStrategies, strategiesPage } from './strategies-page.ts';

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
      says: 'show the board of the selected strategy; go on with a draft',
      why: (at) =>
        rowOf(at)?.problem === undefined
          ? undefined
          : 'it cannot be used; axiswatch strategy check says why',
      run: (at) => {
        const row = rowOf(at);
        if (row === undefined) return { do: 'nothing' };
        if (row.isDraft) return { do: 'open', screen: 'strategy', target: row.name };
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
  return { do: 'say', text: `${(await context.strategy()).title} from now on` };
}

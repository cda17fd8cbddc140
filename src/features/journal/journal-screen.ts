/** The screen of the same page as the command's. */
import type { Action, At, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { nodeOf, OPEN_NODE } from '../indicator/indicator-screen.ts';
import { type Act, actDetails, actsOf, journalPage } from './journal.ts';

const actOf = ({ data }: Pick<At<World>, 'data'>, id: string | undefined): Act | undefined =>
  (data as readonly Act[]).find(({ target }) => target.id === id);

const isOfOne = ({ world, row }: At<World>): boolean => nodeOf(world, row?.id) !== undefined;

/** What it is about or, where that is several, all of its rows. */
const OPEN: Action<World> = {
  ...OPEN_NODE,
  why: (at) => {
    const { rows = [], edits = [] } = actOf(at, at.row?.id) ?? {};
    return isOfOne(at) || rows.length + edits.length > 0 ? undefined : 'its row says all of it';
  },
  run: (at) =>
    isOfOne(at) ? OPEN_NODE.run(at) : { do: 'open', screen: 'action', target: at.row?.id },
};

export const journalScreen: Screen<World> = {
  id: 'journal',
  load: ({ context }) => actsOf(context),
  title: () => 'Journal',
  actions: [OPEN],
  view: ({ world, data }) => ({
    kind: 'page',
    page: journalPage(world.board, data as readonly Act[]),
    list: 'actions',
    beside: (row) => {
      const act = actOf({ data }, row?.id);
      return act === undefined ? [] : actDetails(world.board, act);
    },
  }),
  words: [
    ['who', 'who recorded it; shipped: it came with the program'],
    ['before, after', 'the index of that day without it and with it'],
  ],
};

/** All that one action wrote or revised. */
export const actionScreen: Screen<World> = {
  id: 'action',
  load: ({ context }) => actsOf(context),
  title: (at) => actOf(at, at.target)?.did ?? '',
  actions: [OPEN_NODE],
  view: ({ world, data, target }) => {
    const act = actOf({ data }, target);
    const sections = act === undefined ? [] : actDetails(world.board, act, Infinity);
    return { kind: 'page', page: { id: 'action', title: '', sections }, list: 'rows' };
  },
};

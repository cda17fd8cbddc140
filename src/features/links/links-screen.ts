/** The links on the screen, and one of them with our acts about its cause. */
import type { Link } from '../../model/strategy.ts';
import type { Page } from '../../page/page.ts';
import type { Screen } from '../../tui/screen.ts';
import { targetOf } from '../board/board-page.ts';
import type { World } from '../dashboard/world.ts';
import { nodeOf } from '../indicator/indicator-screen.ts';
import { curveSections, linkOf, linkPage, linksPage } from './links.ts';

const WORDS: Screen<World>['words'] = [
  ['cause', 'what our side works on'],
  ['effect', 'what that should bring about'],
  ['error', 'a change of less than that would not show'],
];

export const linksScreen: Screen<World> = {
  id: 'links',
  load: async ({ board }) => linksPage(board),
  title: ({ data }) => (data as Page).title,
  view: ({ world: { board }, data }) => ({
    kind: 'page',
    page: data as Page,
    list: 'links',
    beside: (row) => {
      const link = linkOf(board, row?.id);
      return link === undefined ? [] : curveSections(board, link);
    },
  }),
  words: WORDS,
};

export const linkScreen: Screen<World> = {
  id: 'link',
  load: async ({ board }, target) => linkPage(board, linkOf(board, target) as Link, false),
  title: ({ data }) => (data as Page).title,
  view: ({ data }) => ({ kind: 'page', page: data as Page, list: 'acts' }),
  actions: [
    {
      key: 'Enter',
      says: 'open the cause, the effect or the act',
      run: ({ world, row }) => {
        const [, what = ''] = row?.id?.split('=') ?? [];
        const node = nodeOf(world, row?.id);
        if (node === undefined) return { do: 'nothing' };
        const { feature, id } = targetOf(node);
        return what === 'cause' || what === 'effect'
          ? { do: 'open', screen: feature, target: id }
          : { do: 'open', screen: 'event', target: what };
      },
    },
  ],
  words: [
    ...WORDS,
    ['pledged, decided', 'said that it will be done; decided, but not yet done'],
    ['delivered, dropped', 'done; given up or taken back'],
    ['change', 'since the day beside it; of an act, that of the effect; dim within its error'],
    ['then', 'what followed the act above; an act of several steps is shown by its last'],
  ],
};

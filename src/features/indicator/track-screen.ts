/** A track on the screen: its indicators, and beside them what the selected one rests on. */
import type { Leaf, Node } from '../../model/strategy.ts';
import type { Page } from '../../page/page.ts';
import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { chartSections } from './indicator-chart.ts';
import { aboutSection, latestSections } from './indicator-page.ts';
import { nodeOf, OUTWARDS } from './indicator-screen.ts';
import { trackPage } from './track-page.ts';

export const trackScreen: Screen<World> = {
  id: 'track',
  load: async (world, target) => trackPage(world.board, nodeOf(world, target) as Node),
  title: ({ world, target }) => nodeOf(world, target)?.title ?? '',
  actions: OUTWARDS,
  view: ({ world, data }) => ({
    kind: 'page',
    page: data as Page,
    list: 'indicators',
    beside: (row) => {
      if (row === undefined) return [];
      const leaf = nodeOf(world, row.id) as Leaf;
      return [
        ...chartSections(world.board, leaf),
        ...latestSections(world.board, leaf),
        aboutSection(leaf),
      ];
    },
  }),
  words: [
    ['interval', '90 % of the evidence lies in it; the model itself may be wrong'],
    ['since', 'the change of the score since the start; dim where it lies within the error'],
    ['brings', 'its part of the score of the track; the parts add up to it'],
    ['age', 'days since the day that its value refers to'],
    ['of the index', 'its share of the index: a point of it moves the index by so much of a point'],
    ['of the doubt', 'the part of the interval that reading it anew takes away first'],
    ['~', 'late: nobody looked for longer than its publisher takes'],
    ['x', 'expired: the newest reading is too old to say anything'],
    ['!', 'a tripwire is crossed; red of an alert'],
    ['+', 'a tripwire is crossed that is good news'],
    ['▾', 'an event that names it'],
  ],
};

/** The screen of the same page as the command's. */
import { addMonthsTo } from '../../model/day.ts';
import type { Page } from '../../page/page.ts';
import type { Action, At, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { OPEN_NODE } from '../indicator/indicator-screen.ts';
import { aheadPage } from './ahead-page.ts';

export const AHEAD: Action<World> = {
  key: '>',
  says: 'ahead: what expires if nothing is recorded, and how the index moves',
  run: () => ({ do: 'open', screen: 'ahead', target: '=1' }),
};

const MOST_YEARS = 3;

/** Of the target `=2`. */
const yearsOf = (target = '=1'): number => Number(target.slice(1));

function step(by: number): Pick<Action<World>, 'why' | 'run'> {
  const years = ({ target }: At<World>): number => yearsOf(target) + by;
  return {
    why: (at) =>
      years(at) < 1 || years(at) > MOST_YEARS ? 'it shows one to three years' : undefined,
    run: (at) => ({ do: 'open', screen: 'ahead', target: `=${years(at)}`, replace: true }),
  };
}

export const aheadScreen: Screen<World> = {
  id: 'ahead',
  load: async ({ boards, today }, target) =>
    aheadPage(boards, today, addMonthsTo(today, 12 * yearsOf(target))),
  title: () => 'Ahead, if nothing is recorded',
  view: ({ data }) => ({ kind: 'page', page: data as Page, list: 'ahead' }),
  actions: [
    OPEN_NODE,
    { key: ']', label: 'a year more', says: 'a year further ahead', ...step(1) },
    { key: '[', says: 'a year less', ...step(-1) },
  ],
  words: [
    [
      'late',
      'its next figure is due, and nobody has looked; a reading before that day prevents it',
    ],
    [
      'expires',
      'its newest reading becomes too old to count; a reading before that day prevents it',
    ],
    ['ages out', 'an event becomes too old for its count'],
    ['band, no index', 'the index enters another band, or less than half of it has a score'],
    [
      'prevented by',
      'the indicators that keep the band if they are read again with the same value',
    ],
    ['index, change', 'the index after it, and by how much that moves it'],
  ],
};

/** The form of the two days between which a score moved. */
import { isoDay, parseIsoDay } from '../../model/day.ts';
import { isRefusal, type Problem, problemText } from '../../model/problem.ts';
import { parseBoardDay } from '../../model/typed-day.ts';
import { dayText } from '../../page/kinds.ts';
import type { At, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { nodeOf } from '../indicator/indicator-screen.ts';
import { periodOf, whyTarget } from './why-screen.ts';

export const periodScreen: Screen<World> = {
  id: 'period',
  title: () => 'between two days',
  view: (at) => {
    const { world, target } = at;
    const [from, to] = periodOf(at).split('..').map(parseIsoDay);
    return {
      kind: 'form',
      form: {
        draft: 'period',
        verb: 'show',
        fields: [
          { name: 'from', label: 'from', hint: '1y, 30d, 1 nov or start' },
          { name: 'to', label: 'to' },
        ],
        initial: {
          from: from === undefined ? '' : dayText(from),
          to: dayText(to ?? world.board.day),
        },
        below: () => [],
        check: (values) => {
          const read = typedPeriod(at, values);
          return typeof read === 'string' ? [] : read;
        },
        save: (values) => {
          const period = typedPeriod(at, values);
          const node = nodeOf(world, target) ?? world.board.strategy.index;
          if (typeof period !== 'string') return { do: 'nothing' };
          return {
            do: 'all',
            nexts: [
              { do: 'back' },
              { do: 'open', screen: 'why', target: whyTarget(node, period), replace: true },
            ],
          };
        },
      },
    };
  },
};

/** The period of what was typed, or what is wrong with it. */
function typedPeriod({ world }: At<World>, values: Values): string | readonly Problem[] {
  const problems: Problem[] = [];
  const days = ['from', 'to'].map((name) => {
    const text = values[name]?.trim() ?? '';
    try {
      return text === 'start' ? world.board.strategy.start : parseBoardDay(text, world.today);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      problems.push({ path: name, message: error.problems.map(problemText).join('; ') });
      return 0;
    }
  });
  const [from = 0, to = 0] = days;
  if (problems.length > 0) return problems;
  return from <= to
    ? `${isoDay(from)}..${isoDay(to)}`
    : [{ path: 'from', message: `is after ${dayText(to)}; name the earlier day first` }];
}

/** The screen of the same page as the command's. */
import { openSettings } from '../../store/settings.ts';
import type { At, Next, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { chartSections } from '../indicator/indicator-page.ts';
import { leafOf, OPEN_NODE } from '../indicator/indicator-screen.ts';
import {
  type Alert,
  alertDetails,
  alertsOf,
  alertsPage,
  alertTarget,
  crossingKey,
} from './alerts.ts';

export const alertsScreen: Screen<World> = {
  id: 'alerts',
  load: async ({ board, context }) => alertsOf(board, context),
  title: () => 'Alerts and watches',
  actions: [
    OPEN_NODE,
    {
      key: 'Space',
      label: 'seen',
      says: 'mark a crossing as seen, or as new again; the next crossing is new',
      why: (at) =>
        selectedOf(at)?.seen === undefined
          ? 'only a crossed tripwire can be marked as seen; e records a reading'
          : undefined,
      run: (at) => ({ do: 'work', work: () => see(at) }),
    },
  ],
  view: ({ world, data }) => {
    const rows = data as readonly Alert[];
    return {
      kind: 'page',
      page: alertsPage(rows),
      list: 'alerts',
      beside: (row) => [
        ...alertDetails(rows, row?.id),
        ...(row === undefined ? [] : chartSections(world.board, leafOf(world, row.id))),
      ],
    };
  },
  words: [
    [
      'alert, watch',
      'what must be known at once, and what is worth a look; neither changes a score',
    ],
    ['crossed', 'the value is at the line or past it'],
    ['unknown', 'there is no reading yet, or the newest one is too old to count'],
    ['good, bad', 'good: the line is crossed towards the better goalpost'],
    ['new, seen', 'whether Space marked this crossing as seen'],
  ],
};

function selectedOf({ data, row }: At<World>): Alert | undefined {
  return (data as readonly Alert[]).find((each) => alertTarget(each).id === row?.id);
}

async function see(at: At<World>): Promise<Next<World>> {
  const { board, context } = at.world;
  const alert = selectedOf(at);
  if (alert === undefined) return { do: 'nothing' };
  const [name, since] = crossingKey(alert);
  const { [name]: _, ...others } = context.settings.seen[board.strategy.id] ?? {};
  const settings = await openSettings(context.folders.config);
  settings.see(board.strategy.id, alert.seen === 'seen' ? others : { ...others, [name]: since });
  context.readSettings();
  return { do: 'nothing' };
}

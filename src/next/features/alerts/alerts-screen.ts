import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { chartSections } from '../indicator/indicator-chart.ts';
import { leafOf, OPEN_NODE } from '../indicator/indicator-screen.ts';
import { type Alert, alertDetails, alertsOf, alertsPage } from './alerts.ts';

export const alertsScreen: Screen<World> = {
  id: 'alerts',
  load: async ({ board }) => alertsOf(board),
  title: () => 'Alerts and watches',
  actions: [OPEN_NODE],
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
    ['crossed', 'the value stands at the line or past it'],
    ['unknown', 'nothing was read yet, or the newest reading is too old to say anything'],
    ['good, bad', 'good where the line lies towards the better end'],
  ],
};

/** Every screen, and the keys that hold on all of them. */
import type { Action, Screen } from '../../tui/screen.ts';
import { AHEAD, aheadScreen } from '../ahead/ahead-screen.ts';
import { alertsScreen } from '../alerts/alerts-screen.ts';
import { compareScreen, dayScreen } from '../another-day/day-screen.ts';
import { ANOTHER_DAY, BESIDE, KNOWN, onlyToday, TODAY } from '../another-day/keys.ts';
import { targetOf } from '../board/board-page.ts';
import { boardScreen } from '../board/board-screen.ts';
import { eventForm } from '../event/event-form.ts';
import { EVENTS, eventScreen, eventsScreen } from '../event/events-screen.ts';
import { findScreen } from '../find/find-screen.ts';
import {
  FORECASTS,
  forecastForm,
  forecastsScreen,
  giveForm,
  offersScreen,
} from '../forecast/forecast-screen.ts';
import { helpScreen } from '../help/help-screen.ts';
import { INBOX, inboxScreen, refuseScreen } from '../inbox/inbox-screen.ts';
import { indicatorScreen, noteScreen } from '../indicator/indicator-screen.ts';
import { trackScreen } from '../indicator/track-page.ts';
import { actionScreen, journalScreen } from '../journal/journal-screen.ts';
import {
  JUDGEMENTS,
  judgementForm,
  judgementScreen,
  judgementsScreen,
  replyForm,
} from '../judgement/judgement-screen.ts';
import { linkScreen, linksScreen } from '../links/links-screen.ts';
import { CHECKED, LATE, leafAt, RECORD, REDO, UNDO } from '../record/keys.ts';
import { lateScreen } from '../record/late-screen.ts';
import { recordScreen } from '../record/record-screen.ts';
import { reportScreen } from '../report/report-screen.ts';
import { settingsScreen } from '../settings/settings-screen.ts';
import { nodeForm, weightsForm } from '../strategy/node-form.ts';
import {
  EDIT_STRATEGY,
  NEW_STRATEGY,
  STRATEGIES,
  strategiesScreen,
} from '../strategy/strategies-screen.ts';
import { strategyForm } from '../strategy/strategy-form.ts';
import { reasonForm, strategyScreen } from '../strategy/strategy-screen.ts';
import { WHAT_IF, whatIfScreen, whatIfValueScreen } from '../what-if/what-if-screen.ts';
import { periodScreen } from '../why/period-screen.ts';
import { EXPLAIN, whyScreen } from '../why/why-screen.ts';
import type { World } from './world.ts';

const TRACKS: readonly Action<World>[] = Array.from({ length: 9 }, (_, at) => ({
  key: String(at + 1),
  says: 'open a track',
  why: ({ world }) =>
    world.parts.tracks[at] === undefined ? 'there is no track of that number' : undefined,
  run: ({ world }) => {
    const node = world.parts.tracks[at]?.node;
    if (node === undefined) return { do: 'nothing' };
    const { feature, id } = targetOf(node);
    return { do: 'open', screen: feature, target: id };
  },
}));

/** In the order of the footer. */
const EVERYWHERE: readonly Action<World>[] = [
  ...TRACKS,
  RECORD,
  LATE,
  TODAY,
  EXPLAIN,
  EVENTS,
  WHAT_IF,
  ANOTHER_DAY,
  KNOWN,
  BESIDE,
  CHECKED,
  UNDO,
  REDO,
  AHEAD,
  JUDGEMENTS,
  FORECASTS,
  {
    key: ':',
    says: 'find anything by its name, or record a reading in one line: id 34 31 oct source',
    run: () => ({ do: 'open', screen: 'find' }),
  },
  {
    key: '?',
    says: 'explain the keys and words of this screen',
    run: ({ screen }) => ({ do: 'open', screen: 'help', target: screen }),
  },
  INBOX,
  {
    key: 'R',
    says: 'recipes: collect what is new, or make one by pointing at a table',
    run: (at) => {
      const leaf = leafAt(at);
      const options = leaf === undefined ? {} : { indicator: leaf.id };
      return { do: 'open', screen: 'recipes', options };
    },
  },
  {
    key: 'J',
    says: 'the journal: who recorded what and when',
    run: () => ({ do: 'open', screen: 'journal' }),
  },
  {
    key: '!',
    says: 'the alerts and watches that are crossed or unknown',
    run: () => ({ do: 'open', screen: 'alerts' }),
  },
  {
    key: 'm',
    says: 'cause and effect: the links of the strategy, and our acts',
    run: () => ({ do: 'open', screen: 'links' }),
  },
  STRATEGIES,
  NEW_STRATEGY,
  EDIT_STRATEGY,
  { key: ',', says: 'settings', run: () => ({ do: 'open', screen: 'settings' }) },
];

const recipes = () => import('../recipes/recipes-screen.ts');
const teaching = () => import('../recipes/teach-screen.ts');

/** A screen whose code is loaded when it is opened. */
function onUse(id: string, code: () => Promise<Screen<World>>): Screen<World> {
  let loaded: Screen<World> | undefined;
  const screen = (): Screen<World> => loaded as Screen<World>;
  return {
    id,
    load: async (world, target, options) => {
      loaded ??= onlyToday(await code());
      return loaded.load?.(world, target, options);
    },
    title: (at) => screen().title(at),
    view: (at) => screen().view(at),
    get actions() {
      return loaded?.actions ?? [];
    },
    get words() {
      return loaded?.words ?? [];
    },
  };
}

export const SCREENS: ReadonlyMap<string, Screen<World>> = new Map(
  [
    boardScreen(EVERYWHERE),
    trackScreen,
    indicatorScreen,
    noteScreen,
    journalScreen,
    actionScreen,
    alertsScreen,
    eventsScreen,
    eventScreen,
    eventForm,
    inboxScreen,
    refuseScreen,
    findScreen(() => EVERYWHERE),
    helpScreen(() => SCREENS),
    settingsScreen,
    recordScreen,
    lateScreen,
    whatIfScreen,
    whatIfValueScreen,
    aheadScreen,
    whyScreen,
    periodScreen,
    dayScreen,
    compareScreen,
    linksScreen,
    reportScreen,
    linkScreen,
    judgementsScreen,
    judgementScreen,
    judgementForm,
    replyForm,
    forecastsScreen,
    offersScreen,
    forecastForm,
    giveForm,
    strategiesScreen,
    strategyScreen,
    strategyForm,
    nodeForm,
    weightsForm,
    reasonForm,
  ]
    .map(onlyToday)
    .concat([
      onUse('recipes', async () => (await recipes()).recipesScreen),
      onUse('recipe', async () => (await recipes()).recipeScreen),
      onUse('recipe-source', async () => (await teaching()).sourceForm),
      onUse('recipe-table', async () => (await teaching()).tableScreen),
      onUse('recipe-form', async () => (await teaching()).recipeForm),
    ])
    .map((screen) => [screen.id, screen]),
);

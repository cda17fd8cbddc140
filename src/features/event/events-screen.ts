/** The ledger of events, and one event, with what a key does to it. */
import type { Page } from '../../page/page.ts';
import type { Action, At, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { aboutOf, ON_ROW, writtenAt } from '../indicator/indicator-screen.ts';
import { eventPage, ledgerDetails, ledgerPage, VIEWS, type View } from './event-page.ts';

export const EVENTS: Action<World> = {
  key: 'v',
  label: 'events',
  says: 'events: who did what, and what followed',
  run: () => ({ do: 'open', screen: 'events' }),
};

function viewedBy({ options }: At<World>): View {
  return VIEWS.find((each) => each === options.view) ?? 'all';
}

export const eventsScreen: Screen<World> = {
  id: 'events',
  title: () => 'Events',
  actions: [
    {
      key: 'a',
      label: 'add',
      writes: true,
      says: 'add an event',
      run: () => ({ do: 'open', screen: 'event-form' }),
    },
    {
      key: 'Tab',
      label: 'view',
      says: 'show all events, those of the others by side, or ours by stage with what followed',
      run: (at) => {
        const next = VIEWS[(VIEWS.indexOf(viewedBy(at)) + 1) % VIEWS.length] ?? 'all';
        return { do: 'set', options: { view: next } };
      },
    },
    ...ON_ROW,
  ],
  view: (at) => {
    const { board } = at.world;
    const view = viewedBy(at);
    return {
      kind: 'page',
      page: ledgerPage(board, view),
      list: 'events',
      beside: (row) => {
        const event = writtenAt(at.world, row?.id);
        return event === undefined || !('nodes' in event)
          ? []
          : [ledgerDetails(board, event, view)];
      },
    };
  },
  words: [
    ['good, bad', 'for the strategy, in the judgement of whoever recorded it'],
    ['bears on', 'the indicators and branches that it names'],
    ['followed by', 'the later events that follow it'],
    ['amount', 'what it adds to the counts that it names, where that is not 1'],
  ],
};

export const eventScreen: Screen<World> = {
  id: 'event',
  title: () => 'Event',
  actions: ON_ROW,
  view: (at) => {
    const { world } = at;
    const event = writtenAt(world, aboutOf(at));
    const page: Page =
      event !== undefined && 'nodes' in event
        ? eventPage(world.board, event)
        : { id: 'event', title: '', sections: [] };
    return { kind: 'page', page, list: 'ties' };
  },
  words: [
    ['bears on', 'the indicators and branches that it names'],
    ['follows, followed by', 'the event that it follows, and those that follow it'],
    ['counts in', 'in the count: within its days, and followed by no other event'],
  ],
};

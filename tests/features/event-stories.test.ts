/** Stories of events: finding them, seeing the board around them, recording what happened and what followed. */
import { expect, test } from 'vitest';
import { isObjective } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode, nodePlacesOf } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { statusAreaContent } from '../../src/features/board/status-area.ts';
import {
  eventDetailLines,
  sameNodeEventsNearInTime,
} from '../../src/features/events/event-screen.ts';
import { filteredEventsInListOrder } from '../../src/features/events/events-screen.ts';
import { paletteItems } from '../../src/features/help/palette.ts';
import { retractQuestionView } from '../../src/features/record/retract-view.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import {
  emptySheetLineOffersText,
  sheetLineHintText,
  sheetProblems,
} from '../../src/features/sheet/sheet.ts';
import type { SheetScreen } from '../../src/features/sheet/sheet-screen.ts';
import { spokenSentencesOfLines } from '../../src/text/speech.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { isViewOfToday, pushScreen, type State, topScreen } from '../../src/tui/state.ts';
import { eventsBearingOn } from '../../src/views/event-words.ts';
import { flagLegendText } from '../../src/views/flags.ts';
import { chartedReadings, indicatorChartFlagsAndCounts } from '../../src/views/indicator-chart.ts';
import { selectedRowDetailLines } from '../../src/views/selected-row-detail.ts';
import { openState, eventful as withEvents } from '../ui/board.ts';
import { type Person, sitDown } from './person.ts';
import { listShown, textsOf } from './texts.ts';

const SIZE = { columns: 80, rows: 24 };

function eventful(): State {
  return withEvents(openState(SIZE));
}

function titles(state: State): readonly string[] {
  const top = topScreen(state);
  return top.kind === 'events'
    ? filteredEventsInListOrder(state, top).map(({ title }) => title)
    : [];
}

function listed(state: State) {
  const top = topScreen(state);
  if (top.kind !== 'event' && top.kind !== 'events') throw new Error(top.kind);
  return listShown(state, top, chosenGlyphs(state));
}

test('what our side did about Iran in 2025 is found by typing', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'side:ours node:iran day:2025', 'Enter');
  expect(titles(analyst.state)).toEqual([
    'IAEA Board demanded access; China and Russia opposed',
    'US sanctioned fourth Chinese refinery and a terminal',
    'US put 16 Chinese firms on its Entity List over drones',
    'US sanctioned arms networks of Iran, some in China',
    'UN sanctions on Iran came back into force',
    'Britain, France and Germany triggered UN snapback',
    'US sanctioned two Chinese oil terminals over Iran',
    'US bombed Fordow, Natanz and Isfahan',
    'Israel struck Iran, opening a twelve-day war',
    'US sanctioned Chinese and HK firms over Iran missiles',
    'US sanctioned third Chinese refinery and three terminals',
    'US ended its Houthi campaign in an Omani truce',
    'US sanctioned Chinese network for missile chemicals',
    'US sanctioned second Chinese refinery over Iranian oil',
    'US sanctioned six firms in Iran, UAE and China on drones',
    'US added about 80 firms, many Chinese, to its Entity List',
    'US sanctioned first Chinese refinery over Iranian oil',
    'US began its air campaign against the Houthis',
  ]);
  analyst.type('Esc');
  expect(titles(analyst.state)).toHaveLength(250);
});

test('what bears on a node is found by what the strategy says that the node is for', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  // Its partners' wars threaten China's oil
  analyst.type('/', ...'threaten side:iran 2026', 'Enter');
  expect(titles(analyst.state)).toEqual(['Iran declared the Strait of Hormuz closed']);
  analyst.type('/', '^U', ...'node:CX9', 'Enter');
  expect(titles(analyst.state)).toEqual([
    'G7 agreed a release of 100 million barrels of oil',
    'Iran declared the Strait of Hormuz closed',
    'US took several firms in China off its Entity List',
  ]);
});

test('the scores before and after are said with their 90 % intervals, of the row that is selected', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'memorandum', 'Enter', 'Enter');
  const { lead } = listed(analyst.state);
  const { board, strategy } = analyst.state;
  const interval = (day: string, id: string): string => {
    const node = boardAsOf(strategy, board.readings, day).card.nodes.get(id);
    return `${Math.round(node?.low ?? Number.NaN)} to ${Math.round(node?.high ?? Number.NaN)}`;
  };
  const root = strategy.root.id;
  expect(lead?.(0).join(' ')).toContain(
    `90 % interval of China reconsideration the day before ${interval('2026-06-16', root)}; before 30d ${interval('2026-05-18', root)}, 90d`,
  );
  const after = lead?.(3).join(' ');
  expect(after).toContain(`of Iran the day before ${interval('2026-06-16', 'iran')}; after`);
  expect(after).not.toContain('180d');
});

test('an event opens with the gauge, its track and what it names before and after, and asks what was known', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'twelve-day', 'Enter', 'Enter');
  expect(analyst.effects).toEqual([
    { kind: 'knownBefore', event: expect.any(String), day: '2025-06-13' },
  ]);
  const { targets, foot } = listed(analyst.state);
  expect([...new Set(targets)]).toEqual(['china-reconsideration', 'iran', 'weaken-iran']);
  expect(foot.join(' ')).toContain('after is not because');
  expect(JSON.stringify(listed(analyst.state)).replace('not because', '')).not.toContain('because');
});

test('the board before says when nothing had been recorded yet', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.open');
  analyst.type('[');
  expect(listed(analyst.state).head.join('\n')).toContain('not read yet');
  const top = topScreen(analyst.state);
  const event = top.kind === 'event' ? top.event : '';
  analyst.hear({ kind: 'knownBefore', event, readings: indexReadings([]) });
  expect(listed(analyst.state).head.join('\n')).toContain('this store began later');
  analyst.hear({ kind: 'knownBefore', event, readings: analyst.state.board.readings });
  expect(listed(analyst.state).head.join('\n')).toContain('China reconsideration');
  // events that are counted are something, too
  const events = analyst.state.board.readings.eventsOf('ballistic-launches');
  analyst.hear({ kind: 'knownBefore', event, readings: indexReadings([], { events }) });
  expect(listed(analyst.state).head.join('\n')).not.toContain('this store began later');
});

test('an event is recorded by keyboard, by codes, and never moves the gauge', () => {
  const analyst = sitDown(eventful());
  const { board } = analyst.state;
  analyst.press('event.list', 'event.add');
  analyst.type(...'Talks in Muscat', 'Tab', '^U', ...'3d', 'Tab', '^U', ...'IR1 iran', 'Tab', 'o');
  analyst.type('Tab', 'd', 'Tab', 'p', 'Tab', 'Tab', ...'AP', 'Enter');
  const effect = analyst.effects.at(-1);
  expect(effect).toMatchObject({
    kind: 'recordEvent',
    happening: {
      title: 'Talks in Muscat',
      day: '2026-11-22',
      side: 'ours',
      kind: 'decision',
      status: 'pledged',
      source: 'AP',
    },
  });
  const stored = { ...analyst.state, readings: board.readings };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(topScreen(analyst.state).kind).toBe('events');
  expect(analyst.state.board.card.root.score).toBe(board.card.root.score);
});

test('the list of events names first how one is opened and recorded, also when something can be undone', () => {
  const analyst = sitDown({ ...eventful(), undoable: 'an event' });
  analyst.press('event.list');
  const [first, second] = footerBindings(analyst.state).map(({ id }) => id);
  expect([first, second]).toEqual(['event.open', 'event.add']);
});

test('an address that is none of the web is said to be kept as text: in the form, and where o would open it', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.add');
  analyst.type(...Array.from({ length: 8 }, () => 'Tab'));
  const hint = (): string => {
    const top = topScreen(analyst.state);
    const line = top.kind === 'sheet' ? top.sheet.lines[top.sheet.focus] : undefined;
    return top.kind === 'sheet' && line ? sheetLineHintText(analyst.state, top, line) : '';
  };
  expect(hint()).toBe('the page that says so');
  analyst.type(...'file:///a');
  expect(hint()).toBe(
    'no whole address of the web, such as https://example.org: it is kept as text and never opened',
  );
  const { events } = analyst.state;
  const opening = (url: string): string | undefined => {
    const reader = sitDown({ ...eventful(), events: events.map((event) => ({ ...event, url })) });
    reader.press('event.list');
    reader.type('o');
    expect(reader.effects).toEqual([]);
    return reader.state.notice?.text;
  };
  expect(opening('file:///a')).toBe(
    '"file:///a" is no whole address of the web, such as https://example.org: it is kept as text and never opened.',
  );
  expect(opening('')).toBe('No address was given for this event; c adds it.');
});

test('what was recorded is in hand in the list, found again whatever the list was filtered by', () => {
  const analyst = sitDown(eventful());
  const { events, board } = analyst.state;
  analyst.press('event.list');
  analyst.type('/', ...'side:china');
  expect(listed({ ...analyst.state, layers: analyst.state.layers.slice(0, -1) }).foot[0]).toContain(
    '250 events',
  );
  analyst.type('Enter');
  expect(listed(analyst.state).foot[0]).toContain('65 of 250 events');
  analyst.press('event.add');
  const [first] = events;
  if (first === undefined) throw new Error('no event');
  const made = { ...first, id: 'new', seq: 999, day: '2025-03-15', title: 'Made' };
  const stored = {
    ...analyst.state,
    readings: board.readings,
    events: [...events, made].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'event', event: 'new' });
});

test('what is missing keeps the sheet open, on the line that lacks it', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.add');
  analyst.type('Enter');
  const top = topScreen(analyst.state);
  expect(top.kind === 'sheet' && top.sheet.lines[top.sheet.focus]?.name).toBe('title');
  expect(analyst.effects).toEqual([]);
  analyst.type('x', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('confirm');
});

test('what followed an act of ours is one step further and follows it by id', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'memorandum', 'Enter', 'f');
  analyst.type(...'The memorandum was carried out', 'Enter');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'recordEvent') throw new Error('nothing was recorded');
  const old = analyst.state.events.find(({ title }) => title.includes('memorandum'));
  expect(effect.happening).toMatchObject({
    follows: old?.id,
    nodes: old?.nodes,
    status: 'delivered',
  });
});

test('a day before that of the act it follows, or half an expectation, keeps the sheet open', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'memorandum', 'Enter', 'f');
  analyst.type(...'It was carried out', 'Tab', '^U', ...'2026-01-01', 'Enter');
  const problems = () => {
    const top = topScreen(analyst.state);
    return top.kind === 'sheet' ? sheetProblems(analyst.state, top) : [];
  };
  expect(problems()).toEqual([
    { path: 'day', message: expect.stringContaining('later than 2026-01-01') },
  ]);
  analyst.type('^U', ...'2026-10-01', ...Array.from({ length: 9 }, () => 'Tab'), ...'iran');
  expect(problems()).toEqual([
    { path: 'expect', message: expect.stringContaining('not said which way') },
  ]);
  expect(analyst.effects).toEqual([]);
});

test('c corrects the selected event on a sheet filled with it; what is not touched stays as it was recorded', () => {
  const state = eventful();
  const [first, ...rest] = state.events.toReversed();
  if (first === undefined) throw new Error('no event');
  const event = { ...first, note: 'two\nlines', follows: 'event 3' };
  const analyst = sitDown({ ...state, events: [...rest.toReversed(), event] });
  analyst.press('event.list');
  analyst.type('c', 'End', ...' again', 'Tab', '^U', ...'2026-10-01', 'Enter');
  const { id, seq: _, author: __, recordedAt: ___, ...stated } = event;
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'correctEvent',
    event: id,
    happening: { ...stated, title: `${event.title} again`, day: '2026-10-01' },
  });
});

test('D asks about an event with Cancel first, says that no score moves, and closes what it retracted', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.open');
  analyst.type('D', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('event');
  analyst.type('D');
  const top = topScreen(analyst.state);
  if (top.kind !== 'retract' || top.of.subject !== 'event') throw new Error(top.kind);
  expect(retractQuestionView(analyst.state, top.of).does[0]?.text).toContain('no score moves');
  analyst.type('j', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'retractEvent', event: top.of.event.id });
  const events = analyst.state.events.filter(({ id }) => id !== analyst.state.events.at(-1)?.id);
  const stored = { ...analyst.state, readings: analyst.state.board.readings, events };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(topScreen(analyst.state).kind).toBe('events');
  expect(titles(analyst.state)).toHaveLength(249);
});

test('once the last row is retracted the row before it is in hand', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('G');
  const [, ...events] = analyst.state.events;
  const stored = { ...analyst.state, readings: analyst.state.board.readings, events };
  analyst.hear({ kind: 'stored', stored });
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'event', event: events[0]?.id });
});

test('the second tab lists what our side pledged or decided, delivered and did against the strategy, and where no act is recorded', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type(']');
  const { rows, lead, foot } = listed(analyst.state);
  const words = rows.map((row) => row['how far']?.trim());
  expect([...new Set(words)]).toEqual([
    ...['decided', 'pledged', 'delivered', 'against', 'no act'],
  ]);
  expect(foot.join(' ')).toContain('After is not because.');
  expect(lead?.(0).join(' ')).toContain('days ago');
  const delivered = words.indexOf('delivered');
  expect(lead?.(delivered).join(' ')).toMatch(/points in the \d+ days after, within error/);
  analyst.type('s');
  expect(analyst.state.notice?.text).toContain('stand in one order');
  analyst.type('/', ...'memorandum', 'Enter');
  expect(listed(analyst.state).rows).toHaveLength(1);
  analyst.type('f');
  const top = topScreen(analyst.state);
  expect(top.kind === 'sheet' && top.sheet.title).toContain('What followed "US and Iran signed');
});

test('s goes through the orders of events one after another and S turns each, the first row selected', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'nav.last');
  const orders = ['by side', 'by kind', 'by what it bears on', 'newest first'];
  const keys = ['side', 'kind', 'nodes', 'day'] as const;
  for (const [at, order] of orders.entries()) {
    analyst.type('s');
    expect(analyst.state.notice?.text).toBe(`Sorted ${order}.`);
    const top = topScreen(analyst.state);
    if (top.kind !== 'events') throw new Error(top.kind);
    expect([top.order, top.selected]).toEqual([(at + 1) % orders.length, 0]);
    expect(listed(analyst.state).foot.join(' ')).toMatch(
      new RegExp(`^250 events, ${order}\\. They score only where an indicator counts them\\.`),
    );
    const key = keys[at] ?? 'day';
    const keyed = (shown: State) =>
      filteredEventsInListOrder(shown, top).map((event) => JSON.stringify(event[key]));
    const runs = keyed(analyst.state).filter((each, row, all) => each !== all[row - 1]);
    // what is alike stands together, and within it the newest first
    if (key !== 'day' && key !== 'nodes') expect(runs).toEqual([...new Set(runs)].toSorted());
    const before = titles(analyst.state);
    analyst.type('j', 'S');
    expect(titles(analyst.state)).toEqual(before.toReversed());
    expect(topScreen(analyst.state)).toMatchObject({ selected: 0, reversed: true });
    expect(listed(analyst.state).foot[0]).toContain(`, ${order}, reversed.`);
    analyst.type('S');
    expect(titles(analyst.state)).toEqual(before);
  }
  expect(titles(analyst.state)).toEqual(
    analyst.state.events.map(({ title }) => title).toReversed(),
  );
});

test('what is said of a selected act takes five lines, and one where rows are few', () => {
  const led = (rows: number): number => {
    const analyst = sitDown(withEvents(openState({ columns: 80, rows })));
    analyst.press('event.list');
    analyst.type(']');
    return listed(analyst.state).lead?.(0).length ?? 0;
  };
  expect([led(19), led(20), led(40)]).toEqual([1, 5, 5]);
});

test('why an event is found is said of the selected one from 14 rows on, where a filter is on', () => {
  const led = (rows: number, filter: string): boolean => {
    const analyst = sitDown(withEvents(openState({ columns: 80, rows })));
    analyst.press('event.list');
    if (filter !== '') analyst.type('/', ...filter, 'Enter');
    return listed(analyst.state).lead !== undefined;
  };
  expect([led(13, 'iran'), led(14, 'iran'), led(14, 'no such thing'), led(14, '')]).toEqual([
    ...[false, true, false, false],
  ]);
});

test('a filter keeps the objectives without an act that it is about', () => {
  const analyst = sitDown(eventful());
  const alone = (filter: string): readonly string[] => {
    analyst.type('/', '^U', ...filter, 'Enter');
    return listed(analyst.state)
      .rows.filter((row) => row['how far']?.startsWith('no act'))
      .map((row) => row.act?.trim() ?? '');
  };
  analyst.press('event.list');
  analyst.type(']');
  expect(alone('side:ours proxies')).toEqual(['Restore deterrence']);
  expect(listed(analyst.state).foot.join(' ')).toContain(
    'no act recorded in 12 months on 1 objective',
  );
  expect(alone('node:iran !proxies')).not.toContain('Restore deterrence');
  expect(alone('node:IR5')).toEqual(['Restore deterrence']);
  expect(alone('day:2025')).toEqual([]);
  expect(alone('side:china')).toEqual([]);
});

test('an objective without an act says which act lies above it, so that nobody is misled', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type(']', '/', ...'stable !decided', 'Enter', 'G');
  const { rows, lead, foot } = listed(analyst.state);
  expect(rows.at(-1)?.day?.trim()).toBe('none alone');
  expect(lead?.(rows.length - 1).join(' ')).toContain(
    'Hold the line: none on it alone; on Russia / Ukraine: 7 Oct 2026 EU ambassadors agreed the 22nd',
  );
  expect(foot.join(' ')).toContain(
    'no act recorded in 12 months on 1 objective, 1 with an act above',
  );
});

test('an act on what the strategy has no more, or before the first reading, says so', () => {
  const state = eventful();
  const [first] = state.events;
  if (first === undefined) throw new Error('no event');
  const act = { ...first, side: 'ours', status: 'delivered', title: 'Made', follows: '' } as const;
  const said = (more: Partial<typeof first>): string => {
    const analyst = sitDown({ ...state, events: [{ ...act, ...more }] });
    analyst.press('event.list');
    analyst.type(']', '/', ...'made', 'Enter');
    return listed(analyst.state).lead?.(0).join(' ') ?? '';
  };
  expect(said({ nodes: ['gone'], day: '2026-03-01' })).toContain('gone: not in this strategy');
  const early = said({ nodes: ['iran'], day: '0001-01-01' });
  expect(early).toMatch(/Iran: before its first reading, of \d+ \w+ \d{4}/);
  expect(early).not.toContain('no score');
  const expected = { expectNode: 'gone', expect: 'up', day: '2026-03-01' } as const;
  expect(said({ ...expected, nodes: ['iran'] })).toContain(
    'expected gone up; not in this strategy',
  );
});

test('an event that lies before the first reading says why there is no score', () => {
  const state = eventful();
  const [first] = state.events;
  if (first === undefined) throw new Error('no event');
  const opened = (day: string, nodes: readonly string[]) => {
    const analyst = sitDown({ ...state, events: [{ ...first, day, nodes }] });
    analyst.press('event.list', 'event.open');
    return analyst;
  };
  const { start = '' } = state.strategy;
  const foot = (day: string): string => listed(opened(day, ['iran']).state).foot.join(' ');
  expect(foot('0001-01-01')).toMatch(/– before the first reading \(.*\d{4}\)/);
  expect(foot(start)).toContain('– too little was known');
  expect(foot('2026-06-17')).not.toContain('–');
  const gone = opened('2026-06-17', ['gone']);
  gone.type(']');
  expect(listed(gone.state).head.join(' ')).toContain('bears on gone (not in this strategy)');
});

test('a row of an objective without an act is no event', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type(']', 'G', 'c');
  expect(topScreen(analyst.state).kind).toBe('events');
  expect(analyst.state.notice?.text).toBe('There is no event here; e records one.');
});

test('on a locked or past board an event cannot be recorded', () => {
  const analyst = sitDown({ ...eventful(), readOnly: 'The folder cannot be written.' });
  analyst.press('event.list');
  analyst.type('e');
  expect(topScreen(analyst.state).kind).toBe('events');
  expect(analyst.state.notice?.text).toContain('The folder cannot be written');
});

test('as of a past day what came later is not in the list', () => {
  const analyst = sitDown(eventful());
  analyst.press('time.jump');
  analyst.type(...'2025-06-30', 'Enter');
  analyst.press('event.list');
  expect(titles(analyst.state)[0]).toBe('Pentagon put AUKUS under review');
});

test('with K the list holds the events that were known then, and T brings back those that stand', () => {
  const analyst = sitDown(eventful());
  const [first] = analyst.state.events;
  if (first === undefined) throw new Error('no event');
  analyst.press('time.jump');
  analyst.type(...'2025-06-30', 'Enter');
  analyst.press('event.list', 'time.clock');
  const view = { asOf: '2025-06-30', systemTime: 'then', strategyTime: 'now' } as const;
  expect(analyst.effects.at(-1)).toEqual({ kind: 'past', view });
  const { readings } = analyst.state.board;
  analyst.hear({ kind: 'past', view, readings, events: [first], rules: undefined });
  expect(titles(analyst.state)).toEqual([first.title]);
  analyst.press('time.clock');
  expect(titles(analyst.state).length).toBeGreaterThan(1);
  analyst.press('time.clock');
  analyst.hear({ kind: 'past', view, readings, events: [], rules: undefined });
  expect(listed(analyst.state).head.join(' ')).toContain('No event was known then');
  analyst.press('time.live');
  expect(titles(analyst.state)).toHaveLength(250);
});

test('( steps from flag to flag on a chart and Enter opens the event', () => {
  const analyst = sitDown(eventful());
  analyst.press('panel.2', 'item.open');
  analyst.type('(', '(', ')', '(', 'Enter');
  const top = topScreen(analyst.state);
  if (top.kind !== 'event') throw new Error(top.kind);
  const event = analyst.state.events.find(({ id }) => id === top.event);
  expect(event?.title).toBe("US Treasury listed 17 ships of Iran's shadow fleet");
});

test('( and ) on an opened event open the one before and the next of the list below, on the same tab', () => {
  const analyst = sitDown(eventful());
  const opened = (): string | undefined => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'event') throw new Error(top.kind);
    expect(top.tab).toBe(1);
    return analyst.state.events.find(({ id }) => id === top.event)?.title;
  };
  analyst.press('event.list');
  analyst.type('/', ...'side:ours threaten 2026', 'Enter', 'Enter', ']', '(');
  expect(opened()).toBe('Trump threatened 50% tariffs on states arming Iran');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'knownBefore', day: '2026-04-08' });
  analyst.type('(');
  expect(analyst.state.notice?.text).toBe('No event lies before.');
  analyst.type('Esc', 'Enter', ']', ')');
  expect(opened()).toBe('G7 agreed a release of 100 million barrels of oil');
});

test('( on the board goes to the day of the event before and says what it was, T comes back', () => {
  const analyst = sitDown(eventful());
  analyst.type('(', '(');
  expect(analyst.state.board.asOf).toBe('2026-10-08');
  expect(analyst.state.notice?.text).toContain(
    'Trump ruled out strikes on Iran before the midterms',
  );
  analyst.type('T');
  expect(analyst.state.board.asOf).toBe(analyst.state.today);
});

test('( on a track steps through the events that bear on it, its flags, and no others', () => {
  const analyst = sitDown(eventful());
  analyst.press('panel.2', 'panel.zoom');
  const top = topScreen(analyst.state);
  if (top.kind !== 'track') throw new Error(top.kind);
  const { strategy, events, today } = analyst.state;
  const own = eventsBearingOn(strategy, events, top.id);
  expect(own.length).toBeLessThan(events.length);
  const seen: string[] = [];
  for (;;) {
    const { asOf } = analyst.state.board;
    analyst.type('(');
    if (analyst.state.board.asOf === asOf) break;
    expect(statusAreaContent(analyst.state).flags[0]?.day).toBe(analyst.state.board.asOf);
    seen.unshift(analyst.state.board.asOf);
  }
  expect(analyst.state.notice?.text).toBe('No event lies before.');
  expect(seen).toEqual([...new Set(own.map(({ day }) => day).filter((day) => day < today))]);
});

test('two events of a day are both said when the board goes to it', () => {
  const state = eventful();
  const [first, ...rest] = state.events.toReversed();
  if (first === undefined) throw new Error('no event');
  const twin = { ...first, id: 'twin', seq: 999, title: 'Another of that day' };
  const analyst = sitDown({ ...state, events: [...rest.toReversed(), first, twin] });
  analyst.type('(');
  expect(analyst.state.notice?.text).toContain(`${first.title}; Another of that day`);
});

test('a chart has flags for the days it draws, says how many events came before, and ( ) step through these flags alone', () => {
  const state = eventful();
  const charted = (code: string, events = state.events) => {
    const indicator = findIndicatorByIdOrCode(state.strategy, code);
    if (indicator === undefined) throw new Error(code);
    const marked = indicatorChartFlagsAndCounts(state.board, events, indicator);
    const history = undefined;
    const screen = { kind: 'indicator', id: indicator.id, tab: 0, selected: 0, history } as const;
    const [first] = chartedReadings(state.board, indicator);
    for (const { day } of marked.flags) expect(day >= (first?.observedOn ?? '')).toBe(true);
    return { ...marked, analyst: sitDown(pushScreen({ ...state, events }, screen)) };
  };
  const some = charted('CC11');
  expect([some.flags.length, some.drawn, some.before]).toEqual([3, 3, 3]);
  const [newest] = some.flags;
  expect(flagLegendText(some, undefined, 90)).toMatch(/^1 .* {2}\+2 more, before this chart: 3$/);
  expect(flagLegendText(some, undefined, 200)).toMatch(
    /^1 .* {2}2 .* {2}3 .* {2}before this chart: 3$/,
  );
  expect(flagLegendText(some, some.flags[1]?.event.id, 40)).toMatch(/^2 .* {2}\+2 more$/);
  some.analyst.type('(', '(', '(', '(');
  expect(some.analyst.state.notice?.text).toBe('No flag lies before (before this chart: 3).');
  some.analyst.type(')', ')', ')');
  expect(some.analyst.state.notice?.text).toBe('No event lies after.');
  some.analyst.type('Enter');
  expect(topScreen(some.analyst.state)).toMatchObject({ kind: 'event', event: newest?.event.id });
  const all = charted('CX10');
  expect([all.flags.length, all.before]).toEqual([1, 0]);
  all.analyst.type('(');
  expect(topScreen(all.analyst.state)).toMatchObject({ flag: all.flags[0]?.event.id });
  all.analyst.type('(');
  expect(all.analyst.state.notice?.text).toBe('No event lies before.');
  const empty = charted('NK1', []);
  empty.analyst.type(')');
  expect(empty.analyst.state.notice?.text).toBe(
    'No event bears on this indicator in the days drawn.',
  );
  const { analyst: unflagged } = charted('NK1', []);
  unflagged.type('Enter');
  expect(unflagged.state.notice?.text).toBe('No event bears on this indicator in the days drawn.');
  const { analyst: flagged } = charted('CX10');
  flagged.type('Enter');
  expect(flagged.state.notice?.text).toBe('( goes to the flag of an event.');
  flagged.type(']', 'Enter');
  expect(flagged.state.notice?.text).toBe(
    'The Chart tab has the flags of events; [ and ] go there.',
  );
  const none = charted(
    'RU6',
    state.events.filter(({ day }) => day < '2024-01-01'),
  );
  expect([none.flags.length, none.before]).toEqual([0, 5]);
  expect(flagLegendText(none, undefined, 90)).toBe('before this chart: 5');
  none.analyst.type('(');
  expect(none.analyst.state.notice?.text).toBe(
    'No event bears on this indicator in the days drawn (before this chart: 5).',
  );
});

test('the chart beside the list of a track has the flags and their legend too', () => {
  const analyst = sitDown(withEvents(openState({ columns: 120, rows: 36 })));
  analyst.press('panel.4', 'panel.zoom');
  const { strategy } = analyst.state;
  const glyphs = chosenGlyphs(analyst.state);
  const id = findIndicatorByIdOrCode(strategy, 'CX3')?.id;
  const lines = textsOf(selectedRowDetailLines(analyst.state, id, 42, 28, glyphs));
  expect(lines.some((line) => /^ +events 1…3 +3 +2 +1$/.test(line))).toBe(true);
  expect(lines.some((line) => /^1 2 Oct 2026 .* \+2 more$/.test(line))).toBe(true);
});

test('Enter on the numbers around an event opens them as of its day, says so, and Esc comes back to the event', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'twelve-day', 'Enter', 'Enter', 'j', 'j', 'Enter');
  const top = topScreen(analyst.state);
  if (top.kind !== 'explain') throw new Error(top.kind);
  expect(top.id).toBe('iran');
  expect(analyst.state.board.asOf).toBe('2025-06-13');
  expect(analyst.state.notice?.text).toContain('13 Jun 2025, the day of the event; Esc returns');
  const score = analyst.state.board.card.nodes.get('iran')?.score?.toFixed(2);
  expect(listShown(analyst.state, top, chosenGlyphs(analyst.state)).title).toBe(
    `How Iran came to ${score} on 13 Jun 2025`,
  );
  analyst.type('j', 'x', 'Esc', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('event');
  expect(analyst.state.view.asOf).toBeUndefined();
  expect(listed(analyst.state).rows.some((row) => row['30d']?.includes('ahead'))).toBe(false);
});

test('Esc from the numbers of an event returns to the past board that the event was opened on', () => {
  const analyst = sitDown(eventful());
  analyst.press('time.jump');
  analyst.type(...'2026-01-31', 'Enter');
  analyst.press('event.list');
  analyst.type('/', ...'twelve-day', 'Enter', 'Enter', 'Enter');
  expect(analyst.state.board.asOf).toBe('2025-06-13');
  analyst.type('Esc');
  expect(analyst.state.board.asOf).toBe('2026-01-31');
  const live = listShown(
    eventful(),
    { kind: 'explain', id: 'iran', tab: 0, selected: 0, lookback: 0 },
    chosenGlyphs(eventful()),
  );
  expect(live.title).not.toContain(' on ');
});

test('an indicator opened from an event shows the readings up to its day', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type('/', ...'blockade of Iranian ports began', 'Enter', 'Enter', 'G', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator' });
  const view = { asOf: '2026-04-13', systemTime: 'now', strategyTime: 'now' };
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history', view });
});

test('0 to 6 go to the board from the events as from everywhere', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.open');
  analyst.type('2');
  expect(analyst.state.layers).toMatchObject([{ kind: 'overview', panel: 1 }]);
  analyst.press('event.list');
  analyst.type('0');
  expect(analyst.state.layers).toHaveLength(1);
});

test('on a board as it was known an event that came later is said to be not recorded yet, not gone', () => {
  const analyst = sitDown(eventful());
  analyst.press('time.jump');
  analyst.type(...'2026-10-31', 'Enter');
  analyst.press('event.list', 'event.open', 'time.clock');
  const view = { asOf: '2026-10-31', systemTime: 'then', strategyTime: 'now' } as const;
  const { readings } = analyst.state.board;
  analyst.hear({ kind: 'past', view, readings, events: [], rules: undefined });
  expect(listed(analyst.state).head.join(' ')).toContain(
    'This event was not yet recorded then; K shows what is held true of that day',
  );
});

test('beside the numbers around an event stands what else happened in these days, so that no move is laid to one act', () => {
  const analyst = sitDown(withEvents(openState({ columns: 120, rows: 36 })));
  analyst.press('event.list');
  analyst.type('/', ...'twelve-day', 'Enter', 'Enter');
  const said = (row: number): string => (listed(analyst.state).lead?.(row) ?? []).join(' ');
  expect(said(3)).toMatch(
    /in the 180 days after also: (\d )?22 Jun 2025 US bombed Fordow, Natanz and Isfahan; (\d )?2 Jul 2025 Iran suspended/,
  );
  expect(said(2)).toMatch(
    /in the 180 days before also: (\d )?14 May 2025 US sanctioned Chinese and HK firms/,
  );
  for (const row of [0, 1]) expect(said(row)).toMatch(/also: ([^;]+; ){1,5}\+\d+ more/);
  analyst.type(']');
  expect(listed(analyst.state).head).toEqual(
    expect.arrayContaining([
      'IN THE 180 DAYS AFTER ALSO',
      '27 Sep 2025 UN sanctions on Iran came back into force',
    ]),
  );
  // All of them can be looked at; the nearest are read aloud, the others counted.
  const top = topScreen(analyst.state);
  if (top.kind !== 'event') throw new Error(top.kind);
  const event = analyst.state.events.find(({ id }) => id === top.event);
  if (event === undefined) throw new Error('no event');
  const known = eventDetailLines(analyst.state, event);
  const after = known.slice(known.findIndex(({ text }) => text === 'IN THE 180 DAYS AFTER ALSO'));
  expect(spokenSentencesOfLines(after.slice(0, 1))[0]).toMatch(/: \d+ events, the nearest 5$/);
  expect(spokenSentencesOfLines(after.slice(1, 12))).toHaveLength(5);
  const { strategy, board, events } = analyst.state;
  const [first] = events;
  if (first === undefined) throw new Error('no event');
  const alone = { strategy, board, events: [first] };
  expect(sameNodeEventsNearInTime(alone, first, [strategy.root.id], 1)).toEqual([]);
});

test('the others around an event have numbered flags above the lines, in which there are none, named by the same numbers', () => {
  const analyst = sitDown(withEvents(openState({ columns: 120, rows: 36 })));
  analyst.press('event.list');
  analyst.type('/', ...'twelve-day', 'Enter', 'Enter');
  const { head, lead } = listed(analyst.state);
  const [, flags = '', gauge = '', track = ''] = head;
  const signs = flags.match(/[1-9]/g) ?? [];
  expect(signs.length).toBeGreaterThan(3);
  for (const line of [gauge, track]) expect(line.replace(/low.*/, '')).not.toMatch(/[1-9▾]/);
  const said = `${lead?.(0).join(' ')} ${lead?.(1).join(' ')}`;
  const named = [...said.matchAll(/[:;] ([1-9]) \d+ \w+ \d{4} /g)].map(([, sign]) => sign);
  // in one cell the newer of two stands
  expect(named.filter((sign) => signs.some((each) => each === sign)).length).toBeGreaterThan(2);
});

test('an event of the same day stands in one list, under a heading of its own', () => {
  const state = eventful();
  const [first, second] = state.events.toReversed();
  if (first === undefined || second === undefined) throw new Error('no events');
  const twin = { ...first, id: 'twin', title: 'The twin' };
  const analyst = sitDown({ ...state, events: [second, first, twin] });
  analyst.press('event.list');
  analyst.type('/', ...'twin', 'Enter', 'Enter');
  const { lead } = listed(analyst.state);
  expect(lead?.(0).join(' ')).not.toContain(first.title.slice(0, 12));
  expect(lead?.(1).join(' ')).toMatch(/that day and in the \d+ days after also: \d /);
  analyst.type(']');
  const lines = listed(analyst.state).head;
  expect(lines.filter((line) => line.includes(first.title))).toHaveLength(1);
  expect(lines[lines.indexOf('THE SAME DAY ALSO') + 1]).toContain(first.title);
});

test('the whole title of an opened event is there to read, however long', () => {
  const state = eventful();
  const [first, ...rest] = state.events.toReversed();
  if (first === undefined) throw new Error('no event');
  const title = 'a word after another '.repeat(15).trim();
  const analyst = sitDown({ ...state, events: [...rest.toReversed(), { ...first, title }] });
  analyst.press('event.list', 'event.open');
  expect(listed(analyst.state).head.join(' ')).toContain(title);
});

test('a list filtered by words that it does not show says of the selected event why it is there', () => {
  const analyst = sitDown(withEvents(openState({ columns: 120, rows: 36 })));
  const why = (filter: string, row = 0): string => {
    analyst.type('/', '^U', ...filter, 'Enter');
    return listed(analyst.state).lead?.(row).join(' ') ?? '';
  };
  analyst.press('event.list');
  expect(listed(analyst.state).lead).toBeUndefined();
  expect(why('houthis')).toBe('');
  expect(why('side:ours proxies 2025')).toMatch(/^"proxies": it bears on .*, for: .*prox/);
  expect(why('houthi', 1)).toBe('"houthi": it bears on IR5 Houthi posture');
  expect(titles(analyst.state)).not.toContain('China dropped most zero-COVID rules');
  expect(why('node:IR7')).toBe('"node:ir7": it bears on Iran');
  expect(why('themonexus')).toBe('');
  expect(why('monexus')).toBe('"monexus": in its source');
});

test('the palette finds an event by what its objective is for, after what has the word itself', () => {
  const analyst = sitDown(withEvents(openState({ columns: 120, rows: 36 })));
  analyst.press('app.palette');
  analyst.type(...'proxies');
  const top = topScreen(analyst.state);
  if (top.kind !== 'palette') throw new Error(top.kind);
  const found = paletteItems(analyst.state, REGISTRY.bindings, top);
  expect(found.map(({ title }) => title)).toContain('UN sanctions on Iran came back into force');
});

test('what an event bears on may be typed by title, is said back, and where it may be several it asks', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list', 'event.add');
  analyst.type(...'Talks', 'Tab', 'Tab', '^U', ...'houthi posture, weaken iran, cx8 ru5');
  const sheet = (): SheetScreen => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'sheet') throw new Error(top.kind);
    return top;
  };
  const line = () => sheet().sheet.lines[sheet().sheet.focus];
  const hint = (): string => {
    const focused = line();
    return focused === undefined ? '' : sheetLineHintText(analyst.state, sheet(), focused);
  };
  expect(hint()).toContain('IR5 Houthi posture; Weaken Iran; CX8 Chinese firms listed; RU5');
  analyst.type('Tab', 'o', 'Enter', 'S-Tab');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'recordEvent',
    happening: { nodes: ['houthi-posture', 'weaken-iran', expect.any(String), expect.any(String)] },
  });
  analyst.type('^U', ...'drones');
  const problem = (): string | undefined =>
    sheetProblems(analyst.state, sheet()).find(({ path }) => path === 'node')?.message;
  expect(problem()).toBeUndefined();
  analyst.type('^U', ...'sanctions');
  expect(problem()).toBe(
    'say which "sanctions": IR4 UN sanctions in force, NK7 Sanctions monitoring, Sanctions on firms',
  );
  expect(hint()).toContain('titles, codes or ids');
  analyst.type('^U', ...'atlantis');
  expect(problem()).toContain('nothing is called "atlantis"');
  analyst.type('^U', ...'proxies');
  expect(problem()).toBe(
    'nothing is called "proxies"; the nearest: Weaken Iran, Restore deterrence',
  );
  analyst.type('^U');
  expect(problem()).toContain('no node named');
});

test('on a past board no sentence offers a key that writes', () => {
  const analyst = sitDown(eventful());
  analyst.press('time.jump');
  analyst.type(...'2021-01-01', 'Enter');
  analyst.press('event.list');
  expect(listed(analyst.state).head).toEqual([
    'No event is recorded up to this day. This is the board as of 1 Jan 2021,',
    'read-only; T returns to today.',
  ]);
  analyst.press('assessment.new');
  const top = topScreen(analyst.state);
  if (top.kind !== 'assessments') throw new Error(top.kind);
  expect(listShown(analyst.state, top, chosenGlyphs(analyst.state)).head.join(' ')).toContain(
    'read-only; T returns to today.',
  );
});

test('the days after an event that are named are those that have passed', () => {
  const state = eventful();
  const analyst = sitDown({ ...state, events: state.events.slice(-1) });
  analyst.press('event.list', 'event.open');
  expect(listed(analyst.state).lead?.(1).join(' ')).toContain(
    'no other event bears on it in the 47 days after',
  );
});

test('( and ) on an event opened from a chart stay with the events of that chart', () => {
  const analyst = sitDown(eventful());
  const opened = (): string | undefined => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'event') throw new Error(top.kind);
    return analyst.state.events.find(({ id }) => id === top.event)?.title;
  };
  analyst.press('panel.2', 'item.open');
  analyst.type('(', 'Enter');
  expect(opened()).toBe('Houthis told staff to leave all Saudi oil facilities');
  analyst.type(')');
  expect(analyst.state.notice?.text).toBe('No event lies after.');
  analyst.type('(');
  expect(opened()).toBe("US Treasury listed 17 ships of Iran's shadow fleet");
  const { id } = analyst.state.events.find(({ title }) => title === opened()) ?? {};
  analyst.type('Esc');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', flag: id });
});

test('a new event is about what it was written from, and from the board about nothing yet', () => {
  const bearsOn = (...way: readonly string[]): string | undefined => {
    const analyst = sitDown(eventful());
    analyst.type(...way);
    analyst.press('event.list', 'event.add');
    const top = topScreen(analyst.state);
    return top.kind === 'sheet' ? textTypedInFormLine(top.sheet, 'node') : undefined;
  };
  expect(bearsOn()).toBe('');
  expect(bearsOn('Enter')).toBe('RU1 New occupied land');
});

test('below each swing of a cause and its effect stands what happened in it', () => {
  const analyst = sitDown(eventful());
  analyst.press('gauge.mechanism');
  const top = topScreen(analyst.state);
  if (top.kind !== 'mechanism') throw new Error(top.kind);
  const { rows } = listShown(analyst.state, top, chosenGlyphs(analyst.state));
  const cells = rows.map((row) => ({ day: row.day?.trim(), what: row.what?.trim() }));
  const from = cells.findIndex(({ what }) => what?.startsWith('up 11.4'));
  expect(cells.slice(from, from + 9)).toContainEqual({
    day: '13 Apr 2026',
    what: expect.stringMatching(/^US naval blockade/),
  });
});

test('Enter on an objective without an act opens it, and x explains it', () => {
  const analyst = sitDown(eventful());
  analyst.press('event.list');
  analyst.type(']', '/', ...'stable !decided', 'Enter', 'G', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'hold-the-line' });
  analyst.type('Esc', 'x');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'hold-the-line' });
});

test('( on a list of readings goes through time as on the board, where its chart has flags of its own', () => {
  const analyst = sitDown(eventful());
  analyst.press('panel.2', 'item.open', 'tab.next');
  analyst.type('(');
  expect(isViewOfToday(analyst.state)).toBe(false);
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', tab: 1 });
});

test('once events were stepped through the list below has the last one in hand', () => {
  const analyst = sitDown(eventful());
  const inHand = (): string | undefined => {
    const top = topScreen(analyst.state);
    return top.kind === 'event' ? top.event : undefined;
  };
  analyst.press('event.list');
  analyst.type('Enter', '(', '(');
  const third = inHand();
  expect(third).toBe(analyst.state.events.at(-3)?.id);
  analyst.type('Esc', 'Enter');
  expect(inHand()).toBe(third);
});

test('( and ) on an opened event count the day on which the board stands', () => {
  const state = eventful();
  const [older, newest] = state.events.slice(-2);
  if (older === undefined || newest === undefined) throw new Error('no events');
  const analyst = sitDown(state);
  analyst.type('(');
  expect(analyst.state.board.asOf).toBe(newest.day);
  const opened = (): string | undefined => {
    const top = topScreen(analyst.state);
    return top.kind === 'event' ? top.event : undefined;
  };
  analyst.type(':', ...newest.title.slice(0, 30), 'Enter');
  expect(opened()).toBe(newest.id);
  analyst.type('(');
  expect(opened()).toBe(older.id);
  analyst.type(')');
  expect(opened()).toBe(newest.id);
  analyst.type(')');
  expect(analyst.state.notice?.text).toBe('No event lies after.');
});

test('events of one day are stepped through as they were recorded, and one of a day to come is not gone to', () => {
  const state = eventful();
  const newest = state.events.at(-1);
  if (newest === undefined) throw new Error('no event');
  const twins = [1, 2].map((at) => ({ ...newest, id: `twin ${at}`, seq: 1000 + at }));
  const tomorrow = { ...newest, id: 'tomorrow', seq: 2000, day: '2026-11-26' };
  const analyst = sitDown({ ...state, events: [...state.events, ...twins, tomorrow] });
  analyst.type(')');
  expect(analyst.state.notice?.text).toBe('No event lies after.');
  expect(isViewOfToday(analyst.state)).toBe(true);
  analyst.press('event.list');
  analyst.type('Enter');
  const opened = (key: string): string | undefined => {
    analyst.type(key);
    const top = topScreen(analyst.state);
    return top.kind === 'event' ? top.event : undefined;
  };
  expect([opened('('), opened('('), opened(')')]).toEqual(['twin 1', newest.id, 'twin 1']);
});

test('what was in hand is typed over, and a comma goes on behind it', () => {
  const open = (): Person => {
    const analyst = sitDown();
    analyst.press('item.open', 'event.list', 'event.add');
    analyst.type('Tab', 'Tab');
    return analyst;
  };
  const nodes = ({ state }: Person): string => {
    const top = topScreen(state);
    return top.kind === 'sheet' ? textTypedInFormLine(top.sheet, 'node') : top.kind;
  };
  const other = open();
  const before = nodes(other);
  expect(before).not.toBe('');
  other.type(...'CC7');
  expect(nodes(other)).toBe('CC7');
  const more = open();
  more.type(...', CC7');
  expect(nodes(more)).toBe(`${before}, CC7`);
});

test('at most five nodes are offered, those that share words with the title first, each whole', () => {
  const analyst = sitDown();
  analyst.press('event.list', 'event.add');
  const last = [...nodePlacesOf(analyst.state.strategy).values()]
    .map(({ node }) => node)
    .findLast((node) => isObjective(node));
  if (last === undefined) throw new Error('no objective');
  analyst.type(...last.title, 'Tab', 'Tab');
  const told = (cells: number): readonly string[] => {
    const top = topScreen(analyst.state);
    return top.kind === 'sheet'
      ? emptySheetLineOffersText(analyst.state, top, cells).split('  ')
      : [];
  };
  const all = told(1000);
  expect(all).toHaveLength(5);
  expect(all.map((each) => each.replaceAll(/[[\]]/g, ''))).toContain(last.title);
  expect(told(70).length).toBeLessThan(5);
  expect(all.slice(0, told(70).length)).toEqual(told(70));
});

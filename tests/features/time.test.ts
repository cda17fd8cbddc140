/** Stories of going to another day and coming back. */
import { expect, test } from 'vitest';
import { addMonthsToDay } from '../../src/core/model/day.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { liveOrAsOfText, otherDayBoardBasisText } from '../../src/features/as-of/as-of-words.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { topScreen } from '../../src/tui/state.ts';
import { LIVE } from '../../src/tui/view.ts';
import { openState } from '../ui/board.ts';
import { gaugeOf, SIZE, STORED, sitDown } from './person.ts';
import { listShown } from './texts.ts';

test('t and a day show the whole board as of that day, and T brings today back', () => {
  const analyst = sitDown();
  const live = analyst.state.board;
  analyst.press('time.jump');
  analyst.type(...'2025-06-30', 'Enter');
  const { board, strategy } = analyst.state;
  expect(board.asOf).toBe('2025-06-30');
  const fresh = boardAsOf(strategy, live.readings, '2025-06-30');
  expect(gaugeOf(analyst.state)).toBe(fresh.card.root.score);
  expect(board.crossings.map(({ since }) => since)).toEqual(
    fresh.crossings.map(({ since }) => since),
  );
  expect(liveOrAsOfText(analyst.state, 120)).toBe('AS OF 30 Jun 2025 (513 days ago)');
  analyst.press('time.live');
  expect(gaugeOf(analyst.state)).toBe(live.card.root.score);
  expect(analyst.state.view.asOf).toBeUndefined();
  expect(liveOrAsOfText(analyst.state, 120)).toBe('LIVE 25 Nov 2026');
  expect(analyst.effects).toEqual([]);
});

test('on a past board nothing can be recorded, undone or redone, and each key says why', () => {
  const analyst = sitDown({ ...openState(SIZE), undoable: 'RU1 400 on 2026-11-01' });
  analyst.press('time.monthBack');
  for (const key of ['e', 'u', 'U']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toBe(
      'This is the board as of 25 Oct 2026, read-only; T returns to today.',
    );
  }
  expect(analyst.state.layers).toHaveLength(1);
  expect(analyst.effects).toEqual([]);
});

test('a wrong day stays in the prompt with the sentence what would be right', () => {
  const analyst = sitDown();
  analyst.press('time.jump');
  analyst.type(...'31 feb', 'Enter');
  const top = analyst.state.layers.at(-1);
  expect(top?.kind === 'prompt' && top.problem).toMatch(
    /^"31 feb" is not a day that exists; write one such as/,
  );
  analyst.type('^U', ...'2099-01-01', 'Enter');
  const noEffects = analyst.state.layers.at(-1);
  expect(noEffects?.kind === 'prompt' && noEffects.problem).toBe(
    '2099-01-01 lies more than three years ahead; write a day up to 2029-11-25',
  );
  analyst.type('Esc');
  expect(analyst.state.view.asOf).toBeUndefined();
});

test('"last visit" is a day, and who was never here is told so', () => {
  const stranger = sitDown();
  stranger.press('time.jump');
  stranger.type(...'last visit', 'Enter');
  const top = stranger.state.layers.at(-1);
  expect(top?.kind === 'prompt' && top.problem).toBe(
    'You have not been here before; write a day, such as 30d or 1 oct.',
  );
  const analyst = sitDown({ ...openState(SIZE), lastVisit: '2026-10-01' });
  analyst.press('time.jump');
  analyst.type(...'Last visit', 'Enter');
  expect(analyst.state.board.asOf).toBe('2026-10-01');
});

test('{ walks back over the days on which something changed, and } comes home over the same days', () => {
  const analyst = sitDown();
  const seen: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    analyst.press('time.changeBack');
    seen.push(analyst.state.board.asOf);
  }
  expect(seen).toEqual([...new Set(seen)].sort().reverse());
  const back: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    back.push(analyst.state.board.asOf);
    analyst.press('time.changeOn');
  }
  expect(back).toEqual(seen.toReversed());
  expect(analyst.state.view.asOf).toBeUndefined();
});

test('a month back from the end of March is the end of February, and a month on past today is today', () => {
  expect(addMonthsToDay('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonthsToDay('2024-03-31', -1)).toBe('2024-02-29');
  expect(addMonthsToDay('2026-12-31', 1)).toBe('2027-01-31');
  expect(addMonthsToDay('2026-01-15', -13)).toBe('2024-12-15');
  const analyst = sitDown();
  analyst.press('time.monthBack', 'time.monthOn');
  expect(analyst.state.view.asOf).toBeUndefined();
});

test('K asks the store what was known by the end of the day, and says when that was nothing', () => {
  const analyst = sitDown();
  analyst.type('K');
  expect(analyst.state.notice?.text).toContain('t goes to a past day');
  analyst.press('time.monthBack', 'time.clock');
  const view = { asOf: '2026-10-25', systemTime: 'then', strategyTime: 'now' } as const;
  expect(analyst.effects).toEqual([{ kind: 'past', view }]);
  expect(otherDayBoardBasisText(analyst.state, 120)).toContain('TRUE THEN');
  analyst.hear({ kind: 'past', view, readings: indexReadings([]), events: [], rules: undefined });
  expect(gaugeOf(analyst.state)).toBeUndefined();
  expect(otherDayBoardBasisText(analyst.state, 120)).toBe(
    'KNOWN THEN: nothing had been recorded yet (K); RULES OF TODAY 00000000 (M: of then)',
  );
  analyst.press('time.clock');
  expect(otherDayBoardBasisText(analyst.state, 80)).toBe(
    'TRUE THEN (K); RULES OF TODAY 00000000 (M)',
  );
  expect(gaugeOf(analyst.state)).toBeDefined();
});

test('M scores by the file of then, says since when it is kept, and T brings the file of today back', () => {
  const analyst = sitDown();
  const { strategy, board } = analyst.state;
  analyst.press('time.monthBack', 'panel.5', 'time.rules');
  const view = { asOf: '2026-10-25', systemTime: 'now', strategyTime: 'then' } as const;
  expect(analyst.effects).toEqual([{ kind: 'past', view }]);
  const [first] = strategy.root.children;
  if (first === undefined || first.kind === 'indicator') throw new Error('no branch');
  const then = { ...strategy, root: { ...strategy.root, children: [first] } };
  analyst.hear({
    kind: 'past',
    view,
    readings: board.readings,
    events: [],
    rules: { strategy: then, hash: 'c0ffee12', firstSeen: '2026-09-20', inForce: true },
  });
  expect(analyst.state.board.strategy).toBe(then);
  expect(otherDayBoardBasisText(analyst.state, 120)).toContain(
    'RULES OF THEN c0ffee12, since 20 Sep 2026 (M)',
  );
  analyst.press('time.changeBack');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'past', view: { strategyTime: 'then' } });
  analyst.press('time.live');
  expect(analyst.state.strategy).toBe(strategy);
  expect(analyst.state.hash).toBe('00000000');
});

test('a file that is older than every kept one is said to be the oldest, not that of then', () => {
  const analyst = sitDown();
  analyst.press('time.monthBack');
  const { strategy, board } = analyst.state;
  const rules = { strategy, hash: 'c0ffee12', firstSeen: '2026-11-24', inForce: false };
  const view = { asOf: '2026-10-25', systemTime: 'now', strategyTime: 'then' } as const;
  analyst.hear({ kind: 'past', view, readings: board.readings, events: [], rules });
  expect(otherDayBoardBasisText(analyst.state, 80)).toBe(
    'TRUE THEN (K); OLDEST RULES KEPT c0ffee12 (M)',
  );
});

test('a reading recorded elsewhere changes a past board too, and midnight leaves it where it is', () => {
  const analyst = sitDown();
  analyst.press('time.monthBack');
  const before = gaugeOf(analyst.state);
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings: indexReadings([]) } });
  expect(before).toBeDefined();
  expect(gaugeOf(analyst.state)).toBeUndefined();
  analyst.hear({ kind: 'day', today: '2026-11-26' });
  expect(analyst.state.board.asOf).toBe('2026-10-25');
  analyst.press('time.live');
  expect(analyst.state.board.asOf).toBe('2026-11-26');
});

test('d puts two days side by side, with causes that add up to the change of the gauge', () => {
  const analyst = sitDown();
  analyst.press('time.diff');
  const asked = analyst.state.layers.at(-1);
  expect(asked?.kind === 'prompt' && asked.field.text).toBe('2026-10-26');
  analyst.type('^U', ...'2026-11-25', 'Enter');
  const refused = analyst.state.layers.at(-1);
  expect(refused?.kind === 'prompt' && refused.problem).toBe(
    'That is the day of the board; write another.',
  );
  analyst.type('^U', ...'24 nov 2025', 'Enter');
  const { state } = analyst;
  const screen = topScreen(state);
  if (screen.kind !== 'compare') throw new Error('no two days');
  const view = listShown(state, screen, GLYPHS.block);
  const { history, strategy } = state.board;
  const [was = 0, is = 0] = [screen.other, state.board.asOf].map(
    (day) => history.scoreOn(strategy.root.id, day) ?? 0,
  );
  expect(view.head[1]).toContain(was.toFixed(1));
  expect(view.head[1]).toContain(is.toFixed(1));
  const points = view.rows.map((row) => Number(row.points?.replace('\u2212', '-')));
  const rest = Number(/^(\S+) smaller/.exec(view.foot[0] ?? '')?.[1]?.replace('\u2212', '-') ?? 0);
  const sum = points.reduce((all, each) => all + each, rest);
  expect(sum).toBeCloseTo(Number((is - was).toFixed(1)), 6);
});

test('stepping in time moves one of two days, and the earlier one always stands first', () => {
  const analyst = sitDown();
  analyst.press('time.monthBack', 'time.diff');
  analyst.type('^U', ...'2026-11-20', 'Enter');
  const title = (): string => {
    const screen = topScreen(analyst.state);
    return screen.kind === 'compare' ? listShown(analyst.state, screen, GLYPHS.block).title : '';
  };
  expect(title()).toBe('25 Oct 2026 and 20 Nov 2026');
  analyst.press('time.monthBack');
  expect(title()).toBe('25 Sep 2026 and 20 Nov 2026');
  analyst.press('time.live');
  expect(title()).toBe('20 Nov 2026 and 25 Nov 2026');
});

test('stepping the whole board by a day keeps within a frame of sixty a second', () => {
  const analyst = sitDown();
  analyst.press('time.changeBack');
  const times = Array.from({ length: 40 }, () => {
    const start = process.cpuUsage();
    analyst.press('time.changeBack');
    return process.cpuUsage(start).user / 1000;
  }).sort((a, b) => a - b);
  expect(times[20]).toBeLessThan(16);
});

test('an indicator open while the board travels asks for its readings as that board has them', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'item.open', 'time.monthBack');
  const { view } = analyst.state;
  expect(view).toMatchObject({ asOf: '2026-10-25', systemTime: 'now' });
  const asked = { kind: 'history', indicator: 'new-occupied-land' };
  expect(analyst.effects.at(-1)).toEqual({ ...asked, view });
  analyst.press('time.clock');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'past', view: { systemTime: 'then' } });
  const known = { ...view, systemTime: 'then' } as const;
  const { readings } = analyst.state.board;
  analyst.hear({ kind: 'past', view: known, readings, events: [], rules: undefined });
  expect(analyst.effects.at(-1)).toEqual({ ...asked, view: known });
  analyst.press('time.live');
  expect(analyst.effects.at(-1)).toEqual({ ...asked, view: LIVE });
});

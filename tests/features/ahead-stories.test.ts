/** Stories of looking at a day ahead: the board if nothing is recorded. */
import { describe, expect, test } from 'vitest';
import { addDays, addMonthsToDay, lastViewableDayAhead } from '../../src/core/model/day.ts';
import { readingsWithEvent, readingsWithReading } from '../../src/core/model/readings.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { liveOrAsOfText, otherDayBoardBasisText } from '../../src/features/as-of/as-of-words.ts';
import { explainTabs, explanationListData } from '../../src/features/explain/explain-screen.ts';
import { boardWithTrialValues } from '../../src/features/what-if/what-if-screen.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { spokenChangesOfStep, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { event } from '../core/make.ts';
import { eventful, openState, TODAY } from '../ui/board.ts';
import { countedState, DAY } from './counted-board.ts';
import { elsewhere, gaugeOf, type Person, SIZE, sitDown } from './person.ts';
import { listShown } from './texts.ts';

const LAST = '2029-11-25';

/** Somebody who looks at a day ahead. */
function looking(day: string, analyst = sitDown()): Person {
  analyst.press('time.jump');
  analyst.type('^U', ...day, 'Enter');
  return analyst;
}

function problemOf({ state }: Person): string | undefined {
  const top = topScreen(state);
  return top.kind === 'prompt' ? top.problem : undefined;
}

describe('t goes to a day ahead', () => {
  test.each(['+1d', '2027-02-25', '25 May 2027', '+1y', LAST])(
    '%s: every score is that of the day on what is recorded today',
    (typed) => {
      const { state } = looking(typed);
      const { board, present, strategy } = state;
      expect(board.asOf > TODAY).toBe(true);
      const card = scorecardAsOf(strategy, present.readings, board.asOf);
      expect(
        [...board.card.nodes].map(([id, { score, low, high }]) => [id, score, low, high]),
      ).toEqual([...card.nodes].map(([id, { score, low, high }]) => [id, score, low, high]));
      for (const id of card.nodes.keys())
        expect(board.history.scoreOn(id, board.asOf)).toBe(card.nodes.get(id)?.score);
    },
  );

  test.each([
    ['2029-11-26', '2029-11-26 lies more than three years ahead; write a day up to 2029-11-25'],
    ['+4y', '2030-11-25 lies more than three years ahead; write a day up to 2029-11-25'],
  ])('%s is too far, and what would be right is said', (typed, problem) => {
    const analyst = looking(typed);
    expect(problemOf(analyst)).toBe(problem);
    expect(analyst.state.view.asOf).toBeUndefined();
  });

  test('a refused answer is not offered to be taken again, and is once it is changed', () => {
    const isOffered = ({ state }: Person): boolean =>
      footerBindings(state).some(({ id }) => id === 'prompt.answer');
    const analyst = looking('2029-11-26');
    expect(isOffered(analyst)).toBe(false);
    analyst.type('Enter');
    expect(problemOf(analyst)).toContain('lies more than three years ahead');
    analyst.type('Backspace', '5');
    expect(isOffered(analyst)).toBe(true);
    analyst.type('Enter');
    expect(analyst.state.board.asOf).toBe(LAST);
  });

  test('a day without a year is still the latest that has been', () => {
    expect(looking('1 dec').state.board.asOf).toBe('2025-12-01');
  });

  test('and T brings today back', () => {
    const analyst = looking('+6m');
    expect(gaugeOf(analyst.state)).toBeUndefined();
    analyst.type('T');
    expect(analyst.state.view.asOf).toBeUndefined();
    expect(analyst.state.board.asOf).toBe(TODAY);
    expect(gaugeOf(analyst.state)).toBeDefined();
    expect(analyst.effects).toEqual([]);
  });

  test('which comes by itself once it is that day', () => {
    const analyst = looking('+1d');
    analyst.hear({ kind: 'day', today: '2026-11-26' });
    expect(analyst.state.view.asOf).toBeUndefined();
    expect(analyst.state.board.asOf).toBe('2026-11-26');
  });
});

test('what is of a later day than today is left out', () => {
  const open = eventful(openState(SIZE));
  const [first] = open.board.readings.of('new-occupied-land');
  if (first === undefined) throw new Error('no reading');
  const later = elsewhere('new-occupied-land', '2026-12-01', 600);
  const act = { ...event('joint-exercises', ['2026-12-02', 1], 1), id: 'later' };
  const readings = readingsWithEvent(readingsWithReading(open.present.readings, later), act);
  const present = { ...open.present, readings, events: [...open.present.events, act] };
  const { state } = looking('+3m', sitDown({ ...open, present }));
  const leaf = state.board.card.indicators.get('new-occupied-land');
  expect(leaf?.value).toBe(open.board.card.indicators.get('new-occupied-land')?.value);
  expect(state.events.some(({ id }) => id === 'later')).toBe(false);
  expect(state.board.readings.of('new-occupied-land')).not.toContain(later);
});

describe('the keys of time go on past today', () => {
  test('Shift-Right a month at a time, up to three years, and Shift-Left comes back by way of today', () => {
    const analyst = sitDown();
    const seen = Array.from({ length: 40 }, () => {
      analyst.type('S-Right');
      return analyst.state.board.asOf;
    });
    expect(seen.slice(0, 3)).toEqual(['2026-12-25', '2027-01-25', '2027-02-25']);
    expect(seen.slice(35)).toEqual([LAST, LAST, LAST, LAST, LAST]);
    expect(analyst.state.notice?.text).toBe('25 Nov 2029, three years ahead, is the last day.');
    const near = looking('2026-12-05');
    near.type('S-Left');
    expect(near.state.view.asOf).toBeUndefined();
    near.type('S-Left');
    expect(near.state.board.asOf).toBe('2026-10-25');
    near.type('S-Right');
    expect(near.state.view.asOf).toBeUndefined();
    near.type('S-Right');
    expect(near.state.board.asOf).toBe('2026-12-25');
  });

  test('} to every day on which something expires, and { back over the same days', () => {
    const analyst = sitDown();
    const { strategy, readings } = analyst.state.board;
    const counted = (day: string): number =>
      [...scorecardAsOf(strategy, readings, day).indicators.values()].filter(
        ({ state }) => state === 'expired',
      ).length;
    const seen: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      analyst.type('}');
      seen.push(analyst.state.board.asOf);
    }
    let before = TODAY;
    for (const day of seen) {
      expect(counted(addDays(day, -1))).toBe(counted(before));
      expect(counted(day)).toBeGreaterThan(counted(before));
      before = day;
    }
    const back = seen.map(() => {
      const { asOf } = analyst.state.board;
      analyst.type('{');
      return asOf;
    });
    expect(back).toEqual(seen.toReversed());
    expect(analyst.state.view.asOf).toBeUndefined();
  });

  test('} says where nothing more expires', () => {
    const analyst = looking(LAST);
    analyst.type('}');
    expect(analyst.state.notice?.text).toBe(
      'If nothing is recorded, nothing more expires up to 25 Nov 2029, three years ahead.',
    );
  });

  test('the last day ahead is three years on, of a leap day the end of its month', () => {
    expect(lastViewableDayAhead('2024-02-29')).toBe('2027-02-28');
    expect(lastViewableDayAhead('2026-11-25')).toBe(addMonthsToDay('2026-11-25', 36));
  });
});

describe('it is said that nothing is recorded', () => {
  test('in the header and above the footer', () => {
    const { state } = looking('+3m');
    expect(liveOrAsOfText(state, 120)).toBe('AS OF 25 Feb 2027 IF NOTHING IS RECORDED');
    expect(liveOrAsOfText(state, 60)).toBe('25 Feb 2027 IF NOTHING IS RECORDED');
    expect(otherDayBoardBasisText(state, 120)).toBe(
      'IN 92 DAYS: what is recorded up to 25 Nov 2026 grows older, fades and expires; RULES OF TODAY 00000000',
    );
    expect(otherDayBoardBasisText(looking('+1d').state, 60)).toBe(
      "IN 1 DAY: today's readings, older",
    );
  });

  test('aloud', () => {
    const before = { ...openState({ columns: 200, rows: 50 }), linear: true };
    const { state } = looking('+3m', sitDown(before));
    const heading = 'axiswatch, as of 25 Feb 2027, if nothing is recorded, read-only.';
    expect(spokenChangesOfStep(before, state)).toContain(heading);
    expect(spokenScreenArrivalSentences(state)).toContain(heading);
  });

  test('in the titles of explanations and of two days side by side, from today too', () => {
    const analyst = looking('+3m');
    const title = (): string => {
      const top = topScreen(analyst.state);
      if (top.kind !== 'explain' && top.kind !== 'compare') throw new Error(top.kind);
      return listShown(analyst.state, top, GLYPHS.block).title;
    };
    analyst.type('x');
    expect(title()).toMatch(/ on 25 Feb 2027, if nothing is recorded$/);
    analyst.type('Esc', 'T', 'd', '^U', ...'+3m', 'Enter');
    expect(title()).toBe('25 Nov 2026 and 25 Feb 2027, if nothing is recorded');
    const from = title();
    analyst.type('Esc');
    looking('+3m', analyst);
    analyst.type('d', '^U', ...'today', 'Enter');
    expect(title()).toBe(from);
  });
});

test('two days are the same from either of them: what the calendar alone does', () => {
  const head = (from: string, to: string): readonly string[] => {
    const analyst = from === 'today' ? sitDown() : looking(from);
    analyst.type('d', '^U', ...to, 'Enter');
    const top = topScreen(analyst.state);
    if (top.kind !== 'compare') throw new Error(top.kind);
    const { head: lines, rows } = listShown(analyst.state, top, GLYPHS.block);
    return [...lines, ...rows.map((row) => Object.values(row).join(' '))];
  };
  const fromToday = head('today', '+3m');
  expect(fromToday).toEqual(head('+3m', 'today'));
  expect(fromToday.join('\n')).toContain('coverage and fading, no news: +1.4, ');
});

test('nothing can be written on a day ahead, and each key says the way', () => {
  const open = { ...openState(SIZE), undoable: 'RU1 400 on 2026-11-01' };
  const analyst = looking('+3m', sitDown(open));
  for (const key of ['e', 'E', '=', 'u', 'U']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toBe(
      'This is the board as of 25 Feb 2027 if nothing is recorded, and nothing can be written there; T returns to today. In the shell, axiswatch ahead lists what will change.',
    );
  }
  expect(analyst.state.layers).toHaveLength(1);
  expect(analyst.effects).toEqual([]);
});

test.each([
  ['K', 'Of a day ahead nothing is known yet; t goes to a past day.'],
  ['M', 'A day ahead goes by the strategy file of today; t goes to a past day.'],
])('%s means nothing of a day ahead, and says so', (key, said) => {
  const analyst = looking('+3m');
  analyst.type(key);
  expect(analyst.state.notice?.text).toBe(said);
  expect(analyst.state.view.systemTime).toBe('now');
});

test('a day ahead is never that of then: it goes by what stands now and the file of today', () => {
  const analyst = sitDown();
  analyst.press('time.monthBack', 'time.clock');
  looking('+3m', analyst);
  expect(analyst.state.view).toEqual({
    asOf: '2027-02-25',
    systemTime: 'now',
    strategyTime: 'now',
  });
});

describe('the tab Ahead of an explained score', () => {
  const ahead = (analyst: Person, id = 'iran') => {
    const tab = explainTabs(analyst.state.strategy, id).indexOf('Ahead');
    const screen = { kind: 'explain', id, tab, selected: 0, lookback: 0 } as const;
    return explanationListData(analyst.state, screen, 116, GLYPHS.ascii);
  };

  test('names what expires in half a year, and what that makes of the score', () => {
    const analyst = sitDown();
    const { head, texts, targets } = ahead(analyst);
    expect(head[0]?.text).toBe(
      '44.1 (30 to 58) on 25 Nov 2026; no score on 25 May 2027, if nothing is recorded.',
    );
    expect(texts.map((row) => Object.values(row).join(' | '))).toEqual([
      '7 Mar 2027 | IR8 Uranium at 60% | 46.9 | +2.9',
      '10 Apr 2027 | IR2 Rial per dollar | 46.9 | 0',
      '1 May 2027 | IR1 Iranian crude exports | – | ',
    ]);
    expect(targets[0]).toBe('uranium-60');
    const { strategy, readings } = analyst.state.board;
    for (const day of ['2027-03-07', '2027-04-10'])
      expect(scorecardAsOf(strategy, readings, day).nodes.get('iran')?.score).toBeCloseTo(46.9, 1);
    expect(
      scorecardAsOf(strategy, readings, '2027-05-01').nodes.get('iran')?.score,
    ).toBeUndefined();
  });

  test('goes to the day ahead that is looked at, and on from a past day by what is known of that day', () => {
    expect(ahead(looking('2027-03-07')).texts).toHaveLength(1);
    expect(ahead(looking('2027-03-06')).foot[0]?.text).toBe(
      'Nothing in it expires up to 6 Mar 2027.',
    );
    const past = sitDown();
    past.press('time.monthBack');
    expect(ahead(past).head[0]?.text).toMatch(/ on 25 Oct 2026; .* on 25 Apr 2027, if nothing/);
  });

  test('says where there is no score to go on from', () => {
    expect(ahead(looking('+6m'), 'rial-per-dollar').head[0]?.text).toMatch(
      /^87\.\d .* on 25 Nov 2026; no/,
    );
    const { state } = sitDown(openState(SIZE, '2015-01-01'));
    const screen = { kind: 'explain', id: 'iran', tab: 3, selected: 0, lookback: 0 } as const;
    const { head } = explanationListData(state, screen, 116, GLYPHS.ascii);
    expect(head.map(({ text }) => text)).toEqual([
      'It has no score on 1 Jan 2015, so there is none to go on from.',
    ]);
  });

  test('is said aloud without its drawing', () => {
    const analyst = sitDown({ ...openState({ columns: 200, rows: 50 }), linear: true });
    analyst.press('panel.2', 'item.explain', 'tab.prev');
    const said = spokenScreenArrivalSentences(analyst.state).join(' ');
    expect(said).toContain('if nothing is recorded');
    expect(said).not.toMatch(/[\u2500-\u259f!]/);
  });
});

describe('what is tried on a day ahead counts as read today', () => {
  const AHEAD = addDays(DAY, 100);

  test('a value ages until that day', () => {
    const { state } = looking(AHEAD, sitDown(countedState()));
    const leaf = boardWithTrialValues(state.board, { land: 80 }).card.indicators.get('land');
    expect([leaf?.value, leaf?.observedOn, leaf?.age]).toEqual([80, DAY, 100]);
    // 70 days beyond the cadence of 30, with a half-life of 60
    expect(leaf?.freshness).toBeCloseTo(2 ** (-70 / 60), 12);
  });

  test('a count fades until that day', () => {
    const { state } = looking(AHEAD, sitDown(countedState()));
    const { board } = state;
    // 4 of 200 days before and 2 of 100 days before come to 2 on the day, and to half of it with a half-life of 100
    expect(board.card.indicators.get('patrols')?.value).toBeCloseTo(1, 12);
    const made = boardWithTrialValues(board, { patrols: 6 });
    expect(made.card.indicators.get('patrols')?.value).toBeCloseTo(3, 12);
  });

  test('+1 is one more than it counts today', () => {
    const analyst = looking(AHEAD, sitDown(countedState()));
    analyst.press('whatIf.open');
    const order = [...analyst.state.board.card.indicators.keys()];
    for (let at = 0; at < order.length; at += 1) {
      const top = topScreen(analyst.state);
      if (top.kind !== 'whatIf') throw new Error(top.kind);
      if (listShown(analyst.state, top, GLYPHS.block).targets[top.selected] === 'patrols') break;
      analyst.type('j');
    }
    analyst.type('Enter', ...'+1', 'Enter');
    expect(analyst.state.trials.values).toEqual({ patrols: 3 });
  });
});

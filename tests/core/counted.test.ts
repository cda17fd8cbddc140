import { describe, expect, test } from 'vitest';
import { addDays, dayFromEpochDayNumber, dayNumber } from '../../src/core/model/day.ts';
import type { Count, Readings } from '../../src/core/model/model.ts';
import {
  eventAmountStillCountedOnDay,
  forEachEventCountChange,
  remainingCountOfEarlierEvents,
} from '../../src/core/scoring/counted.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { allNodeScoresTimeline } from '../../src/core/scoring/timeline.ts';
import { trendOfIndicator } from '../../src/core/scoring/trend.ts';
import { branch, leaf, observed, type Raw, readings, strategy } from './make.ts';

/** The indicator `a` as of a day, in a strategy of it alone. */
function scored(more: Raw, known: Readings, asOf: string) {
  const found = scorecardAsOf(strategy([leaf('a', more)]), known, asOf).indicators.get('a');
  if (found === undefined) throw new Error('no indicator');
  return found;
}

function trend(more: Raw, known: Readings, asOf: string) {
  return trendOfIndicator(scored(more, known, asOf), known, asOf);
}

const YEARLY = { count: { halfLifeDays: 100 }, goalposts: { worst: 10, best: 0 } };

describe('an indicator that is counted from events', () => {
  const two = observed('a', [
    ['2024-01-01', 4],
    ['2024-04-10', 2],
  ]);
  test('is the sum of their amounts, each halved every half-life', () => {
    expect(scored(YEARLY, two, '2024-01-01').value).toBe(4);
    // 100 days later the first is half of it.
    expect(scored(YEARLY, two, '2024-04-10').value).toBeCloseTo(4 / 2 + 2, 12);
    expect(scored(YEARLY, two, '2024-07-19').value).toBeCloseTo(4 / 4 + 2 / 2, 12);
    expect(scored(YEARLY, two, '2024-07-19').score).toBeCloseTo(100 - 20, 12);
  });
  test('an event of a later day counts for nothing yet', () => {
    expect(scored(YEARLY, two, '2024-04-09').value).toBeCloseTo(4 * 2 ** (-99 / 100), 12);
  });
  test('with days, every event counts in full for so many days and then no more', () => {
    const windowed = { ...YEARLY, count: { days: 30 } };
    const known = observed('a', [
      ['2024-01-01', 4],
      ['2024-01-20', 3],
    ]);
    expect(scored(windowed, known, '2024-01-30').value).toBe(7);
    expect(scored(windowed, known, '2024-01-31').value).toBe(3);
    expect(scored(windowed, known, '2024-02-19').value).toBe(0);
  });
  test('nothing happened is 0 as long as somebody looked, and missing before anybody did', () => {
    const looked = observed('a', [], ['2024-02-01']);
    expect(scored(YEARLY, looked, '2024-01-31')).toMatchObject({
      state: 'missing',
      value: undefined,
    });
    expect(scored(YEARLY, looked, '2024-02-10')).toMatchObject({
      value: 0,
      observedOn: '2024-02-01',
      age: 9,
      score: 100,
      source: 'looked',
    });
  });
  test('its age runs from the latest event or check, one of amount 0 included', () => {
    const known = observed(
      'a',
      [
        ['2024-01-01', 4],
        ['2024-03-01', 0],
      ],
      ['2024-02-01'],
    );
    expect(scored(YEARLY, known, '2024-01-31').observedOn).toBe('2024-01-01');
    expect(scored(YEARLY, known, '2024-02-10').observedOn).toBe('2024-02-01');
    expect(scored(YEARLY, known, '2024-03-10').observedOn).toBe('2024-03-01');
  });
  test('it expires from that day on, and is a value again when somebody looks', () => {
    const known = observed('a', [['2024-01-01', 4]], ['2024-06-01']);
    const short = { ...YEARLY, maxAgeDays: 60 };
    expect(scored(short, known, '2024-03-01')).toMatchObject({ state: 'fresh' });
    expect(scored(short, known, '2024-03-02')).toMatchObject({
      state: 'expired',
      score: undefined,
    });
    expect(scored(short, known, '2024-06-01').value).toBeCloseTo(4 * 2 ** (-152 / 100), 12);
  });
  test('the anniversary of an event moves nothing by itself', () => {
    const yearly = { ...YEARLY, count: { halfLifeDays: 365 }, maxAgeDays: 900 };
    const known = observed('a', [['2024-01-01', 4]]);
    const scores = Array.from({ length: 10 }, (_, at) => {
      return scored(yearly, known, addDays('2024-12-27', at)).score ?? Number.NaN;
    });
    for (const [at, score] of scores.slice(1).entries())
      expect(Math.abs(score - (scores[at] ?? Number.NaN))).toBeLessThan(0.05);
  });
  test('what nobody did is no progress: a count that is not looked at is no score, and counts again as 0 once somebody looks', () => {
    const plan = strategy([leaf('a', { ...YEARLY, maxAgeDays: 50 }), leaf('b')]);
    const root = (known: Readings) => scorecardAsOf(plan, known, '2024-06-01').root.score;
    const rows = ['b', '2024-05-01', 20] as const;
    expect(root(observed('a', [], [], rows))).toBe(20);
    expect(root(observed('a', [], ['2024-05-20'], rows))).toBe(60);
  });
  test('amounts may be negative and take away', () => {
    const known = observed('a', [
      ['2024-01-01', 4],
      ['2024-01-01', -1.5],
    ]);
    expect(scored(YEARLY, known, '2024-01-01').value).toBe(2.5);
  });
  test('its evidence is the mean of the variances of its events, weighted by the parts they still are', () => {
    const known = observed('a', [
      ['2024-01-01', 4, 'low'],
      ['2024-04-10', -2, 'high'],
    ]);
    // Parts of 2 (low, faded by half) and 2 (high): (14² + 4²) / 2 = 106, σ 10.3.
    expect(scored(YEARLY, known, '2024-04-10').freshSigma).toBeCloseTo(Math.sqrt(106), 12);
    expect(scored(YEARLY, known, '2024-04-10').confidence).toBe('moderate');
    expect(scored(YEARLY, known, '2024-01-01').confidence).toBe('low');
  });
  test('where no event brings anything it is that of the newest check, and without one of the newest event', () => {
    expect(
      scored(YEARLY, observed('a', [['2024-01-01', 0, 'low']], ['2024-01-02']), '2024-01-03')
        .freshSigma,
    ).toBe(4);
    expect(scored(YEARLY, observed('a', [['2024-01-01', 0, 'low']]), '2024-01-03').freshSigma).toBe(
      14,
    );
  });
  test('every day on which it changes is given once, rising: with days the events and where they end', () => {
    const stepsOf = (count: Count, from: string, end: string) => {
      const steps: [string, number][] = [];
      const known = observed('a', [
        ['2024-01-01', 4],
        ['2024-01-05', 2],
        ['2024-01-08', 1],
      ]);
      forEachEventCountChange('a', count, known, dayNumber(from), dayNumber(end), (day, value) => {
        steps.push([dayFromEpochDayNumber(day), value]);
      });
      return steps;
    };
    expect(stepsOf({ days: 6.5 }, '2024-01-04', '2024-01-14')).toEqual([
      ['2024-01-04', 4],
      ['2024-01-05', 6],
      ['2024-01-08', 3],
      ['2024-01-12', 1],
    ]);
    expect(stepsOf({ days: 7 }, '2024-01-01', '2024-01-05')).toEqual([['2024-01-01', 4]]);
    expect(stepsOf({ halfLifeDays: 1 }, '2024-01-03', '2024-01-06')).toEqual([
      ['2024-01-03', 1],
      ['2024-01-04', 0.5],
      ['2024-01-05', 2.25],
    ]);
  });
  test('an event alone counts as it has faded, or in full up to the end of its days', () => {
    const one = { day: '2024-01-01', amount: -6 };
    expect(eventAmountStillCountedOnDay({ halfLifeDays: 10 }, one, '2024-01-01')).toBe(-6);
    expect(eventAmountStillCountedOnDay({ halfLifeDays: 10 }, one, '2024-01-21')).toBeCloseTo(
      -1.5,
      12,
    );
    expect(eventAmountStillCountedOnDay({ days: 10 }, one, '2024-01-10')).toBe(-6);
    expect(eventAmountStillCountedOnDay({ days: 10 }, one, '2024-01-11')).toBe(0);
  });
  test('of two days the earlier decides which events still count on the later', () => {
    const known = observed('a', [
      ['2024-01-01', 4],
      ['2024-01-05', 2],
    ]);
    const left = (count: Count, one: string, other: string) =>
      remainingCountOfEarlierEvents('a', count, known, one, other);
    expect(left({ halfLifeDays: 4 }, '2024-01-04', '2024-01-09')).toBeCloseTo(1, 12);
    expect(left({ halfLifeDays: 4 }, '2024-01-09', '2024-01-04')).toBeCloseTo(1, 12);
    expect(left({ halfLifeDays: 4 }, '2024-01-05', '2024-01-09')).toBeCloseTo(2, 12);
    expect(left({ days: 8 }, '2024-01-04', '2024-01-08')).toBe(4);
    expect(left({ days: 8 }, '2024-01-04', '2024-01-09')).toBe(0);
    expect(left({ days: 8 }, '2023-12-31', '2024-01-08')).toBe(0);
  });
  test('its origin is shared with nobody', () => {
    expect(scored({ ...YEARLY, origin: 'Customs' }, two, '2024-04-10').origin).toBe('');
  });
  test('its trend is its score against that of 90 days before; less than half a point is none', () => {
    expect(trend(YEARLY, two, '2024-04-10')).toBe('worse');
    expect(trend(YEARLY, two, '2024-03-30')).toBeUndefined();
    const still = observed('a', [['2024-01-01', 0.02]]);
    expect(trend(YEARLY, still, '2024-06-01')).toBe('same');
  });
  test('a value recorded for it counts for nothing', () => {
    const known = observed('a', [['2024-01-01', 4]], [], ['a', '2024-01-01', 9]);
    expect(scored(YEARLY, known, '2024-01-01').value).toBe(4);
  });
});

describe('an indicator that is a rolling mean', () => {
  const monthly = { rolling: { days: 90, atLeast: 2 } };
  const known = readings(
    ['a', '2024-01-31', 10],
    ['a', '2024-02-29', 20],
    ['a', '2024-03-31', 60],
    ['a', '2024-05-31', 40],
  );
  test('is the mean of the readings of the window that ends with the newest', () => {
    expect(scored(monthly, known, '2024-02-29').value).toBe(15);
    expect(scored(monthly, known, '2024-04-15').value).toBe(30);
    // 2 March to 31 May.
    expect(scored(monthly, known, '2024-06-30').value).toBe(50);
  });
  test('the first day of the window is left out', () => {
    const edge = readings(
      ['a', '2024-01-01', 10],
      ['a', '2024-03-31', 30],
      ['a', '2024-03-01', 20],
    );
    // 31 March less 90 days is 1 January.
    expect(scored(monthly, edge, '2024-03-31').value).toBe(25);
  });
  test('with fewer readings than it needs it has no value, and no day', () => {
    expect(scored(monthly, known, '2024-02-28')).toMatchObject({
      value: undefined,
      observedOn: undefined,
      state: 'missing',
      due: true,
    });
  });
  test('of two readings of a day the one that counts is one of the mean', () => {
    const twice = readings(
      ['a', '2024-01-31', 10],
      ['a', '2024-02-29', 20],
      ['a', '2024-02-29', 40],
    );
    expect(scored(monthly, twice, '2024-03-01').value).toBe(25);
  });
  test('day, age, confidence and origin are those of the newest', () => {
    const rows = readings(
      ['a', '2024-01-31', 10, 'high', 'one'],
      ['a', '2024-02-29', 20, 'low', 'two'],
    );
    expect(scored(monthly, rows, '2024-03-10')).toMatchObject({
      observedOn: '2024-02-29',
      age: 10,
      confidence: 'low',
      origin: 'two',
    });
  });
  test('its trend compares with the value as of the day before the newest', () => {
    expect(trend(monthly, known, '2024-03-31')).toBe('better');
    expect(trend(monthly, known, '2024-02-29')).toBeUndefined();
  });
});

describe('the origin of a reading', () => {
  test('is what the reading says, else what the indicator says, else its source', () => {
    const plain = readings(['a', '2024-01-01', 1, 'high', ' Reuters ']);
    expect(scored({}, plain, '2024-01-02').origin).toBe('Reuters');
    expect(scored({ origin: ' Customs ' }, plain, '2024-01-02').origin).toBe('Customs');
    const own = {
      ...readings(),
      asOf: () => ({ ...plain.of('a')[0], origin: 'Kpler' }),
    } as Readings;
    expect(scored({ origin: 'Customs' }, own, '2024-01-02').origin).toBe('Kpler');
  });
  test('two values of one origin err together, whoever printed them', () => {
    const rows = readings(
      ['a', '2024-01-01', 50, 'high', 'one'],
      ['b', '2024-01-01', 50, 'high', 'two'],
    );
    const sd = (origin: string) =>
      scorecardAsOf(
        strategy([leaf('a', { origin }), leaf('b', { origin: 'Customs' })]),
        rows,
        '2024-01-02',
      ).root.sd;
    expect(sd('Trackers')).toBeCloseTo(Math.sqrt(2 * 2 ** 2), 12);
    expect(sd('Customs')).toBeCloseTo(Math.sqrt(2 * 2 ** 2 + 2 * 0.5 * 2 * 2), 12);
  });
});

describe('a break', () => {
  const breaks = [
    { on: '2024-02-01', title: 'war', nodes: ['x', 'a'] },
    { on: '2024-03-01', title: 'peace', nodes: ['a'] },
  ];
  const plan = strategy(
    [branch('x', [leaf('a'), leaf('b')])],
    {},
    { format: 'axiswatch.strategy/2', breaks },
  );
  const freshness = (id: string, observedOn: string, asOf: string) =>
    scorecardAsOf(plan, readings([id, observedOn, 50]), asOf).indicators.get(id)?.freshness;
  test('halves the freshness of what was observed before it, once however many of its nodes lie above', () => {
    expect(freshness('a', '2024-01-20', '2024-01-31')).toBe(1);
    expect(freshness('a', '2024-01-20', '2024-02-01')).toBe(0.5);
    expect(freshness('b', '2024-01-20', '2024-02-01')).toBe(0.5);
  });
  test('leaves what was observed on its day or after it alone', () => {
    expect(freshness('a', '2024-02-01', '2024-02-15')).toBe(1);
  });
  test('every break halves it anew', () => {
    expect(freshness('a', '2024-01-31', '2024-03-01')).toBe(0.5 ** 2 * 2 ** 0);
    expect(freshness('b', '2024-01-31', '2024-03-01')).toBe(0.5);
  });
});

describe('a check', () => {
  const looked = (day: string) => observed('a', [], [day], ['a', '2024-01-01', 50]);
  const due = (more: Raw, known: Readings, asOf: string) => {
    const { due, lateBy, age, state } = scored(more, known, asOf);
    return { due, lateBy, age, state };
  };
  test('keeps an indicator from being due until a cadence after it, and makes no reading younger', () => {
    expect(due({}, looked('2024-03-01'), '2024-03-30')).toMatchObject({
      due: false,
      lateBy: undefined,
      age: 89,
    });
    expect(due({}, looked('2024-03-01'), '2024-03-31')).toMatchObject({ due: true, lateBy: 0 });
    expect(due({}, looked('2024-03-01'), '2024-04-10')).toMatchObject({ due: true, lateBy: 10 });
  });
  test('one older than the reading changes nothing', () => {
    expect(due({}, looked('2023-12-01'), '2024-02-10')).toMatchObject({ due: true, lateBy: 10 });
  });
  test('of an expired or missing indicator puts off that it is due, not its state', () => {
    const short = { maxAgeDays: 20 };
    expect(due(short, looked('2024-02-10'), '2024-02-20')).toMatchObject({
      due: false,
      state: 'expired',
    });
    expect(due({}, observed('a', [], ['2024-02-10']), '2024-02-20')).toMatchObject({
      due: false,
      state: 'missing',
    });
    expect(due({}, observed('a', [], ['2024-02-10']), '2024-03-20')).toMatchObject({
      due: true,
      lateBy: 9,
    });
  });
  test('what weighs nothing and has no tripwire is never due', () => {
    const plan = (more: Raw) => strategy([leaf('a', { weight: 0, ...more }), leaf('b')]);
    const isDue = (more: Raw) =>
      scorecardAsOf(plan(more), readings(), '2024-01-01').indicators.get('a')?.due;
    expect(isDue({})).toBe(false);
    expect(
      isDue({ tripwires: [{ id: 't', severity: 'watch', title: 't', when: { atLeast: 1 } }] }),
    ).toBe(true);
  });
});

describe('the scores of a count through time', () => {
  const plan = strategy(
    [
      leaf('a', { ...YEARLY, maxAgeDays: 200 }),
      branch('x', [leaf('c', { count: { days: 10 }, goalposts: { worst: 0, best: 4 } })]),
    ],
    { minCoverage: 0 },
  );
  const known = observed(
    'a',
    [
      ['2024-01-01', 4],
      ['2024-04-10', 2],
    ],
    ['2024-05-01'],
  );
  const both: Readings = {
    ...known,
    eventsOf: (id) =>
      id === 'c' ? observed('c', [['2024-02-01', 2]]).eventsOf('c') : known.eventsOf(id),
  };
  const timeline = allNodeScoresTimeline(plan, both, '2025-06-30');
  const history = scoreHistoryOfStrategy(plan, both);
  const days = Array.from({ length: 500 }, (_, at) => addDays('2023-12-30', at));
  test('are those of the scorecard of every day, from the whole history or from a part of it', () => {
    const part = { branch: 'gauge', from: '2024-03-15' };
    const later = allNodeScoresTimeline(plan, both, '2025-06-30', part);
    for (const day of days) {
      const card = scorecardAsOf(plan, both, day);
      for (const [id, { score }] of card.nodes) {
        expect(timeline.scoreOn(id, day), `${id} on ${day}`).toBe(score);
        expect(history.scoreOn(id, day)).toBe(score);
        if (day >= '2024-03-15')
          expect(later.scoreOn(id, day), `${id} on ${day}, in part`).toBe(score);
      }
    }
  });
  test('change on days that are not dated, since nothing was observed on them', () => {
    expect(timeline.stepsOf('a').length).toBeGreaterThan(200);
    expect(timeline.days).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-02-11',
      '2024-04-10',
      '2024-05-01',
      '2024-11-18',
    ]);
  });
});

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaFiles } from '../.config/schemas.ts';
import { simulateRootScore } from '../src/core/analysis/montecarlo.ts';
import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
} from '../src/core/analysis/movers.ts';
import { robustnessToModelChoice } from '../src/core/analysis/robustness.ts';
import { boardAsOf } from '../src/core/scoring/board.ts';
import { statusJson } from '../src/features/board/status-json.ts';
import { explainJson, scoreSensitivityJson } from '../src/features/explain/explain-output.ts';
import { uncertaintyDrawsJson } from '../src/features/uncertainty/uncertainty-output.ts';
import { strategyHeadJson } from '../src/text/scored-by.ts';
import { explainedBetween } from './core/make.ts';
import { breaches } from './schema-check.ts';
import { dataText, shippedReadings, shippedStrategy } from './shipped.ts';

const strategy = shippedStrategy();
const readings = shippedReadings(strategy);
const START = '2024-11-08';
/** A day on which the gauge has a score, and one on which it has none. */
const DAYS = ['2026-11-24', '2020-01-01'] as const;

/** As the command completes it. */
const scored = (document: object): object => ({
  ...document,
  strategy: strategyHeadJson(strategy, '01234567'),
});

/** The document as it is printed and read again, against its schema. */
function said(name: string, document: object): readonly string[] {
  return breaches(name, JSON.parse(JSON.stringify(document)));
}

// `npm run schemas` writes them.
test('every schema is what its document in the sources makes, and there is no other', async () => {
  const made = await schemaFiles();
  const names = readdirSync('data/schemas');
  expect(names).toEqual([...made.keys()].sort());
  for (const name of names) expect(dataText(`schemas/${name}`), name).toBe(made.get(name));
});

describe.each(DAYS)('as of %s every document keeps to its schema', (asOf) => {
  const board = boardAsOf(strategy, readings, asOf);
  const { card } = board;
  test('axiswatch.status/1', () =>
    expect(said('status', statusJson(board, '01234567'))).toEqual([]));
  test('axiswatch.explain/1', () => {
    const { id } = strategy.root;
    const explained = explainedBetween(strategy, board.readings, START, asOf, id);
    expect(said('explain', scored(explainJson(explained, id, START, asOf)))).toEqual([]);
  });
  test('axiswatch.movers/1, with a goal band and without', () => {
    const movers = gaugeSensitivities(card, readings);
    expect(said('movers', scored(scoreSensitivityJson(movers, asOf)))).toEqual([]);
    for (const band of strategy.bands) {
      const document = scoreSensitivityJson(
        movers,
        asOf,
        leastScoreChangeToGoalBandByIndicator(card, band),
      );
      expect(said('movers', scored(document))).toEqual([]);
    }
  });
  test('axiswatch.uncertainty/1', () => {
    const asked = { asOf, seed: 1, draws: 200 };
    const evidence = simulateRootScore(card, asked.seed, asked.draws);
    const models = robustnessToModelChoice(card, asked.seed, asked.draws);
    expect(said('uncertainty', scored(uncertaintyDrawsJson(evidence, models, asked)))).toEqual([]);
  });
});

describe('where there is no score the documents say so', () => {
  const [, empty] = DAYS;
  const board = boardAsOf(strategy, readings, empty);
  test('no decomposition, with a reason', () => {
    const explained = explainedBetween(strategy, board.readings, empty, START);
    expect(explainJson(explained, strategy.root.id, empty, START)).toMatchObject({
      change: null,
      contributions: null,
      reason: 'China reconsideration has no score on 2020-01-01.',
    });
  });
  test('nothing to draw, nothing that moves', () => {
    const asked = { asOf: empty, seed: 1, draws: 10 };
    expect(uncertaintyDrawsJson(undefined, undefined, asked)).toMatchObject({
      low: null,
      bands: null,
    });
    expect(scoreSensitivityJson(gaugeSensitivities(board.card, readings), empty)).toMatchObject({
      score: null,
      order: [],
      indicators: {},
    });
  });
});

describe('a document that breaks its schema is found', () => {
  const whole = {
    schema: 'axiswatch.explain/1',
    from: START,
    to: START,
    node: 'a',
    before: 1,
    after: 2,
    change: 1,
    low: -1,
    high: 3,
    contributions: [{ id: 'a', effect: 'value', points: 1 }],
  };
  test.each<readonly [string, object, string]>([
    ['another schema', { schema: 'axiswatch.explain/2' }, '/schema must be equal to constant'],
    ['a field left out', { to: undefined }, " must have required property 'to'"],
    ['no word of the file', { strategy: undefined }, " must have required property 'strategy'"],
    ['a day that is none', { to: 'today' }, '/to must match pattern "^\\d{4}-\\d{2}-\\d{2}$"'],
    ['text for a number', { change: '1' }, '/change must be number,null'],
    ['a change above 100', { change: 101 }, '/change must be <= 100'],
    [
      'an unknown effect',
      { contributions: [{ id: 'a', effect: 'luck', points: 1 }] },
      '/contributions/0/effect must be equal to one of the allowed values',
    ],
  ])('%s', (_what, change, breach) => {
    expect(said('explain', { ...scored(whole), ...change })).toContain(breach);
  });
  test('and the whole one is not', () => expect(said('explain', scored(whole))).toEqual([]));
});

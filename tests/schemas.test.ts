import { describe, expect, test } from 'vitest';
import { explainChange } from '../src/core/analysis/explain.ts';
import { drawEvidence } from '../src/core/analysis/montecarlo.ts';
import { changesToBand, moversOf } from '../src/core/analysis/movers.ts';
import { drawModels } from '../src/core/analysis/robustness.ts';
import { boardOf } from '../src/core/scoring/board.ts';
import { statusJson } from '../src/features/board/status-json.ts';
import { explainJson } from '../src/features/explain/explain-json.ts';
import { moversJson } from '../src/features/explain/movers-json.ts';
import { uncertaintyJson } from '../src/features/uncertainty/uncertainty-json.ts';
import { breaches } from './schema-check.ts';
import { shippedReadings, shippedStrategy } from './shipped.ts';

const strategy = shippedStrategy();
const readings = shippedReadings(strategy);
const START = '2024-11-08';
/** A day on which the gauge has a score, and one on which it has none. */
const DAYS = ['2026-11-24', '2020-01-01'] as const;

/** The document as it is printed and read again, against its schema. */
function said(name: string, document: object): readonly string[] {
  return breaches(name, JSON.parse(JSON.stringify(document)));
}

describe.each(DAYS)('as of %s every document keeps to its schema', (asOf) => {
  const board = boardOf(strategy, readings, asOf);
  const { card } = board;
  test('axiswatch.status/1', () =>
    expect(said('status', statusJson(board, '01234567'))).toEqual([]));
  test('axiswatch.explain/1', () => {
    const { id } = strategy.root;
    const explained = explainChange(strategy, board.history, START, asOf, id);
    expect(said('explain', explainJson(explained, id, START, asOf))).toEqual([]);
  });
  test('axiswatch.movers/1, with a goal band and without', () => {
    const movers = moversOf(card, readings);
    expect(said('movers', moversJson(movers, asOf))).toEqual([]);
    for (const band of strategy.bands) {
      const document = moversJson(movers, asOf, changesToBand(card, band));
      expect(said('movers', document)).toEqual([]);
    }
  });
  test('axiswatch.uncertainty/1', () => {
    const asked = { asOf, seed: 1, draws: 200 };
    const evidence = drawEvidence(card, asked.seed, asked.draws);
    const models = drawModels(card, asked.seed, asked.draws);
    expect(said('uncertainty', uncertaintyJson(evidence, models, asked))).toEqual([]);
  });
});

describe('where there is no score the documents say so', () => {
  const [, empty] = DAYS;
  const board = boardOf(strategy, readings, empty);
  test('no decomposition, with a reason', () => {
    const explained = explainChange(strategy, board.history, empty, START);
    expect(explainJson(explained, strategy.root.id, empty, START)).toMatchObject({
      change: null,
      contributions: null,
      reason: 'China reconsideration has no score on 2020-01-01.',
    });
  });
  test('nothing to draw, nothing that moves', () => {
    const asked = { asOf: empty, seed: 1, draws: 10 };
    expect(uncertaintyJson(undefined, undefined, asked)).toMatchObject({ low: null, bands: null });
    expect(moversJson(moversOf(board.card, readings), empty)).toMatchObject({
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
    change: 1,
    contributions: [{ id: 'a', effect: 'value', points: 1 }],
  };
  test.each<readonly [string, object, string]>([
    ['another schema', { schema: 'axiswatch.explain/2' }, '/schema must be equal to constant'],
    ['a field left out', { to: undefined }, " must have required property 'to'"],
    ['a day that is none', { to: 'today' }, '/to must match pattern "^\\d{4}-\\d{2}-\\d{2}$"'],
    ['text for a number', { change: '1' }, '/change must be number,null'],
    ['a change above 100', { change: 101 }, '/change must be <= 100'],
    [
      'an unknown effect',
      { contributions: [{ id: 'a', effect: 'luck', points: 1 }] },
      '/contributions/0/effect must be equal to one of the allowed values',
    ],
  ])('%s', (_what, change, breach) => {
    expect(said('explain', { ...whole, ...change })).toContain(breach);
  });
  test('and the whole one is not', () => expect(said('explain', whole)).toEqual([]));
});

import { describe } from 'vitest';
import type { ScoreEffect } from '../src/core/analysis/explain.ts';
import { simulateRootScore } from '../src/core/analysis/montecarlo.ts';
import { gaugeSensitivities } from '../src/core/analysis/movers.ts';
import type { NodeScore } from '../src/core/model/model.ts';
import { scorecardAsOf } from '../src/core/scoring/scorecard.ts';
import { explainedBetween } from './core/make.ts';
import { type Judge, vectorFiles, vectorTest } from './vectors.ts';
import { type Case, type Check, readCase } from './vectors-case.ts';

type Of<R extends Check['run']> = Extract<Check, { run: R }>;
type Fields = Readonly<Record<string, unknown>>;

function checkFields(
  found: Fields,
  expected: Fields,
  tolerance: number,
  what: string,
  judge: Judge,
) {
  for (const [field, value] of Object.entries(expected)) {
    judge.check(found[field], value, tolerance, `${what}.${field}`);
  }
}

function checkScore({ name, strategy, readings }: Case, check: Of<'score'>, judge: Judge): void {
  const card = scorecardAsOf(strategy, readings, check.asOf);
  const { tol, expect } = check;
  const { standing } = card;
  const root = { ...card.root, band: standing?.band.id, scoreBand: standing?.scoreBand.id };
  checkFields(root, expect.root ?? {}, tol, `${name} ${check.asOf} root`, judge);
  const each = (
    found: ReadonlyMap<string, NodeScore>,
    fields: Readonly<Record<string, Fields>>,
  ) => {
    for (const [id, wanted] of Object.entries(fields)) {
      checkFields({ ...found.get(id) }, wanted, tol, `${name} ${check.asOf} ${id}`, judge);
    }
  };
  each(card.nodes, expect.nodes ?? {});
  each(card.indicators, expect.indicators ?? {});
}

function checkExplain(
  { name, strategy, readings }: Case,
  check: Of<'explain'>,
  judge: Judge,
): void {
  const { from, to, tol, expect } = check;
  const said = explainedBetween(strategy, readings, from, to);
  const what = `${name} ${from} to ${to}`;
  judge.check(said.ok ? said.value.change : undefined, expect.change, tol, what);
  const effects = said.ok ? said.value.effects : [];
  for (const [id, effect, points] of expect.contributions ?? []) {
    const same = (each: ScoreEffect): boolean => each.id === id && each.effect === effect;
    judge.check(effects.find(same)?.points, points, tol, `${what} ${id} ${effect}`);
  }
}

function checkMovers({ name, strategy, readings }: Case, check: Of<'movers'>, judge: Judge): void {
  const movers = gaugeSensitivities(scorecardAsOf(strategy, readings, check.asOf), readings);
  for (const [id, wanted] of Object.entries(check.expect.indicators)) {
    checkFields({ ...movers?.indicators.get(id) }, wanted, check.tol, `${name} ${id}`, judge);
  }
}

function checkMonteCarlo(
  { name, strategy, readings }: Case,
  check: Of<'montecarlo'>,
  judge: Judge,
) {
  for (const seed of [1, 2, 3]) {
    const drawn = simulateRootScore(scorecardAsOf(strategy, readings, check.asOf), seed, 20_000);
    checkFields({ ...drawn }, check.expect, check.tol, `${name} seed ${seed}`, judge);
  }
}

/** Each check of one kind, of every case. */
function everyCheck<R extends Check['run']>(
  run: R,
  judge: Judge,
  check: (it: Case, check: Of<R>, judge: Judge) => void,
): void {
  const isOfRun = (each: Check): each is Of<R> => each.run === run;
  for (const it of vectorFiles('cases').map(readCase)) {
    for (const each of it.checks.filter(isOfRun)) check(it, each, judge);
  }
}

describe('the cases of the vectors: strategies, readings and what the engine must say of them', () => {
  vectorTest('every score, band, interval, σ and slope', (judge) => {
    everyCheck('score', judge, checkScore);
  });
  vectorTest('every change and what moved it', (judge) => {
    everyCheck('explain', judge, checkExplain);
  });
  vectorTest('every slope, headroom, downside and step', (judge) => {
    everyCheck('movers', judge, checkMovers);
  });
  vectorTest('every drawn interval, under three seeds', (judge) => {
    everyCheck('montecarlo', judge, checkMonteCarlo);
  });
});

import { describe } from 'vitest';
import type { NodeScore } from '../src/domain/model.ts';
import { scorecard } from '../src/domain/scorecard.ts';
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
  const card = scorecard(strategy, readings, check.asOf);
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

describe('the cases of the vectors: strategies, readings and what the engine must say of them', () => {
  vectorTest('every score, band, interval, σ and slope', (judge) => {
    for (const it of vectorFiles('cases').map(readCase)) {
      for (const check of it.checks) if (check.run === 'score') checkScore(it, check, judge);
    }
  });
});

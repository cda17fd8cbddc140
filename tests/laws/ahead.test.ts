/** A look ahead says what the board of each later day says with what is recorded now. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardOutlookIfNothingRecorded } from '../../src/core/analysis/ahead.ts';
import { nextBandChange } from '../../src/core/analysis/band-ahead.ts';
import {
  fewestRenewalsKeepingRootScored,
  rootScoreLossDay,
} from '../../src/core/analysis/renewals.ts';
import { addDays, compareDays, daysBetween } from '../../src/core/model/day.ts';
import type { Day, Scorecard } from '../../src/core/model/model.ts';
import {
  readingsUpTo,
  readingsWithEvent,
  readingsWithReading,
} from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { event, reading } from '../core/make.ts';
import { fullWorlds, type World, worlds } from './arbitrary.ts';

const spans = fc.integer({ min: 0, max: 250 });
const anyWorld = fc.oneof(worlds, fullWorlds);

/** The board of each day from the world's on, with what is recorded up to it. */
function cardsFrom({ strategy, readings, day }: World, span: number): readonly Scorecard[] {
  const known = readingsUpTo(readings, day);
  return Array.from({ length: span + 1 }, (_, at) =>
    scorecardAsOf(strategy, known, addDays(day, at)),
  );
}

test('every day is the board as of that day', () => {
  fc.assert(
    fc.property(anyWorld, spans, (world, span) => {
      const { strategy, readings, day } = world;
      const cards = cardsFrom(world, span);
      const { days, rootOn } = boardOutlookIfNothingRecorded(
        boardAsOf(strategy, readings, day),
        addDays(day, span),
      );
      expect(days).toEqual(
        cards.map(({ asOf }) => asOf).filter((_, at) => at % 7 === 0 || at === span),
      );
      for (const { day: asOf, score, low, high, standing } of days.map(rootOn)) {
        const card = cards[daysBetween(day, asOf)];
        expect([score, low, high, standing]).toEqual([
          card?.root.score,
          card?.root.low,
          card?.root.high,
          card?.standing,
        ]);
      }
    }),
  );
});

test('the next change of band is the first that a look ahead tells', () => {
  fc.assert(
    fc.property(anyWorld, spans, ({ strategy, readings, day }, span) => {
      const board = boardAsOf(strategy, readings, day);
      const to = addDays(day, span);
      const told = boardOutlookIfNothingRecorded(board, to).what.find(
        ({ was }) => was !== undefined,
      );
      const next = nextBandChange(board, to);
      expect([next?.day, next?.was, next?.is]).toEqual([told?.day, told?.was, told?.band]);
    }),
  );
});

test('the standing of any day is that of its scorecard', () => {
  fc.assert(
    fc.property(anyWorld, spans, ({ strategy, readings, day }, span) => {
      const { standingOn } = boardAsOf(strategy, readings, day);
      const other = addDays(day, -span);
      expect(standingOn(other)).toEqual(scorecardAsOf(strategy, readings, other).standing);
    }),
  );
});

test('what changes is what changes from one board to the next, on its first day', () => {
  fc.assert(
    fc.property(anyWorld, spans, (world, span) => {
      const { strategy, readings, day } = world;
      const cards = cardsFrom(world, span);
      const expected: string[] = [];
      const first = cards[0];
      cards.slice(1).forEach((card, at) => {
        const before = cards[at];
        const { asOf } = card;
        for (const [id, leaf] of card.indicators) {
          const was = before?.indicators.get(id);
          if (leaf.state === 'expired' && was?.state !== 'expired')
            expected.push(`${asOf} expires ${id}`);
          if (leaf.due && was?.due === false) expected.push(`${asOf} due ${id}`);
        }
        for (const [id, { node, score }] of card.nodes) {
          const had = before?.nodes.get(id)?.score !== undefined;
          if (node.kind !== 'indicator' && had && score === undefined)
            expected.push(`${asOf} lost ${id}`);
        }
        const [was, is] = [before?.standing?.band.id, card.standing?.band.id];
        if (was !== undefined && is !== undefined && was !== is)
          expected.push(`${asOf} band ${strategy.root.id} ${was} ${is}`);
      });
      expect(first?.asOf).toBe(day);
      const { what } = boardOutlookIfNothingRecorded(
        boardAsOf(strategy, readings, day),
        addDays(day, span),
      );
      const told = what.map(
        ({ day: on, kind, node, was, band }) =>
          `${on} ${kind} ${node.id}${was === undefined ? '' : ` ${was.id} ${band?.id}`}`,
      );
      expect(told.toSorted()).toEqual(expected.toSorted());
      expect(what.map((each) => each.day)).toEqual(
        what.map((each) => each.day).toSorted(compareDays),
      );
      for (const { day: on, score } of what)
        expect(score).toEqual(cards[daysBetween(day, on)]?.root.score);
    }),
  );
});

test('expiries and fading sum to the change of the gauge as long as it has a score', () => {
  fc.assert(
    fc.property(anyWorld, spans, (world, span) => {
      const { strategy, readings, day } = world;
      const scores = cardsFrom(world, span).map(({ root }) => root.score);
      const end = scores.findLastIndex((score) => score !== undefined);
      const { what, fading } = boardOutlookIfNothingRecorded(
        boardAsOf(strategy, readings, day),
        addDays(day, span),
      );
      // Those that do it together are counted once; on the day of the loss there are no points.
      const groups = new Map(
        what.flatMap(({ day: on, expiry }) =>
          expiry === undefined
            ? []
            : [[`${on} ${expiry.together[0]?.id}`, expiry.points ?? 0] as const],
        ),
      );
      const sum =
        [...groups.values()].reduce((all, points) => all + points, 0) +
        fading.reduce((all, { points }) => all + (points ?? 0), 0);
      // What is lost stays lost: before its end there is a score on every day.
      expect(scores.slice(0, end + 1)).not.toContain(undefined);
      expect(sum).toBeCloseTo(end < 0 ? 0 : (scores[end] ?? 0) - (scores[0] ?? 0), 6);
    }),
  );
});

test('with those renewed the gauge keeps its score up to the day that is told, and without the first it is lost', () => {
  fc.assert(
    fc.property(fullWorlds, ({ strategy, readings, day }) => {
      const to = addDays(day, 1_000);
      const card = scorecardAsOf(strategy, readings, day);
      fc.pre(card.root.score !== undefined);
      const { first, lost } = fewestRenewalsKeepingRootScored(card, to);
      expect(first.length).toBeLessThanOrEqual(3);
      const [one] = first;
      expect(rootScoreLossDay(card, to)).toBe(one?.before ?? lost);
      if (one !== undefined)
        expect(scorecardAsOf(strategy, readings, one.before).root.score).toBeUndefined();
      // Renewed the day before, and then each day anew, as what is kept up to date.
      const kept = (on: Day): Scorecard =>
        scorecardAsOf(
          strategy,
          first
            .filter(({ before }) => addDays(before, -1) <= on)
            .reduce((known, { node: { id, count, rolling } }, at) => {
              if (count !== undefined)
                return readingsWithEvent(known, event(id, [on, 1], 90_000 + at));
              // A mean needs as many as two.
              const offsets = rolling === undefined ? [0] : [0, 1];
              return offsets.reduce(
                (all, back) =>
                  readingsWithReading(
                    all,
                    reading([id, addDays(on, -back), 1], 90_000 + 10 * at + back),
                  ),
                known,
              );
            }, readings),
          on,
        );
      for (const { before } of first) expect(before <= (lost ?? to)).toBe(true);
      const days = [
        ...first.map(({ before }) => before),
        ...(lost === undefined ? [to] : [addDays(lost, -1)]),
      ];
      for (const on of days)
        if (lost === undefined || on < lost) expect(kept(on).root.score).toBeDefined();
      if (lost !== undefined) expect(kept(lost).root.score).toBeUndefined();
    }),
  );
});

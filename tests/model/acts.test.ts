/** Our acts about a cause: format 3, section 5. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actsOn } from '../../src/model/acts.ts';
import { STAGES } from '../../src/model/record.ts';
import { findNode, type Node } from '../../src/model/strategy.ts';
import { boardsOf, branch, event, leaf, type Row, strategyOf } from './made.ts';

const strategy = strategyOf([branch('X', [leaf('A'), leaf('B')]), leaf('C')], {
  sides: [
    { id: 'ours', title: 'us' },
    { id: 'theirs', title: 'them' },
  ],
});
const act = (id: string, nodes: string, day: number, more: object = {}): Row =>
  event(nodes, day, { id, ...more });

const told = (rows: readonly Row[], day: number, cause = 'X') => {
  const board = boardsOf(strategy, rows).on(day);
  return actsOn(board, findNode(strategy, cause) as Node).map(
    ({ event: { id }, node, followedBy }) =>
      [id, node.id, ...followedBy.map((each) => each.id)].join(' '),
  );
};

test('ours, of a year, about the cause or what is below it, by stage and newest first', () => {
  const rows = [
    act('old', 'A', 35, { stage: 'pledged' }),
    act('first', 'A', 36, { stage: 'delivered' }),
    act('whole', 'X', 50, { stage: 'delivered' }),
    act('both', 'C B A', 60, { stage: 'pledged' }),
    act('bare', 'A', 70),
    act('elsewhere', 'C', 80, { stage: 'pledged' }),
    act('theirs', 'A', 90, { side: 'theirs', stage: 'pledged' }),
    act('later', 'A', 401, { stage: 'pledged' }),
  ];
  expect(told(rows, 400)).toEqual(['both B', 'whole X', 'first A', 'bare A']);
  expect(told(rows, 400, 'C')).toEqual(['elsewhere C', 'both C']);
});

test('one that another of them follows is left out; what others did in answer stands beside it', () => {
  const rows = [
    act('plan', 'A', 10, { stage: 'pledged' }),
    act('answer', 'C', 20, { side: 'theirs', follows: 'plan' }),
    act('away', 'C', 30, { follows: 'plan', stage: 'dropped' }),
    act('done', 'B', 40, { follows: 'plan', stage: 'delivered' }),
    act('protest', 'A', 50, { side: 'theirs', follows: 'done' }),
  ];
  // until it is carried on
  expect(told(rows, 39)).toEqual(['plan A answer away']);
  expect(told(rows, 60)).toEqual(['done B protest']);
});

test('every act of ours is listed, or carried on by one that was done by that day', () => {
  const upTo = (max: number) => fc.integer({ min: 0, max });
  const drafts = fc.array(
    fc.record({
      day: upTo(90),
      back: upTo(9),
      nodes: fc.constantFrom('A', 'B', 'C', 'X', 'B C'),
      side: fc.constantFrom('ours', 'theirs'),
      stage: fc.constantFrom(...STAGES),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(drafts, upTo(100), (all, day) => {
      const rows = all
        .toSorted((a, b) => a.day - b.day)
        .map(({ back, nodes, ...more }, at) =>
          act(`${at}`, nodes, more.day, { ...more, ...(back < at ? { follows: `${back}` } : {}) }),
        );
      const ids = new Set(
        rows.flatMap((row) =>
          'id' in row && row.side === 'ours' && row.day <= day && row.nodes.join() !== 'C'
            ? row
            : [],
        ),
      );
      const listed = told(rows, day).map((text) => text.split(' ')[0]);
      for (const { id } of ids) {
        const isCarriedOn = [...ids].some(({ follows }) => follows === id);
        expect(listed.includes(id)).toBe(!isCarriedOn);
      }
      expect(listed.length).toBe(new Set(listed).size);
    }),
  );
});

/** The acts of our side in words, on the tab of the events and as a document: those against the strategy apart. */
import { describe, expect, test } from 'vitest';
import type { Event, Happening } from '../../src/core/model/model.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { actsListData, filteredActs } from '../../src/features/events/acts-list.ts';
import { actionsView } from '../../src/views/actions.ts';
import { actionLines, actionsJson } from '../../src/views/event-output.ts';
import { eventRows } from '../../src/views/event-rows.ts';
import { briefEventKindText, eventKindText, nodeTitle } from '../../src/views/event-words.ts';
import { branch, event as eventOf, leaf, readings, strategy } from '../core/make.ts';
import { breaches } from '../schema-check.ts';
import { openState } from '../ui/board.ts';
import { SIZE } from './person.ts';
import { textsOf } from './texts.ts';

const DAY = '2025-12-31';
let seq = 0;
function event(id: string, day: string, more: Partial<Happening> = {}): Event {
  seq += 1;
  const ours = { side: 'ours', title: `the ${id}`, status: 'delivered' } as const;
  return { ...eventOf('a', [day], seq), ...ours, id, ...more };
}

const effort = (id: string) =>
  branch(`effort-${id}`, [leaf(`aid-${id}`)], {
    kind: 'objective',
    title: 'Our effort',
    weight: 0,
    role: 'means',
  });
const plan = strategy([
  branch('front', [branch('hold', [leaf('a')], { kind: 'objective' }), effort('front')], {
    kind: 'track',
    title: 'Front',
  }),
  branch('rear', [leaf('b'), effort('rear')], { kind: 'track', title: 'Rear' }),
]);
const known = readings(['a', '2025-01-01', 40], ['b', '2025-01-01', 40], ['a', '2025-06-01', 50]);
const board = boardAsOf(plan, known, DAY);
const against = { direction: 'against' } as const;
const events = [
  event('pause', '2025-03-03', against),
  event('return', '2025-03-11', { follows: 'pause' }),
  event('truce', '2025-10-01', { ...against, status: 'decided' }),
];
const view = actionsView(board, events);

describe('acts against the strategy', () => {
  test('are a section of their own, what still stands first, each with what ended it and what came after', () => {
    const said = actionLines(plan, view, DAY, 100).join('\n');
    expect(said).toContain(`AGAINST THE STRATEGY: 1 still stands, 1 was ended
  1 Oct 2025  the truce (a)
    decided 91 days ago; still stands
`);
    expect(said).toContain(`
  3 Mar 2025  the pause (a)
    delivered 303 days ago; ended 11 Mar 2025: the return
    a: +10.0 ±27 points, within error in the 90 days after
`);
    expect(said).toMatch(/DELIVERED, AND WHAT CAME AFTER: 1 .*\n {2}11 Mar 2025 {2}the return/);
    expect(actionLines(plan, actionsView(board, []), DAY, 100)).toContain(
      'AGAINST THE STRATEGY: none',
    );
  });

  test('are a list of the document', () => {
    const document = actionsJson(view, DAY);
    expect(document.against).toMatchObject([
      { act: { id: 'truce', direction: 'against' }, ended: null },
      { act: { id: 'pause' }, ended: { id: 'return' }, after: [{ node: 'a', change: 10 }, {}] },
    ]);
    expect(breaches('actions', JSON.parse(JSON.stringify(document)))).toEqual([]);
  });

  test('are rows of the tab behind those that were delivered, and counted below it', () => {
    const state = { ...openState(SIZE), strategy: plan, board, events };
    const rows = filteredActs(state, '').map(({ word, what }) => `${word}: ${what}`);
    expect(rows).toEqual([
      'delivered: the return',
      'against: the truce',
      'against: the pause',
      'left alone: Our effort (Front)',
      'left alone: Our effort (Rear)',
    ]);
    const data = actsListData(state, '', 100);
    expect(textsOf(data.foot)).toEqual([
      '1 delivered, 2 against (1 ended), 2 objectives left alone for 365 days. After is not because.',
    ]);
    expect(textsOf(data.lead?.(2) ?? [])[0]).toBe(
      'delivered 303 days ago; ended 11 Mar 2025: the return',
    );
  });

  test('an objective that was only acted against is left alone, and says against it when', () => {
    const said = actionLines(plan, actionsView(board, events.slice(0, 1)), DAY, 100);
    expect(said).toContain(
      '  hold: no act of our side for it is recorded; against it: 3 Mar 2025 the pause',
    );
  });
});

test.each([
  [{}, 'ours action, delivered'],
  [{ direction: 'for', amount: 22 }, 'ours action, delivered, amount 22'],
  [{ direction: 'against', amount: -6 }, 'ours action, against, delivered, amount -6'],
  [{ side: 'china', status: undefined, direction: 'limits' }, 'china action, limits'],
  [
    { side: 'china', status: undefined, direction: 'extends', amount: -0.5 },
    'china action, extends, amount -0.5',
  ],
] as const)('an event says what it means to the strategy and its amount: %j', (more, words) => {
  const told = event('told', '2025-05-01', more);
  expect(eventKindText(told)).toBe(words);
  expect(briefEventKindText(told)).toBe(words.replace(/, amount .*/, ''));
});

test('a report knows the direction and the amount of an event', () => {
  const sold = event('sold', '2025-05-01', {
    side: 'china',
    status: undefined,
    direction: 'extends',
    amount: -1,
  });
  expect(eventRows(board, [sold, ...events], '2025-01-01')).toMatchObject([
    { title: 'the pause', direction: 'against', amount: 1 },
    { title: 'the return', direction: '' },
    { title: 'the sold', direction: 'extends', amount: -1 },
    { title: 'the truce', direction: 'against' },
  ]);
});

test('branches of one title are told apart by what they are of', () => {
  expect(['effort-front', 'effort-rear', 'front'].map((id) => nodeTitle(plan, id))).toEqual([
    'Our effort (Front)',
    'Our effort (Rear)',
    'Front',
  ]);
});

/** The acts of our side in words, on the tab of the events and as a document: those against the strategy apart. */
import { describe, expect, test } from 'vitest';
import type { Event, Happening } from '../../src/core/model/model.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  actsListData,
  ourActsAndIdleObjectiveRows,
} from '../../src/features/events/events-screen.ts';
import { ourActsView } from '../../src/views/actions.ts';
import {
  eventListTexts,
  ourActsAndIdleObjectivesTexts,
  ourActsJson,
} from '../../src/views/event-output.ts';
import { eventRows } from '../../src/views/event-rows.ts';
import {
  eventSideKindStatusAmountText,
  eventSideKindStatusText,
  nodeTitleWithCode,
} from '../../src/views/event-words.ts';
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

const view = ourActsView(board, events);

describe('acts against the strategy', () => {
  test('are a section of their own, what still stands first, each with what ended it and what came after', () => {
    const said = ourActsAndIdleObjectivesTexts(plan, view, DAY, 100).join('\n');
    expect(said).toContain(`ACTS AGAINST THE STRATEGY: 1 still stands, 1 was ended
  1 Oct 2025  the truce (a)
    decided 91 days ago; still stands
`);
    expect(said).toContain(`
  3 Mar 2025  the pause (a)
    delivered 303 days ago; ended 11 Mar 2025: the return
    a: +10.0 ±27 points in the 90 days after, within error
`);
    expect(said).toMatch(/DELIVERED, AND WHAT CAME AFTER: 1 .*\n {2}11 Mar 2025 {2}the return/);
    expect(ourActsAndIdleObjectivesTexts(plan, ourActsView(board, []), DAY, 100)).toContain(
      'ACTS AGAINST THE STRATEGY: none',
    );
  });

  test('are a list of the document', () => {
    const document = ourActsJson(view, DAY);
    expect(document.against).toMatchObject([
      { act: { id: 'truce', direction: 'against' }, ended: null },
      { act: { id: 'pause' }, ended: { id: 'return' }, after: [{ node: 'a', change: 10 }, {}] },
    ]);
    expect(breaches('actions', JSON.parse(JSON.stringify(document)))).toEqual([]);
  });

  test('are rows of the tab behind those that were delivered, and counted below it', () => {
    const state = { ...openState(SIZE), strategy: plan, board, events };
    const rows = ourActsAndIdleObjectiveRows(state, '').map(({ word, what }) => `${word}: ${what}`);
    expect(rows).toEqual([
      'delivered: the return',
      'against: the truce (still stands)',
      'against: the pause (ended 11 Mar 2025)',
      'no act: Our effort (Front)',
      'no act: Our effort (Rear)',
    ]);
    const data = actsListData(state, '', 100);
    expect(textsOf(data.foot)).toEqual([
      '1 delivered, 2 against (1 ended), no act recorded in 12 months on 2 objectives. After is not because.',
    ]);
    expect(textsOf(data.lead?.(2) ?? [])[0]).toBe(
      'delivered 303 days ago; ended 11 Mar 2025: the return',
    );
  });

  test('an objective that was only acted against is left alone, and says against it when', () => {
    const said = ourActsAndIdleObjectivesTexts(
      plan,
      ourActsView(board, events.slice(0, 1)),
      DAY,
      100,
    );
    expect(said).toContain(
      '  hold: no act of our side for it is recorded; against it: 3 Mar 2025 the pause',
    );
  });
});

describe('what is promised and delivered', () => {
  // fresh for ever: two such readings of high confidence differ by ± 1.645 · √(16 + 16) = 9.3, the same by ± 0
  const fresh = { cadenceDays: 100_000 };
  const settled = strategy([
    branch('front', [branch('hold', [leaf('a', fresh)], { kind: 'objective' }), effort('front')], {
      kind: 'track',
      title: 'Front',
    }),
    branch('rear', [leaf('b', fresh), effort('rear')], { kind: 'track', title: 'Rear' }),
  ]);
  const read = readings(
    ['a', '2025-01-01', 40],
    ['b', '2025-01-01', 40],
    ['a', '2025-06-01', 50],
    ['b', '2025-11-01', 48],
  );
  const still = boardAsOf(settled, read, DAY);
  const promised = (more: Partial<Happening>, day = '2025-02-01') =>
    event('vow', day, { status: 'pledged', ...more });
  const linesOf = (list: readonly Event[]) =>
    ourActsAndIdleObjectivesTexts(settled, ourActsView(still, list), DAY, 120);
  const part = (list: readonly Event[], title: string): readonly string[] => {
    const lines = linesOf(list);
    const from = lines.findIndex((line) => line.startsWith(title));
    const end = lines.indexOf('', from);
    return lines.slice(from, end < 0 ? undefined : end);
  };

  test('is late from the day after that by which something is expected', () => {
    const late = (expectBy: string) =>
      ourActsView(still, [promised({ expectBy })]).promised.map((each) => each.late);
    expect([late(''), late('2025-12-30'), late(DAY), late('2026-01-01')]).toEqual([
      [false],
      [true],
      [false],
      [false],
    ]);
    expect(linesOf([promised({ expectBy: '2025-12-30' })])).toContain(
      '    pledged 1 Feb 2025; 333 days ago; the day it was expected by has passed',
    );
    expect(linesOf([promised({})])).toContain('    pledged 1 Feb 2025; 333 days ago');
  });

  test('says what was expected of it, and how far that came by its day or so far', () => {
    const expected = (more: Partial<Happening>, day?: string) =>
      linesOf([promised({ expect: 'up', expectNode: 'a', ...more }, day)]).filter((line) =>
        line.startsWith('    expected'),
      );
    expect(expected({})).toEqual(['    expected a up; so far +10.0 ±9 points']);
    expect(expected({ expectBy: '2026-01-01' })).toEqual([
      '    expected a up by 1 Jan 2026; so far +10.0 ±9 points',
    ]);
    expect(expected({ expectBy: DAY })).toEqual([
      '    expected a up by 31 Dec 2025; by then +10.0 ±9 points',
    ]);
    expect(expected({ expectBy: '2025-05-31' })).toEqual([
      '    expected a up by 31 May 2025; by then 0 ±0 points, within error, too little was read to tell',
    ]);
    expect(expected({ expectNode: 'b' })).toEqual([
      '    expected b up; so far +8.0 ±9 points, within error',
    ]);
    expect(expected({ expectNode: 'nowhere' })).toEqual([
      '    expected nowhere up; not in this strategy',
    ]);
    // the score of the day before it is what counts
    expect(expected({ expectNode: 'b' }, '2025-01-01')).toEqual([
      '    expected b up; before its first reading, of 1 Jan 2025',
    ]);
    expect(expected({ expectNode: 'b' }, '2025-01-02')).toHaveLength(1);
    expect(expected({ expectNode: 'aid-rear' })).toEqual([
      '    expected aid-rear up; no score to compare, too little was read to tell',
    ]);
    expect(expected({ expectNode: '' })).toEqual([]);
  });

  test('of a course says each step, and what came after the first that was delivered', () => {
    const course = [
      promised({ expect: 'down', expectNode: 'rear' }),
      event('deed', '2025-05-20', { nodes: ['a', 'b', 'nowhere'], follows: 'vow' }),
      event('news', '2025-05-25', { follows: 'deed' }),
    ];
    expect(part(course, 'DELIVERED').slice(1)).toEqual([
      '  20 May 2025  the deed (a, b, nowhere)',
      '    pledged 1 Feb 2025, delivered 20 May 2025, delivered 25 May 2025',
      '    a: +10.0 ±9 points in the 90 days after',
      '    a: +10.0 ±9 points in the 225 days after',
      '    b: 0 ±0 points in the 90 days after, within error; too little was read in between to tell',
      '    b: +8.0 ±9 points in the 225 days after, within error',
      '    nowhere: not in this strategy',
      '    expected Rear down; so far +8.0 ±9 points, within error',
    ]);
    const two = [promised({}), event('deed', '2025-05-20', { nodes: ['a'], follows: 'vow' })];
    expect(part(two, 'DELIVERED')).toContain('    pledged 1 Feb 2025, delivered 20 May 2025');
    // an act alone has no course to tell, and of less than 90 days there is one span
    expect(part([event('deed', '2025-10-20', { nodes: ['b'] })], 'DELIVERED').slice(1)).toEqual([
      '  20 Oct 2025  the deed (b)',
      '    b: +8.0 ±9 points in the 72 days after, within error',
    ]);
    expect(part([event('deed', '2025-01-01', { nodes: ['b'] })], 'DELIVERED').slice(1)).toEqual([
      '  1 Jan 2025  the deed (b)',
      '    b: before its first reading, of 1 Jan 2025',
    ]);
  });

  test('are counted by what they are, those no act with what lies above them', () => {
    expect(linesOf([])).toContain('PLEDGED OR DECIDED, NOT DELIVERED: none');
    const some = [
      promised({ nodes: ['front'] }),
      event('plan', '2025-03-01', { status: 'decided', nodes: ['front'] }),
      event('other', '2025-04-01', { status: 'decided', nodes: ['b'] }),
      event('old', '2024-03-01', { nodes: ['a'] }),
      event('older', '2024-02-01', { nodes: ['aid-rear'] }),
      event('no', '2024-06-01', { nodes: ['aid-rear'], ...against }),
    ];
    expect(linesOf(some)).toContain('PLEDGED OR DECIDED, NOT DELIVERED: 1 pledged, 2 decided');
    expect(part(some, 'NOT ACTED ON')).toEqual([
      'NOT ACTED ON: no act recorded in 12 months on 3 objectives, 2 with an act above',
      '  hold: our last act on it alone on 1 Mar 2024; on Front: 1 Mar 2025 the plan',
      '  Our effort (Front): none on it alone; on Front: 1 Mar 2025 the plan',
      '  Our effort (Rear): our last act for it on 1 Feb 2024; against it: 1 Jun 2024 the no',
    ]);
    expect(part(some.slice(3, 5), 'NOT ACTED ON')).toEqual([
      'NOT ACTED ON: no act recorded in 12 months on 3 objectives',
      '  hold: our last act on 1 Mar 2024',
      '  Our effort (Front): no act of our side is recorded',
      '  Our effort (Rear): our last act on 1 Feb 2024',
    ]);
  });
});

describe('the tab of the acts', () => {
  const list = [
    event('vow', '2025-02-01', { status: 'pledged', expectBy: DAY }),
    event('plan', '2025-03-01', { status: 'decided', follows: 'vow' }),
    event('other', '2025-04-01', { status: 'pledged', nodes: ['rear'], expectBy: '2025-12-30' }),
    event('old', '2024-02-01', { nodes: ['aid-rear'] }),
    event('new', '2025-05-01', { nodes: ['front'] }),
  ];
  const state = { ...openState(SIZE), strategy: plan, board, events: list };
  const rows = (filter: string) =>
    ourActsAndIdleObjectiveRows(state, filter).map(
      ({ word, day, what }) => `${word} ${day} ${what}`,
    );

  test('has a row for each course by its latest step or its delivery, and when an objective was acted on', () => {
    expect(rows('')).toEqual([
      'decided 1 Mar 2025 the vow',
      'pledged 1 Apr 2025 the other',
      'delivered 1 May 2025 the new',
      'delivered 1 Feb 2024 the old',
      'no act none alone Our effort (Front)',
      'no act 1 Feb 2024 Our effort (Rear)',
    ]);
  });

  test('of nothing has every objective', () => {
    expect(
      ourActsAndIdleObjectiveRows({ ...state, events: [] }, '').map(({ day, what }) => [day, what]),
    ).toEqual([
      ['no act yet', 'hold'],
      ['no act yet', 'Our effort (Front)'],
      ['no act yet', 'Our effort (Rear)'],
    ]);
  });

  test('is filtered, the objectives by where they are', () => {
    expect(rows('node:rear')).toEqual([
      'pledged 1 Apr 2025 the other',
      'delivered 1 Feb 2024 the old',
      'no act 1 Feb 2024 Our effort (Rear)',
    ]);
    expect(rows('side:china')).toEqual([]);
    expect(textsOf(actsListData(state, 'side:china', 100).head)).toEqual([
      'No act of our side fits.',
    ]);
    expect(actsListData(state, 'side:china', 100).lead?.(0)).toEqual([]);
  });

  test('tells about the selected row in five lines, in one where there are few rows', () => {
    const about = (selected: number, terminalRows: number) =>
      textsOf(
        actsListData({ ...state, size: { columns: 100, rows: terminalRows } }, '', 100).lead?.(
          selected,
        ) ?? [],
      );
    expect(about(0, 20)).toEqual([
      'pledged 1 Feb 2025, decided 1 Mar 2025; 333 days ago',
      ...['', '', '', ''],
    ]);
    expect(about(1, 20)[0]).toBe(
      'pledged 1 Apr 2025; 274 days ago; the day it was expected by has passed',
    );
    expect(about(1, 19)).toHaveLength(1);
    // beyond the last row it is the last
    expect(about(99, 19)).toEqual(['Our effort (Rear): our last act on 1 Feb 2024']);
  });

  test('counts what is in it', () => {
    expect(textsOf(actsListData(state, '', 100).foot)).toEqual([
      '1 pledged, 1 decided, 2 delivered, no act recorded in 12 months on 2 objectives, 1 with an act above. After is not because.',
    ]);
  });
});

describe('events in lines', () => {
  const long = event('long', '2025-05-01', {
    title: 'A title of many words that takes more than the fifty-six cells that it may have',
    nodes: ['a', 'b', 'front', 'rear', 'aid-front', 'aid-rear', 'effort-front', 'effort-rear'],
  });
  test('are a table where the terminal has room for it, and else a few lines each', () => {
    expect(eventListTexts(plan, [])).toEqual(['no event']);
    const narrowest = Array.from({ length: 200 }, (_, at) => at + 60).find((room) =>
      eventListTexts(plan, [long], room)[0]?.startsWith('day'),
    );
    // 10 of the day, 22 of side and kind, 24, 56 and 4 of the id, two between
    expect(narrowest).toBe(10 + 22 + 24 + 56 + 4 + 8);
    const lines = eventListTexts(plan, [long], 60);
    expect(lines[0]).toBe('1 May 2025  A title of many words that takes more than the');
    expect(lines.at(-1)).toBe('  id long');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
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
  expect(eventSideKindStatusAmountText(told)).toBe(words);
  expect(eventSideKindStatusText(told)).toBe(words.replace(/, amount .*/, ''));
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

test('a report numbers the events of its days from the newest up to its day, with the tracks that they lie on', () => {
  const list = [
    event('last', DAY, { nodes: ['front', 'a'] }),
    event('first', '2025-01-01', { nodes: ['nowhere', 'aid-rear'], side: 'china', source: 'A\nB' }),
    event('middle', '2025-05-01', { nodes: ['b', 'hold'], direction: 'for' }),
    event('same day', '2025-05-01', { nodes: [plan.root.id], status: undefined }),
    event('before', '2024-12-31'),
    event('after', '2026-01-01'),
  ];
  const rows = eventRows(board, list, '2025-01-01');
  expect(rows.map(({ number, title, on, tracks }) => [number, title, on, tracks])).toEqual([
    [4, 'the first', 'nowhere, aid-rear', ['rear']],
    [3, 'the middle', 'b, hold', ['front', 'rear']],
    [2, 'the same day', plan.root.title, []],
    [1, 'the last', 'Front, a', ['front']],
  ]);
  expect(
    rows.map(({ ours, status, direction, source }) => [ours, status, direction, source]),
  ).toEqual([
    [false, 'delivered', '', 'A B'],
    [true, 'delivered', '', expect.any(String)],
    [true, '', '', expect.any(String)],
    [true, 'delivered', '', expect.any(String)],
  ]);
});

test('branches of one title are told apart by what they are of', () => {
  expect(['effort-front', 'effort-rear', 'front'].map((id) => nodeTitleWithCode(plan, id))).toEqual(
    ['Our effort (Front)', 'Our effort (Rear)', 'Front'],
  );
});

import { describe, expect, test } from 'vitest';
import { eventFollowOrderProblems } from '../../src/core/journal/following.ts';
import { said } from './make.ts';

const others = new Map([
  ['pledge', { day: '2026-02-01', title: 'Pledged', follows: '' }],
  ['decision', { day: '2026-03-01', title: 'Decided', follows: 'pledge' }],
  ['orphan', { day: '2026-03-01', title: 'Orphan', follows: 'gone' }],
]);

type Stated = { readonly id?: string; readonly day: string; readonly follows: string };

const problems = (stated: Stated, was?: { readonly day: string; readonly follows: string }) =>
  said(eventFollowOrderProblems(stated, was, others));

test('an event may follow one of the same day or of an earlier one', () => {
  expect(problems({ day: '2026-02-01', follows: 'pledge' })).toEqual([]);
  expect(problems({ day: '2026-04-01', follows: 'decision' })).toEqual([]);
  expect(problems({ day: '2020-01-01', follows: '' })).toEqual([]);
});

describe('refused is', () => {
  test('to follow what is not there', () => {
    expect(problems({ day: '2026-04-01', follows: 'x' })).toEqual([
      'follows: there is no event "x"; "axiswatch event list" shows the ids',
    ]);
  });

  test('to follow what is later', () => {
    expect(problems({ day: '2026-01-31', follows: 'pledge' })).toEqual([
      'follows: what it follows, "Pledged", is of 2026-02-01, later than 2026-01-31; what follows comes no earlier',
    ]);
  });

  test('to follow itself, or in a circle', () => {
    const was = { day: '2026-02-01', follows: '' };
    expect(problems({ ...was, id: 'pledge', follows: 'pledge' }, was)).toEqual([
      'follows: an event cannot follow itself; name the one before it',
    ]);
    expect(problems({ day: '2026-03-01', id: 'pledge', follows: 'decision' }, was)).toEqual([
      'follows: "decision" itself follows this event; name one that does not',
    ]);
  });

  test('to become later than what follows it, or earlier than what it follows', () => {
    const first = { day: '2026-02-01', follows: '' };
    expect(problems({ ...first, id: 'pledge', day: '2026-03-02' }, first)).toEqual([
      'day: "Decided" of 2026-03-01 follows it and would be earlier than 2026-03-02; give a day up to 2026-03-01',
    ]);
    const second = { day: '2026-03-01', follows: 'pledge' };
    expect(problems({ ...second, id: 'decision', day: '2026-01-01' }, second)).toHaveLength(1);
  });
});

test('what is stored already is left alone while day and order stay', () => {
  const orphan = { day: '2026-03-01', follows: 'gone' };
  expect(problems({ ...orphan, id: 'orphan' }, orphan)).toEqual([]);
  expect(problems({ ...orphan, id: 'orphan', day: '2026-03-02' }, orphan)).toEqual([]);
  const early = { day: '2026-01-01', follows: 'pledge' };
  expect(problems({ ...early, id: 'early' }, early)).toEqual([]);
});

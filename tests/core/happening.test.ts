import { describe, expect, test } from 'vitest';
import { parseHappening } from '../../src/core/model/happening.ts';
import type { Row } from '../../src/core/model/observation.ts';
import { branch, leaf, said, strategy } from './make.ts';

const TODAY = '2024-06-15';
const known = strategy([branch('iran', [leaf('a')]), leaf('b')]);

const row = (more: Row): Row => ({
  day: '2024-06-01',
  node: 'iran b',
  title: 'Something happened',
  side: 'ours',
  kind: 'action',
  ...more,
});

function problems(more: Row): readonly string[] {
  const parsed = parseHappening(row(more), known, TODAY, 'line 3');
  return parsed.ok ? [] : said(parsed.problems);
}

describe('a row is an event', () => {
  test('with day, nodes, title, side and kind', () => {
    expect(parseHappening(row({}), known, TODAY, '')).toEqual({
      ok: true,
      value: {
        day: '2024-06-01',
        nodes: ['iran', 'b'],
        title: 'Something happened',
        side: 'ours',
        kind: 'action',
        status: undefined,
        confidence: 'moderate',
        source: '',
        url: '',
        note: '',
        follows: '',
        expectNode: '',
        expect: undefined,
        expectBy: '',
        amount: 1,
        direction: undefined,
      },
    });
  });
  test('with what it continues and what is expected of it', () => {
    const more = {
      status: 'Pledged',
      follows: 'e1',
      expect_node: 'b',
      expect: 'UP',
      expect_by: '2027-01-01',
    };
    const parsed = parseHappening(row(more), known, TODAY, '');
    expect(parsed.ok && parsed.value).toMatchObject({
      status: 'pledged',
      follows: 'e1',
      expectNode: 'b',
      expect: 'up',
      expectBy: '2027-01-01',
    });
  });
});

test('a title is one line: line breaks and what would move a terminal become spaces', () => {
  const parsed = parseHappening(
    row({ title: ' one\r\ntwo\t\u001b[31mthree\u0007 ' }),
    known,
    TODAY,
    '',
  );
  expect(parsed.ok && parsed.value.title).toBe('one two [31mthree');
  expect(problems({ title: '\u001b\n' })).toEqual([
    'line 3, title: no title; say in a line what happened',
  ]);
});

test('an indicator is named by its code as well, in any case', () => {
  const coded = strategy([leaf('land', { code: 'A1' }), leaf('aid')]);
  const parsed = parseHappening(
    row({ node: 'a1 aid', expect_node: 'A1', expect: 'up' }),
    coded,
    TODAY,
    '',
  );
  expect(parsed.ok && parsed.value).toMatchObject({ nodes: ['land', 'aid'], expectNode: 'land' });
});

describe('a row is refused, by column, for', () => {
  test.each<readonly [string, Row, string]>([
    [
      'no node',
      { node: ' ' },
      'line 3, node: no node named; give one or more ids or codes separated by spaces',
    ],
    [
      'an unknown node',
      { node: 'iran x' },
      'line 3, node: unknown node "x"; "axiswatch strategy show" lists all of them',
    ],
    [
      'an unknown expected node',
      { expect_node: 'x', expect: 'up' },
      'line 3, expect_node: unknown node "x"; "axiswatch strategy show" lists all of them',
    ],
    ['no title', { title: '' }, 'line 3, title: no title; say in a line what happened'],
    [
      'a day after today',
      { day: '2024-06-16' },
      'line 3, day: 2024-06-16 lies after today, 2024-06-15; write a day up to today',
    ],
    [
      'an unknown side',
      { side: 'theirs' },
      'line 3, side: "theirs" is not known; use ours, china, russia, iran, north-korea, other',
    ],
    [
      'no kind',
      { kind: '' },
      'line 3, kind: nothing given; use action, decision, shock, statement',
    ],
    [
      'an unknown status',
      { status: 'done' },
      'line 3, status: "done" is not known; use pledged, decided, delivered',
    ],
    [
      'a status of an act that is not ours',
      { side: 'china', status: 'decided' },
      'line 3, status: only our own acts have a status; leave it out',
    ],
    [
      'an unknown confidence',
      { confidence: 'sure' },
      'line 3, confidence: "sure" is not a confidence; use high, moderate, low',
    ],
    [
      'an unknown expectation',
      { expect: 'sideways' },
      'line 3, expect: "sideways" is not known; use up, down',
    ],
    [
      'a direction that nobody says of this side',
      { side: 'ours', direction: 'extends' },
      'line 3, direction: "extends" is not said of an act of the side ours; use for or against',
    ],
    [
      'a direction of nothing',
      { expect: 'up' },
      'line 3, expect_node: nothing named that is to go up; name a node, or leave out which way',
    ],
    [
      'an expected node without a direction',
      { expect_node: 'b' },
      'line 3, expect: not said which way it is to go; use up or down, or name no node',
    ],
    [
      'an expectation by a day before the act',
      { expect_node: 'b', expect: 'up', expect_by: '2024-05-31' },
      'line 3, expect_by: 2024-05-31 lies before the act, 2024-06-01; give a later day',
    ],
    [
      'an expected day in no form that is read',
      { expect_by: 'soon' },
      'line 3, expect_by: "soon" is not a form of day that this reads; write 2026-11-16',
    ],
    [
      'an expected day that can be two',
      { expect_by: '6/7/2027' },
      'line 3, expect_by: "6/7/2027" can be read two ways; write 2027-07-06 or 2027-06-07, or the month in letters',
    ],
  ])('%s', (_what, more, line) => expect(problems(more)).toEqual([line]));
});

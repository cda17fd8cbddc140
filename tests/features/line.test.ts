/** Lines of views: what they show and what is said of them, put together and broken. */
import { expect, test } from 'vitest';
import { NONE } from '../../src/text/format.ts';
import {
  drawn,
  heading,
  inset,
  joinedLine,
  phrase,
  prose,
  spaced,
  spokenOf,
  wrapLines,
} from '../../src/text/line.ts';
import { laidOut } from '../../src/tui/list-view.ts';
import { textsOf } from './texts.ts';

test('a sentence says of a missing value that it is none, and leaves the dash of a title alone', () => {
  const line = phrase`${'East – West'} ${NONE} -> ${'41'}`;
  expect(line.text).toBe('East – West – -> 41');
  expect(spokenOf(line)).toBe('East – West none -> 41');
  expect(spokenOf(phrase`Gauge ${line}.`)).toBe('Gauge East – West none -> 41.');
  expect(phrase`Gauge ${'41'}.`).toEqual(prose('Gauge 41.'));
  expect(spokenOf(joinedLine([line, NONE], '; '))).toBe('East – West none -> 41; none');
});

test('parts that stand apart are said with commas, what is drawn not at all', () => {
  const line = spaced(['43', NONE, drawn('<-', 'here'), drawn('███')]);
  expect(line.text).toBe('43   –   <-   ███');
  expect(spokenOf(line)).toBe('43, none, here');
  expect(spokenOf(drawn('███'))).toBe('');
});

test('a broken line keeps its role, and says once what is said of it', () => {
  const lines = wrapLines([heading('WHAT MAKES IT WIDE'), drawn('a b c d', 'letters')], 8);
  expect(textsOf(lines)).toEqual(['WHAT', 'MAKES IT', 'WIDE', 'a b c d']);
  expect(lines.slice(0, 3).every(({ role }) => role === 'title')).toBe(true);
  const broken = wrapLines([inset(drawn('a b c d', 'letters'))], 5);
  expect(textsOf(broken)).toEqual(['  a b', '  c d']);
  expect(broken.map(spokenOf)).toEqual(['letters', '']);
});

test('a list is laid out for a width: what a column means stands above it as long as the column does', () => {
  const list = {
    ...{ title: 'List', tabs: [], tab: 0, targets: [undefined], foot: [prose('a long foot')] },
    head: [heading('HEAD')],
    specs: [
      { key: 'name', grows: true },
      { key: 'state', states: true, drop: 0, about: 'state: how late' },
    ],
    texts: [{ name: phrase`${'Aid'}`, state: 'stale' }],
  };
  const wide = laidOut(list, 30);
  expect(textsOf(wide.head)).toEqual(['HEAD', 'state: how late']);
  expect(wide.columns.map(({ key, states = false }) => [key, states])).toEqual([
    ['name', false],
    ['state', true],
  ]);
  expect(wide.rows.slice()).toEqual([{ name: 'Aid ', state: 'stale' }]);
  const narrow = laidOut(list, 6);
  expect(textsOf(narrow.head)).toEqual(['HEAD']);
  expect(textsOf(narrow.foot)).toEqual(['a long', 'foot']);
  expect(narrow.rows.slice()).toEqual([{ name: 'Aid ' }]);
});

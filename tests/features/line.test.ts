/** Lines of views: what they show and what is said of them, put together and broken. */
import { expect, test } from 'vitest';
import { NONE } from '../../src/text/format.ts';
import {
  headingLine,
  indentedLine,
  joinedLine,
  lineFromTemplate,
  lineOfSpacedParts,
  preformattedLine,
  proseLine,
  spokenTextOfLinePart,
  wrapLines,
} from '../../src/text/line.ts';
import { layOutListView } from '../../src/tui/list-view.ts';
import { textsOf } from './texts.ts';

test('a sentence says of a missing value that it is none, and leaves the dash of a title alone', () => {
  const line = lineFromTemplate`${'East – West'} ${NONE} -> ${'41'}`;
  expect(line.text).toBe('East – West – -> 41');
  expect(spokenTextOfLinePart(line)).toBe('East – West none -> 41');
  expect(spokenTextOfLinePart(lineFromTemplate`Gauge ${line}.`)).toBe(
    'Gauge East – West none -> 41.',
  );
  expect(lineFromTemplate`Gauge ${'41'}.`).toEqual(proseLine('Gauge 41.'));
  expect(spokenTextOfLinePart(joinedLine([line, NONE], '; '))).toBe('East – West none -> 41; none');
});

test('parts that stand apart are said with commas, what is drawn not at all', () => {
  const line = lineOfSpacedParts([
    '43',
    NONE,
    preformattedLine('<-', 'here'),
    preformattedLine('███'),
  ]);
  expect(line.text).toBe('43   –   <-   ███');
  expect(spokenTextOfLinePart(line)).toBe('43, none, here');
  expect(spokenTextOfLinePart(preformattedLine('███'))).toBe('');
});

test('a broken line keeps its role, and says once what is said of it', () => {
  const lines = wrapLines(
    [headingLine('WHAT MAKES IT WIDE'), preformattedLine('a b c d', 'letters')],
    8,
  );
  expect(textsOf(lines)).toEqual(['WHAT', 'MAKES IT', 'WIDE', 'a b c d']);
  expect(lines.slice(0, 3).every(({ role }) => role === 'title')).toBe(true);
  const broken = wrapLines([indentedLine(preformattedLine('a b c d', 'letters'))], 5);
  expect(textsOf(broken)).toEqual(['  a b', '  c d']);
  expect(broken.map(spokenTextOfLinePart)).toEqual(['letters', '']);
});

test('a list is laid out for a width: what a column means stands above it as long as the column does', () => {
  const list = {
    title: 'List',
    tabs: [],
    tab: 0,
    targets: [undefined],
    foot: [proseLine('a long foot')],
    head: [headingLine('HEAD')],
    specs: [
      { key: 'name', grows: true },
      { key: 'state', states: true, drop: 0, about: 'state: how late' },
    ],
    texts: [{ name: lineFromTemplate`${'Aid'}`, state: 'stale' }],
  };
  const wide = layOutListView(list, 30);
  expect(textsOf(wide.head)).toEqual(['HEAD', 'state: how late']);
  expect(wide.columns.map(({ key, states = false }) => [key, states])).toEqual([
    ['name', false],
    ['state', true],
  ]);
  expect(wide.rows.slice()).toEqual([{ name: 'Aid ', state: 'stale' }]);
  const narrow = layOutListView(list, 6);
  expect(textsOf(narrow.head)).toEqual(['HEAD']);
  expect(textsOf(narrow.foot)).toEqual(['a long', 'foot']);
  expect(narrow.rows.slice()).toEqual([{ name: 'Aid ' }]);
});

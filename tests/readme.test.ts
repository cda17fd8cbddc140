/** The README says what the program does: its keys are the keymap's, its frame is the dashboard's. */
import { readFileSync } from 'node:fs';
import { renderToString } from 'ink';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { Frame } from '../src/ui/app.tsx';
import { allTables, overviewTable } from './key-tables.ts';
import { openState } from './ui/board.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

function between(name: string): string {
  const [, rest = ''] = readme.split(`<!-- ${name} -->\n`);
  const [inside = ''] = rest.split(`<!-- /${name} -->`);
  return inside;
}

test('the two commands that set everything up stand in the README word for word', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

test('the README lists every key of the overview', () => {
  expect(between('keys')).toBe(overviewTable());
});

test('the page of all keys lists every key of the keymap, screen by screen', async () => {
  await expect(allTables()).toMatchFileSnapshot('../data/KEYS.md');
});

test('the frame in the README is what the overview shows at 80x24', () => {
  const size = { columns: 80, rows: 24 };
  const overview = createElement(Frame, { state: openState(size) });
  const frame = renderToString(overview, { columns: size.columns });
  expect(between('frame')).toBe(`\`\`\`text\n${frame}\n\`\`\`\n`);
});

/** The README says what the program does: its keys are the keymap's, its frame is a golden frame. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allTables, overviewTable } from './key-tables.ts';

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
  const frame = readFileSync(new URL('ui/frames/overview-80x24.txt', import.meta.url), 'utf8');
  expect(between('frame')).toBe(`\`\`\`text\n${frame}\`\`\`\n`);
});

/** The README says what the program does: its keys are the keymap's, its frame is a golden frame. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BINDINGS } from '../src/app/keymap.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

function between(name: string): string {
  const [, rest = ''] = readme.split(`<!-- ${name} -->\n`);
  const [inside = ''] = rest.split(`<!-- /${name} -->`);
  return inside;
}

/** The keys outside a form, as the README's table has them. */
function keyTable(): string {
  const rows = BINDINGS.filter((binding) => !/^(form|confirm)\./.test(binding.id)).map(
    (binding) =>
      `| ${binding.keys.map((key) => `\`${key}\``).join(' ')} | ${binding.description} |`,
  );
  return ['| keys | |', '|---|---|', ...rows, ''].join('\n');
}

test('the two commands that set everything up stand in the README word for word', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

test('the README lists every key of the keymap', () => {
  expect(between('keys')).toBe(keyTable());
});

test('the frame in the README is what the overview shows at 80x24', () => {
  const frame = readFileSync(new URL('ui/frames/overview-80x24.txt', import.meta.url), 'utf8');
  expect(between('frame')).toBe(`\`\`\`text\n${frame}\`\`\`\n`);
});

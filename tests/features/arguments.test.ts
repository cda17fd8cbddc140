/** Command lines taken apart, and what is misuse. */
import { describe, expect, test } from 'vitest';
import { GLOBAL_OPTIONS, parseCommandLine } from '../../src/features/arguments.ts';
import { helpText } from '../../src/features/help/help.ts';
import { COMMANDS } from '../../src/index.ts';

const parsed = (line: string) => {
  const { command, args, options } = parseCommandLine(line.split(' ').filter(Boolean), COMMANDS);
  return [command?.words, args, options];
};

test.each([
  ['', undefined, [], {}],
  ['--json', undefined, [], { json: true }],
  ['--data-dir x list RU1', 'list', ['RU1'], { 'data-dir': 'x' }],
  ['--strategy=x.json event --json list', 'event list', [], { strategy: 'x.json', json: true }],
  ['record RU1 -90', 'record', ['RU1', '-90'], {}],
  ['record RU1 -0.5 -3d --yes', 'record', ['RU1', '-0.5', '-3d'], { yes: true }],
  ['record RU1 5 --date -3d 1 nov', 'record', ['RU1', '5', '1', 'nov'], { date: '-3d' }],
  ['record RU1 --note -- -- -5 -h', 'record', ['RU1', '-5', '-h'], { note: '--' }],
  ['config', 'config', [], {}],
  ['config get theme', 'config get', ['theme'], {}],
  ['import -', 'import', ['-'], {}],
  ['record -h', 'record', [], { help: true }],
])('%s', (line, command, args, options) => {
  expect(parsed(line)).toEqual([command, args, options]);
});

test.each([
  ['recrod RU1 5', 'unknown command recrod; did you mean record?'],
  ['assessment new', 'unknown command assessment new; it is now called judgement'],
  ['strategy diff', 'unknown command strategy diff; explain says'],
  ['event', 'unknown command event; write event add, event correct, event retract,'],
  ['event ad', 'unknown command event ad; write event add,'],
  ['record', '<indicator> is missing: axiswatch record <indicator> <value> [day…]'],
  ['record RU1', '<value> is missing'],
  ['history RU1 RU2', 'RU2 is one word too many: axiswatch history <indicator>'],
  ['list --as-off 3d', 'unknown option --as-off; did you mean --as-of?'],
  ['list -x', 'unknown option -x'],
  ['list --as-of', '--as-of needs a value: --as-of <day>'],
  ['list --json=yes', '--json takes no value'],
  ['record RU1 5 --confidence good', '--confidence must be one of high, moderate, low, not good'],
])('%s is misuse', (line, message) => {
  expect(() => parsed(line)).toThrow(expect.objectContaining({ exit: 2 }));
  expect(() => parsed(line)).toThrow(message);
});

describe('every command', () => {
  test('is named in the help, and has one of its own with all its options', () => {
    for (const command of COMMANDS) {
      expect(helpText(undefined, COMMANDS)).toContain(`  ${command.words} `);
      const own = helpText(command, COMMANDS);
      for (const { name } of [...(command.options ?? []), ...GLOBAL_OPTIONS]) {
        expect(own).toContain(`--${name}`);
      }
      for (const line of own.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('has words and options that nothing else has', () => {
    const words = COMMANDS.map((command) => command.words);
    expect(new Set(words).size).toBe(words.length);
    for (const { options = [] } of COMMANDS) {
      const names = [...options, ...GLOBAL_OPTIONS].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('has examples that can be typed', () => {
    for (const { words, examples = [] } of COMMANDS) {
      for (const [line] of examples)
        expect(parsed(line.replaceAll(/"[^"]*"/g, 'text'))[0]).toBe(words);
    }
  });
});

/** What a strategy file is told about itself: the line, what stands there by its name, and what would be right. */
import { describe, expect, test } from 'vitest';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';
import { branch, document, leaf, problemsOf, type Raw } from './make.ts';

const FILE: Raw = document(
  [
    branch(
      'front',
      [
        leaf('land', { code: 'A1', title: 'Land taken' }),
        leaf('aid', {
          code: 'A2',
          title: 'Aid',
          tripwires: [{ id: 't', severity: 'watch', title: 'Less', when: { atMost: 3 } }],
        }),
      ],
      { kind: 'track', title: 'Front' },
    ),
  ],
  { title: 'The gauge of all' },
  { bands: [{ id: 'low', title: 'Low', from: 0 }] },
);

/** The problems of the file, a field a line, with one piece of its text changed; a line each, `where: message`. */
function told(from: string, to: string): readonly string[] {
  const text = JSON.stringify(FILE, undefined, 2);
  expect(text).toContain(from);
  const parsed = parseStrategyText(text.replace(from, () => to));
  return parsed.ok ? [] : parsed.problems.map(({ where, message }) => `${where}: ${message}`);
}

/** The line of the file in which a text stands first. */
const lineOf = (sign: string): number =>
  JSON.stringify(FILE, undefined, 2).split(sign)[0]?.split('\n').length ?? 0;

describe('a problem is told by its line, the name of what it is in, and what would be right', () => {
  test.each<readonly [from: string, to: string, at: string, where: string, message: RegExp]>([
    [
      '"title": "Land taken"',
      '"title": null',
      '"title": "Land taken"',
      'A1, title',
      /^must be a text in quotes, not empty \(null\)$/,
    ],
    [
      '"title": "Land taken",',
      '',
      '"kind": "indicator"',
      'A1, title',
      /^is left out and must be there; give it a title in quotes$/,
    ],
    [
      '"from": 0',
      '"from": "0"',
      '"from": 0',
      'band Low, from',
      /^must be a number without quotes, not the text "0"$/,
    ],
    ['"from": 0', '"from": 5', '"from": 0', 'band Low, from', /begins at 0, not at 5$/],
    [
      '"severity": "watch"',
      '"severity": "red"',
      '"severity": "watch"',
      'A2 Aid, tripwire Less, severity',
      /^must be one of "watch", "alert", not the text "red"$/,
    ],
    [
      '"atMost": 3',
      '"above": 3',
      '"when"',
      'A2 Aid, tripwire Less, when',
      /^is no rule; write { "atLeast": 5 }/,
    ],
    [
      '"kind": "track"',
      '"kind": "trak"',
      '"kind": "track"',
      'Front, kind',
      /^must be one of .*"track".*, not the text "trak"$/,
    ],
  ])('%s -> %s', (from, to, at, where, message) => {
    const lines = told(from, to);
    const found = lines.find((line) => line.includes(`, ${where}: `));
    expect(found, lines.join('\n')).toBeDefined();
    const [, line, said = ''] = /^line (\d+), [^:]*: (.*)$/.exec(found ?? '') ?? [];
    expect(said).toMatch(message);
    const right = lineOf(at);
    // What is left out is looked for where its neighbours are.
    if (to === '') expect(Math.abs(Number(line) - right)).toBeLessThan(4);
    else expect(Number(line)).toBe(right);
  });

  test('what is left out is named with what belongs there', () => {
    const file = document(
      [
        leaf('land', {
          goalposts: { best: 100 },
          levels: [{ title: 'none' }],
          target: { by: '2027-06-30' },
          tripwires: [{ id: 't', severity: 'watch', title: 'Less' }],
        }),
        leaf('aid'),
      ],
      {},
      {
        format: 'axiswatch.strategy/2',
        start: '2026-01-01',
        bands: [
          { id: 'low', title: 'Low' },
          { id: 'high', title: 'High', from: 50, requires: [{}] },
        ],
        mechanism: [{ id: 'link', title: 'Link' }],
      },
    );
    const left = problemsOf(file).map((line) =>
      line.replace('is left out and must be there; ', ''),
    );
    expect(left).toEqual([
      'bands[0].from: write the score at which the band begins',
      'bands[1].requires[0].node: write the id of a node',
      'bands[1].requires[0].atLeast: write the score it must reach',
      'mechanism[0].cause: write the id of the node that pushes',
      'mechanism[0].effect: write the id of the node that should move',
      'root.children[0].target.score: write a score from 0 to 100',
      'root.children[0].tripwires[0].when: write the rule, such as { "atLeast": 500 }',
      'root.children[0].goalposts.worst: write the value that scores 0',
      'root.children[0].levels[0].value: write the value of the level',
    ]);
  });

  test('no message speaks of types, or leaves open what to do', () => {
    const text = JSON.stringify(FILE, undefined, 2);
    const values = ['null', '{}', '[]', '"x"', '-1', 'true', '1.5'];
    let told = 0;
    for (const match of text.matchAll(/: (?:[^{[\n]+?)(,?)$/gm))
      for (const value of values) {
        const broken =
          text.slice(0, match.index) +
          `: ${value}${match[1]}` +
          text.slice(match.index + match[0].length);
        const parsed = parseStrategyText(broken);
        if (parsed.ok) continue;
        const at = text.slice(0, match.index).split('\n').length;
        // A rule is wrong as a whole, from the line on which it begins.
        const begins = /"atMost"$/.test(text.slice(0, match.index)) ? at - 1 : at;
        const lines = parsed.problems.map(({ where }) => where?.split(',')[0]);
        expect(lines, broken.split('\n')[at - 1]).toContain(`line ${begins}`);
        for (const { message } of parsed.problems) {
          told += 1;
          expect(message).not.toMatch(/Object|Array|Expected|received|undefined|NaN|Invalid|\(“/);
          expect(message).toMatch(/; |must be |must lie|begins at|not at/);
        }
      }
    expect(told).toBeGreaterThan(100);
  });
});

const CUT = 'the file ends too early; a quote, a } or a ] is missing before the end';
const NOT_JSON = 'the file is not JSON here; a comma, a quote or a bracket is missing or too many';

describe('a file that is no JSON is told where it stops being it, and why', () => {
  test.each([
    [
      '{\n  "a": 1,\n}',
      'line 3, column 1',
      'a name in quotes must stand here; take the comma before it away, or put the name in quotes',
    ],
    [
      '{\n  a: 1\n}',
      'line 2, column 3',
      'a name in quotes must stand here; take the comma before it away, or put the name in quotes',
    ],
    ['{\n  "a" 1\n}', 'line 2, column 7', 'a colon is missing between the name and its value'],
    [
      '{\n  "a": 1\n  "b": 2\n}',
      'line 3, column 3',
      'a comma, or the } or ] that closes the list, is missing before this',
    ],
    [
      '{\n  "a": [1, 2\n}',
      'line 3, column 1',
      'a comma, or the } or ] that closes the list, is missing before this',
    ],
    [
      '{\n  "a": "b\n}',
      'line 2, column 10',
      'a text goes on over the end of its line; close the quote',
    ],
    ['{\n  "a": 1\n', 'line 3, column 1', CUT],
    [
      '{\n  "a": 1, // one\n}',
      'line 3, column 1',
      'a name in quotes must stand here; take the comma before it away, or put the name in quotes',
    ],
    [
      '{\n  "a": 1, /* one\n}',
      'line 2, column 11',
      'the comment that begins here is not closed; write */ behind it',
    ],
    ['{\n  "a": [1, 2, /* three */ ]\n}', 'line 2, column 27', NOT_JSON],
    [
      '// one\n{ /* two */ "a" 1 }',
      'line 2, column 17',
      'a colon is missing between the name and its value',
    ],
    ['{ "a": 1 } // end\n/', 'line 2, column 1', 'something follows the last }; take it away'],
    [
      '{\n  "a": "b\tc"\n}',
      'line 2, column 8',
      'the text that begins here has a tab or another sign in it that has no shape; write a blank, or \\t for a tab',
    ],
    [
      '{\n  "a": "C:\\data"\n}',
      'line 2, column 8',
      'the text that begins here has a \\ that means nothing; write \\\\',
    ],
    [
      '{\r\n  "a": [1 two]\r\n}',
      'line 2, column 11',
      'a comma, or the } or ] that closes the list, is missing before this',
    ],
    ['{ "a": 1 }\n}', 'line 2, column 1', 'something follows the last }; take it away'],
    ['{ "a": 1 }\nend', 'line 2, column 1', 'something follows the last }; take it away'],
    ['{\n  "a": yes\n}', 'line 2, column 8', NOT_JSON],
    ['hello', 'line 1, column 1', NOT_JSON],
    ['', 'line 1, column 1', CUT],
  ])('%j', (text, where, message) => {
    const parsed = parseStrategyText(text);
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ path: '', where, message: message }],
    });
  });
});

/** The words of a vocabulary are asked for by name in its own file only; elsewhere by its tables and guards. */
import { expect, test } from 'vitest';
import { complaintsAbout } from './compiled.ts';
import { files, read } from './source.ts';
import { questionsIn, vocabularies } from './vocabularies.ts';

test('a word of a vocabulary is compared with in the file that declares it', () => {
  const found = questionsIn(Object.fromEntries(files.map((file) => [file, read(file)])));
  const places = found.map(({ file, line, of }) => `${file}:${line} (${of.join(' or ')})`);
  expect(places).toEqual([]);
});

test('the vocabularies are known by their lists and tables', () => {
  const names = vocabularies.map(({ name }) => name);
  for (const name of ['Method', 'Scale', 'NodeKind', 'Severity', 'StateWord', 'Confidence'])
    expect(names).toContain(name);
});

test('a comparison is found whatever its form, and what only looks like one is not', () => {
  const head = [
    "import type { Screen } from './tui/state.ts';",
    "import type { Node, Tripwire } from './core/model/model.ts';",
    'declare const node: Node, other: Node, wire: Tripwire | undefined, screen: Screen, text: string;',
    'declare function found(): void;',
  ];
  const asked = [
    "if (node.kind === 'indicator') found();",
    "if ('alert' !== wire?.severity) found();",
    "switch (node.kind) { case 'track': found(); }",
    "if (wire !== undefined && 'atLeast' in wire.when) found();",
    "if (node.kind !== 'indicator' && node.aggregation.method === 'power') found();",
    "export const own = [node].filter(({ kind }) => kind === 'group');",
  ];
  const free = [
    "if (screen.kind === 'indicator') found();",
    "if (text === 'alert') found();",
    "if (node.id === 'track') found();",
    'if (node.kind === other.kind) found();',
  ];
  const lines = [...head, ...asked, ...free];
  const found = questionsIn({ 'probe.ts': lines.join('\n') });
  expect(found.map(({ line }) => line - head.length)).toEqual([1, 2, 3, 4, 5, 5, 6]);
});

/** Lists and tables of words, each with the files that must answer for every one of them. */
const mustAnswer: readonly (readonly [file: string, list: string, answers: readonly string[]])[] = [
  [
    'core/scoring/aggregate.ts',
    'METHODS',
    ['core/scoring/aggregate.ts', 'core/strategy/strategy-shape.ts'],
  ],
  ['core/scoring/scale.ts', 'SCALES', ['text/chart-axes.ts', 'text/scale-words.ts']],
  ['core/model/model.ts', 'BRANCH_KINDS', ['core/model/model.ts']],
  ['core/model/model.ts', 'CONFIDENCES', ['core/scoring/counted.ts', 'core/scoring/observed.ts']],
  [
    'core/model/model.ts',
    'TRENDS',
    ['text/glyphs.ts', 'views/indicator-cells.ts', 'views/indicator-lines.ts'],
  ],
  [
    'core/model/model.ts',
    'ROLES',
    ['core/analysis/actions.ts', 'core/analysis/effort.ts', 'views/moves.ts'],
  ],
  [
    'core/model/model.ts',
    'STANCES',
    ['core/analysis/actions.ts', 'features/events/event-sheet.ts', 'views/event-words.ts'],
  ],
  ['core/model/model.ts', 'EVENT_KINDS', ['core/analysis/actions.ts']],
  ['core/model/model.ts', 'EVENT_STATUSES', ['core/analysis/actions.ts']],
  [
    'core/model/states.ts',
    'SEVERITIES',
    ['core/scoring/alerts.ts', 'core/model/states.ts', 'features/plots/indicator-plot.ts'],
  ],
  [
    'core/model/states.ts',
    'FRESHNESS_STATES',
    ['views/lateness.ts', 'core/scoring/board.ts', 'core/analysis/hypotheses.ts'],
  ],
  [
    'core/analysis/hypotheses.ts',
    'SCORE_COURSES',
    ['core/analysis/hypotheses.ts', 'features/hypotheses/hypotheses-output.ts'],
  ],
  ['core/analysis/hypotheses.ts', 'SILENCES', ['features/hypotheses/hypotheses-output.ts']],
  [
    'core/model/states.ts',
    'STATE_WORDS',
    ['core/model/states.ts', 'text/tone.ts', 'tui/ink/theme.ts'],
  ],
  ['core/analysis/links.ts', 'LINK_WORDS', ['views/verdict-sentences.ts']],
  [
    'core/analysis/verdict.ts',
    'VERDICT_ANSWERS',
    ['core/analysis/verdict.ts', 'views/verdict-sentences.ts'],
  ],
  [
    'core/journal/journal.ts',
    'SUBJECTS',
    [
      'core/journal/journal-effects.ts',
      'features/journal/journal-screen.ts',
      'features/transfer/export-tables.ts',
      'store/db/health.ts',
      'store/journal/shipped-rows.ts',
      'views/corrected-from.ts',
      'core/journal/journal.ts',
      'store/journal/undo.ts',
    ],
  ],
  [
    'core/journal/journal.ts',
    'VERSION_KINDS',
    ['features/journal/journal-screen.ts', 'store/journal/undo.ts'],
  ],
  [
    'core/journal/journal.ts',
    'TAKE_BACK_KINDS',
    [
      'core/journal/journal.ts',
      'features/journal/take-back.command.ts',
      'store/journal/undo.ts',
      'store/journal/entries.ts',
    ],
  ],
  [
    'core/journal/journal.ts',
    'FATES',
    ['features/indicator/history-output.ts', 'features/indicator/indicator-readings.ts'],
  ],
  [
    'core/scoring/when.ts',
    'Rules',
    [
      'features/alerts/alert-words.ts',
      'views/indicator-lines.ts',
      'features/strategies/strategy-outline.ts',
      'core/scoring/tripwires.ts',
      'core/scoring/when.ts',
    ],
  ],
];

/** The text of a file with one more word in a list or table. */
function withWord(text: string, list: string, word: string): string {
  if (list === 'Rules')
    return text.replace('interface Rules {', `$& readonly '${word}': { readonly more: number };`);
  const end = new RegExp(`(?<=^export const ${list} = [^;]*),? ?(?=\n?[\\]}] as const)`, 'm');
  return text.replace(end, list === 'SCALES' ? `, '${word}': LINEAR` : `, '${word}'`);
}

test('a word that is added to a list is asked for by the compiler wherever one must answer', () => {
  const texts: Record<string, string> = {};
  for (const [file, list] of mustAnswer) {
    const text = texts[file] ?? read(file);
    texts[file] = withWord(text, list, `new of ${list}`);
    expect(texts[file]).not.toBe(text);
  }
  const complaints = complaintsAbout(texts);
  const answers = mustAnswer.map(([file, list]) => {
    // On its own or in the list of what is missing, and not as one word of a whole type.
    const word = new RegExp(`'"?[\\w-]*new of ${list}"?'|': .*"new of ${list}"`);
    const named = complaints.filter(({ text }) => word.test(text));
    return [file, list, [...new Set(named.map((each) => each.file))].sort()];
  });
  expect(answers, complaints.map(({ file, text }) => `${file}: ${text}`).join('\n')).toEqual(
    mustAnswer.map(([file, list, files]) => [file, list, [...files].sort()]),
  );
});

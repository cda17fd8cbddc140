/** Which features see which: a feature is a folder, and none sees itself by way of others. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read } from './source.ts';

/** The features that each feature imports from, commands and drawings too. The list may only shrink. */
const seen: Readonly<Record<string, readonly string[]>> = {
  alerts: ['events', 'explain'],
  assessments: ['sheet'],
  board: ['alerts', 'as-of', 'assessments', 'explain', 'shell'],
  doctor: ['settings'],
  events: ['explain', 'sheet'],
  help: ['assessments', 'board', 'events', 'explain', 'record', 'settings', 'shell'],
  inbox: ['events', 'record'],
  indicator: ['events'],
  journal: ['assessments', 'events', 'explain'],
  recipes: ['record'],
  record: ['events'],
  report: ['assessments', 'plots', 'uncertainty'],
  settings: ['assessments', 'strategies'],
  shell: ['recipes', 'sheet'],
  track: ['board'],
  transfer: ['assessments', 'recipes', 'record'],
};

const featureOf = (file: string): string | undefined => /^features\/([\w-]+)\//.exec(file)?.[1];

/** The features that a file imports from beside its own; what `import()` loads on use too. */
function featuresSeenBy(file: string): readonly string[] {
  return [...nodesOf(file, read(file))].flatMap(({ source }) => {
    const specifier = isSyntax(source) ? literalOf(source) : undefined;
    if (specifier?.startsWith('.') !== true) return [];
    const feature = featureOf(posix.join(posix.dirname(file), specifier));
    return feature === undefined || feature === featureOf(file) ? [] : [feature];
  });
}

const found = Object.fromEntries(
  [...Map.groupBy(files, featureOf)]
    .flatMap(([feature, of]) => {
      const others = [...new Set(of.flatMap(featuresSeenBy))].sort();
      return feature === undefined || others.length === 0 ? [] : [[feature, others] as const];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

test('features see one another along the list', () => {
  expect(found).toEqual(seen);
});

test('no feature sees itself by way of others', () => {
  const reached = (feature: string, way: readonly string[]): readonly string[] =>
    (found[feature] ?? []).flatMap((next) =>
      way.includes(next) ? [[...way, next].join(' > ')] : reached(next, [...way, next]),
    );
  expect(Object.keys(found).flatMap((feature) => reached(feature, [feature]))).toEqual([]);
});

/** A strategy in lines: what it scores, between which goalposts, with which weights. */
import type { Branch, Node, Strategy, Tripwire, When } from '../domain/model.ts';
import { leavesOf } from '../domain/tree.ts';
import { meanName, nameOf } from './explain-view.ts';
import { count, dayText, oneLine, rounded, shortUnit, valueText } from './format.ts';
import { SCALE_WORDS } from './scale-words.ts';

/** The outline, each level of the tree two spaces deeper. */
export function outlineOf(strategy: Strategy): readonly string[] {
  const { source, start, bands, mechanism, root } = strategy;
  const by = [source?.author, source?.title, source?.publisher].filter(
    (each) => each !== undefined,
  );
  return [
    oneLine(`${strategy.title} (${strategy.id})`),
    ...(by.length === 0 ? [] : [oneLine(by.join(', '))]),
    [
      ...(start === undefined ? [] : [`starts on ${dayText(start)}`]),
      count(leavesOf(root).length, 'indicator'),
    ].join(', '),
    '',
    'BANDS',
    ...bands.map(({ title, from, requires }) => {
      const needs = requires.map(({ node, atLeast }) => `${node} at ${atLeast}`).join(', ');
      return `  from ${from}  ${oneLine(title)}${needs === '' ? '' : `, requires ${needs}`}`;
    }),
    ...(mechanism === undefined
      ? []
      : ['', `CLAIM  ${mechanism.cause} comes before ${mechanism.effect}`]),
    '',
    'TREE',
    ...branchLines(root, 1, 1),
  ];
}

function branchLines(branch: Branch, share: number, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const all = branch.requireAll ? ', all of it required' : '';
  const total = branch.children.reduce((sum, child) => sum + child.weight, 0);
  return [
    `${indent}${rounded(share * 100, 1)} %  ${oneLine(branch.title)} [${branch.id}]: ${meanName(branch)}${all}`,
    ...wireLines(branch, depth),
    ...branch.children.flatMap((child) => {
      const part = total === 0 ? 0 : (share * child.weight) / total;
      return child.kind === 'indicator'
        ? leafLines(child, part, depth + 1)
        : branchLines(child, part, depth + 1);
    }),
  ];
}

function leafLines(leaf: Node, share: number, depth: number): readonly string[] {
  if (leaf.kind !== 'indicator') return [];
  const { worst, best, scale } = leaf.goalposts;
  const unit = oneLine(shortUnit(leaf));
  const weight = leaf.weight === 0 ? 'context' : `${rounded(share * 100, 1)} %`;
  const posts = `worst ${valueText(leaf, worst)}, best ${valueText(leaf, best)}${unit === '' ? '' : ` ${unit}`}${SCALE_WORDS[scale].behindGoalposts}`;
  return [
    `${'  '.repeat(depth)}${weight}  ${nameOf(leaf)} [${leaf.id}]: ${posts}, every ${leaf.cadenceDays} days`,
    ...wireLines(leaf, depth),
  ];
}

function wireLines(
  { tripwires }: { readonly tripwires: readonly Tripwire[] },
  depth: number,
): readonly string[] {
  return tripwires.map(
    ({ severity, title, when }) =>
      `${'  '.repeat(depth + 1)}${severity === 'alert' ? 'ALERT' : 'WATCH'} ${whenText(when)}: ${oneLine(title)}`,
  );
}

function whenText(when: When): string {
  if ('atLeast' in when) return `at ${when.atLeast} or above`;
  if ('atMost' in when) return `at ${when.atMost} or below`;
  if ('fallsBy' in when) return `falls by ${when.fallsBy} within ${when.withinDays} days`;
  if ('risesBy' in when) return `rises by ${when.risesBy} within ${when.withinDays} days`;
  return `any ${when.any} of ${when.of.join(', ')}`;
}

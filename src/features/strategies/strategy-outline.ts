/** A strategy in lines: what it scores, between which goalposts, with which weights. */
import {
  type Branch,
  isIndicator,
  type Node,
  type Strategy,
  type Tripwire,
} from '../../core/model/model.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import { leavesOf } from '../../core/model/tree.ts';
import { type ByRule, matchTripwireRule } from '../../core/scoring/when.ts';
import {
  countWithNoun,
  dayText,
  roundedText,
  shortUnit,
  terminalSafeOneLine,
  valueText,
} from '../../text/format.ts';
import { SCALE_WORDS } from '../../text/scale-words.ts';
import { meanName, nodeRowName } from '../../views/arithmetic.ts';
import { tripwireConditionText } from '../../views/indicator-lines.ts';

/** The outline, each level of the tree two spaces deeper. */
export function strategyOutlineLines(strategy: Strategy): readonly string[] {
  const { source, start, bands, mechanism, root } = strategy;
  const by = [source?.author, source?.title, source?.publisher].filter(
    (each) => each !== undefined,
  );
  return [
    terminalSafeOneLine(`${strategy.title} (${strategy.id})`),
    ...(by.length === 0 ? [] : [terminalSafeOneLine(by.join(', '))]),
    [
      ...(start === undefined ? [] : [`starts on ${dayText(start)}`]),
      countWithNoun(leavesOf(root).length, 'indicator'),
    ].join(', '),
    '',
    'BANDS',
    ...bands.map(({ title, from, requires }) => {
      const needs = requires.map(({ node, atLeast }) => `${node} at ${atLeast}`).join(', ');
      return `  from ${from}  ${terminalSafeOneLine(title)}${needs === '' ? '' : `, requires ${needs}`}`;
    }),
    ...(mechanism.length === 0 ? [] : ['', 'LINKS']),
    ...mechanism.map(({ cause, effect }) => `  ${cause} comes before ${effect}`),
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
    `${indent}${roundedText(share * 100, 1)} %  ${terminalSafeOneLine(branch.title)} [${branch.id}]: ${meanName(branch)}${all}`,
    ...wireLines(branch, depth),
    ...branch.children.flatMap((child) => {
      const part = total === 0 ? 0 : (share * child.weight) / total;
      return isIndicator(child)
        ? leafLines(child, part, depth + 1)
        : branchLines(child, part, depth + 1);
    }),
  ];
}

function leafLines(leaf: Node, share: number, depth: number): readonly string[] {
  if (!isIndicator(leaf)) return [];
  const { worst, best, scale } = leaf.goalposts;
  const unit = terminalSafeOneLine(shortUnit(leaf));
  const weight = leaf.weight === 0 ? 'context' : `${roundedText(share * 100, 1)} %`;
  const posts = `worst ${valueText(leaf, worst)}, best ${valueText(leaf, best)}${unit === '' ? '' : ` ${unit}`}${SCALE_WORDS[scale].behindGoalposts}`;
  return [
    `${'  '.repeat(depth)}${weight}  ${nodeRowName(leaf)} [${leaf.id}]: ${posts}, every ${leaf.cadenceDays} days`,
    ...wireLines(leaf, depth),
  ];
}

function wireLines(
  { tripwires }: { readonly tripwires: readonly Tripwire[] },
  depth: number,
): readonly string[] {
  return tripwires.map(
    ({ severity, title, when }) =>
      `${'  '.repeat(depth + 1)}${CROSSED_WORDS[severity]} ${matchTripwireRule(WHEN_WORDS, when)}: ${terminalSafeOneLine(title)}`,
  );
}

/** As the dashboard says a rule, but for the words of a limit and of a count. */
const WHEN_WORDS: ByRule<string> = {
  atLeast: ({ atLeast }) => `at ${atLeast} or above`,
  atMost: ({ atMost }) => `at ${atMost} or below`,
  fallsBy: tripwireConditionText,
  risesBy: tripwireConditionText,
  of: ({ any, of }) => `any ${any} of ${of.join(', ')}`,
};

/** A strategy in lines: what it scores, between which goalposts, with which weights. */

import {
  type Branch,
  type Expectation,
  type Indicator,
  isIndicator,
  isRoleOfOurSide,
  type Node,
  type Strategy,
  type Tripwire,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import { leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import { aggregationNameText } from '../../core/scoring/aggregate.ts';
import { type ByRule, handleTripwireByRule } from '../../core/scoring/when.ts';
import {
  dayText,
  roundedText,
  shortUnit,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { SCALE_WORDS } from '../../text/scale-words.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { tripwireConditionText } from '../../views/indicator-lines.ts';

/** The outline, each level of the tree two spaces deeper. */
export function strategyOutlineTexts(strategy: Strategy): readonly string[] {
  const { source, start, bands, mechanism: links, breaks, hypotheses, root } = strategy;
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
    ...listLines(
      'LINKS',
      links.map(
        ({ id, title, cause, effect }) => `${title} [${id}]: ${cause} comes before ${effect}`,
      ),
    ),
    ...listLines(
      'BREAKS',
      breaks.map(({ on, title, nodes }) => `${dayText(on)}, ${title}: ${nodes.join(', ')}`),
    ),
    ...listLines(
      'HYPOTHESES',
      hypotheses.map(({ id, title, says }) =>
        says === undefined ? `${title} [${id}]` : `${title} [${id}]: ${says}`,
      ),
    ),
    '',
    'TREE',
    ...branchOutlineTexts({ strategy, node: root, share: 1, depth: 1 }),
  ];
}

/** Where in an outline something stands. */
interface Row<N extends Node> {
  readonly strategy: Strategy;
  readonly node: N;
  /** Share of the gauge, 0…1. */
  readonly share: number;
  /** How many steps below the heading, ≥ 1; the root is at 1. */
  readonly depth: number;
}

/** The share of the gauge; of what is shown and not counted, whether it is the effort of what is above it. */
function shareOrRoleText({ strategy, node, share }: Row<Node>): string {
  if (share > 0) return `${roundedText(share * 100, 1)} %`;
  return isRoleOfOurSide(nodePlacesOf(strategy).get(node.id)?.role) ? 'effort' : 'context';
}

/** A list below its heading; nothing where it is empty. */
function listLines(heading: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0
    ? []
    : ['', heading, ...texts.map((text) => `  ${terminalSafeOneLine(text)}`)];
}

function branchOutlineTexts(row: Row<Branch>): readonly string[] {
  const { node: branch, share, depth } = row;
  const indent = '  '.repeat(depth);
  const all = branch.requireAll ? ', all of it required' : '';
  const total = branch.children.reduce((sum, child) => sum + child.weight, 0);
  return [
    `${indent}${shareOrRoleText(row)}  ${terminalSafeOneLine(branch.title)} [${branch.id}]: ${aggregationNameText(branch.aggregation)}${all}`,
    ...wireLines(branch, depth),
    ...branch.children.flatMap((child) => {
      const part = total === 0 ? 0 : (share * child.weight) / total;
      const below = { ...row, share: part, depth: depth + 1 };
      return isIndicator(child)
        ? indicatorOutlineTexts({ ...below, node: child })
        : branchOutlineTexts({ ...below, node: child });
    }),
  ];
}

function indicatorOutlineTexts(row: Row<Indicator>): readonly string[] {
  const { node: leaf, depth } = row;
  const { worst, best, scale } = leaf.goalposts;
  const unit = terminalSafeOneLine(shortUnit(leaf));
  const posts = `worst ${valueTextWithoutUnit(leaf, worst)}, best ${valueTextWithoutUnit(leaf, best)}${unit === '' ? '' : ` ${unit}`}${SCALE_WORDS[scale].behindGoalposts}`;
  return [
    `${'  '.repeat(depth)}${shareOrRoleText(row)}  ${nodeRowName(leaf)} [${leaf.id}]: ${posts}, every ${leaf.cadenceDays} days${valueOriginText(leaf)}`,
    ...expectedLines(leaf, depth),
    ...wireLines(leaf, depth),
  ];
}

/** How its value comes about, and who makes the number, where the file says it. */
function valueOriginText({ count, rolling, origin }: Indicator): string {
  const counted =
    count === undefined
      ? []
      : [
          'days' in count
            ? `counted from the events of ${count.days} days`
            : `counted from events that fade by half in ${count.halfLifeDays} days`,
        ];
  const mean =
    rolling === undefined
      ? []
      : [`mean of the readings of ${rolling.days} days, at least ${rolling.atLeast}`];
  const by = origin === undefined ? [] : [`number by ${terminalSafeOneLine(origin)}`];
  return [...counted, ...mean, ...by].map((text) => `, ${text}`).join('');
}

const EXPECTED: Readonly<Record<Expectation, string>> = {
  [-1]: 'to fall',
  0: 'to stand still',
  1: 'to rise',
};

/** What the hypotheses expect of an indicator, a step further in than it is: `depth` is how many steps it is below the heading, ≥ 1; nothing where none does. */
function expectedLines({ expects }: Indicator, depth: number): readonly string[] {
  const each = Object.entries(expects).map(([id, expected]) => `${id} ${EXPECTED[expected]}`);
  return each.length === 0 ? [] : [`${'  '.repeat(depth + 1)}expected by ${each.join(', by ')}`];
}

/** The tripwires of a node, a step further in than it is: `depth` is how many steps it is below the heading, ≥ 1. */
function wireLines(
  { tripwires }: { readonly tripwires: readonly Tripwire[] },
  depth: number,
): readonly string[] {
  return tripwires.map(
    ({ severity, title, when }) =>
      `${'  '.repeat(depth + 1)}${CROSSED_WORDS[severity]} ${handleTripwireByRule(WHEN_WORDS, when)}: ${terminalSafeOneLine(title)}`,
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

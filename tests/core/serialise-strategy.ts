/** A strategy as the text of a file that parses to it. */
import {
  type Indicator,
  isIndicator,
  type Link,
  type Node,
  STRATEGY_FORMATS,
  type Strategy,
} from '../../src/core/model/model.ts';
import type { Aggregation } from '../../src/core/scoring/aggregate.ts';

const [FIRST_FORMAT, NEWEST_FORMAT] = STRATEGY_FORMATS;

/**
 * The text of a strategy file of the newest format that parses to this strategy, but for the format; every default is
 * written out. A link without the day on which the strategy begins stands in a file of format 1 only, and is written so.
 */
export function serialiseStrategy(strategy: Strategy): string {
  const { mechanism: links, start } = strategy;
  const [link] = links;
  const document =
    link === undefined || start !== undefined
      ? { ...strategy, format: NEWEST_FORMAT, root: nodeForFile(strategy.root) }
      : inFirstFormat(strategy, link);
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function inFirstFormat({ breaks: _, hypotheses: __, ...strategy }: Strategy, link: Link): object {
  return {
    ...strategy,
    format: FIRST_FORMAT,
    mechanism: { cause: link.cause, effect: link.effect },
    root: nodeForFile(strategy.root, ({ expects: _expects, ...indicator }) => indicator),
  };
}

function nodeForFile(node: Node, leaf: (indicator: Indicator) => object = (all) => all): object {
  if (isIndicator(node)) return leaf(node);
  return {
    ...node,
    aggregation: aggregationForFile(node.aggregation),
    children: node.children.map((child) => nodeForFile(child, leaf)),
  };
}

/** An aggregation as a file says it: without the floor that a power of 0 or more has no use for. */
function aggregationForFile(aggregation: Aggregation): object {
  if (aggregation.method !== 'power' || aggregation.exponent < 0) return aggregation;
  return { method: aggregation.method, exponent: aggregation.exponent };
}

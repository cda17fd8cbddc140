/** What the fields of a strategy file say of each other: names, references, sums, order. Reads the raw document, so that it speaks even where the shape is wrong elsewhere. */
import type { Problem } from '../model/model.ts';
import {
  indexedJsonObjects,
  isJsonObject,
  jsonPathText,
  type Keys,
  type Raw,
} from '../model/raw-json.ts';
import { isScaleName, isValueDefinedOnScale, SCALES } from '../scoring/scale.ts';
import {
  checkNoNameRepeatedInStrategy,
  type Found,
  rawNodesAtAndBelow,
  type Say,
} from './raw-strategy.ts';

/** Sums of weights times powers of scores must stay finite. */
const LARGEST_SUM = 1e100;

/** Every problem between the fields of a raw strategy document (data/FORMAT.md, section 1); fields of a wrong type are passed over. */
export function strategyConsistencyProblems(document: unknown): readonly Problem[] {
  if (!isJsonObject(document)) return [];
  const problems: Problem[] = [];
  const say = (keys: readonly (string | number)[], message: string): void => {
    problems.push({ path: jsonPathText(keys), message });
  };
  const nodes = isJsonObject(document.root) ? rawNodesAtAndBelow(document.root, ['root']) : [];
  const ids = new Set<unknown>(nodes.map(({ raw }) => raw.id));

  checkNoNameRepeatedInStrategy(
    nodes.map(({ raw, keys }) => ({ value: raw.id, keys: [...keys, 'id'] })),
    'id',
    say,
  );
  checkNoNameRepeatedInStrategy(
    nodes.map(({ raw, keys }) => ({ value: raw.code, keys: [...keys, 'code'] })),
    'code',
    say,
  );
  if (
    isJsonObject(document.root) &&
    typeof document.root.kind === 'string' &&
    document.root.kind !== 'gauge'
  ) {
    say(
      ['root', 'kind'],
      `the root is the index; write "kind": "gauge", not "${document.root.kind}"`,
    );
  }
  for (const { raw, keys } of nodes) checkNode(raw, keys, say);
  checkBands(document, ids, say);
  checkTripwires(nodes, say);
  checkLinks(document, ids, say);
  checkBreaks(document, ids, say);
  checkHypotheses(document, nodes, say);
  return problems;
}

/** Says what is wrong with the links of a file; the one of format 1 has no name, and needs no start. */
function checkLinks(document: Raw, ids: ReadonlySet<unknown>, say: Say): void {
  const { mechanism } = document;
  const links = indexedJsonObjects(mechanism).map(({ raw, at }) => ({
    raw,
    keys: ['mechanism', at],
  }));
  checkNoNameRepeatedInStrategy(
    links.map(({ raw, keys }) => ({ value: raw.id, keys: [...keys, 'id'] })),
    'link id',
    say,
  );
  if (links.length > 0) requireStart(document, 'links', say);
  const all = isJsonObject(mechanism) ? [{ raw: mechanism, keys: ['mechanism'] }] : links;
  for (const { raw, keys } of all) {
    for (const end of ['cause', 'effect']) requireNode(raw[end], [...keys, end], ids, say);
  }
}

function checkBreaks(document: Raw, ids: ReadonlySet<unknown>, say: Say): void {
  for (const { raw, at } of indexedJsonObjects(document.breaks)) {
    const nodes: readonly unknown[] = Array.isArray(raw.nodes) ? raw.nodes : [];
    for (const [place, node] of nodes.entries()) {
      requireNode(node, ['breaks', at, 'nodes', place], ids, say);
    }
  }
}

/** Names that every object has without being told. */
const TAKEN: ReadonlySet<unknown> = new Set(['constructor', 'prototype']);

function checkHypotheses(document: Raw, nodes: readonly Found[], say: Say): void {
  const hypotheses = indexedJsonObjects(document.hypotheses);
  checkNoNameRepeatedInStrategy(
    hypotheses.map(({ raw, at }) => ({ value: raw.id, keys: ['hypotheses', at, 'id'] })),
    'hypothesis id',
    say,
  );
  for (const { raw, at } of hypotheses) {
    if (TAKEN.has(raw.id)) {
      say(['hypotheses', at, 'id'], `cannot be named "${raw.id}"; choose another word`);
    }
  }
  if (hypotheses.length > 0) requireStart(document, 'hypotheses', say);
  const known = new Set(hypotheses.map(({ raw }) => raw.id));
  for (const { raw, keys } of nodes) {
    for (const name of isJsonObject(raw.expects) ? Object.keys(raw.expects) : []) {
      if (known.has(name)) continue;
      say([...keys, 'expects', name], `there is no hypothesis "${name}"; write the id of one`);
    }
  }
}

function requireStart(document: Raw, what: string, say: Say): void {
  if (document.start !== undefined) return;
  say(
    ['start'],
    `is left out and must be there where there are ${what}; write the day on which the strategy begins, such as "2026-11-25"`,
  );
}

function requireNode(name: unknown, keys: Keys, ids: ReadonlySet<unknown>, say: Say): void {
  if (typeof name === 'string' && !ids.has(name))
    say(keys, `there is no node "${name}"; write the id of one`);
}

function checkNode(raw: Raw, keys: Keys, say: Say): void {
  const { goalposts, levels, aggregation, children } = raw;
  if (isJsonObject(goalposts)) {
    const { worst, best, scale } = goalposts;
    if (typeof worst === 'number' && worst === best)
      say(
        [...keys, 'goalposts'],
        'worst and best are equal; write the values of score 0 and of score 100',
      );
    for (const [name, post] of [
      ['worst', worst],
      ['best', best],
    ] as const) {
      if (isScaleName(scale) && typeof post === 'number' && !isValueDefinedOnScale(post, scale)) {
        say(
          [...keys, 'goalposts', name],
          `a ${scale} scale needs goalposts above ${SCALES[scale].above}, not ${post}; raise it, or write "scale": "linear"`,
        );
      }
    }
  }
  if (isJsonObject(aggregation) && 'floor' in aggregation) {
    const { exponent } = aggregation;
    if (typeof exponent === 'number' && exponent >= 0) {
      say(
        [...keys, 'aggregation', 'floor'],
        'a floor belongs to a negative exponent only; take it away',
      );
    }
  }
  if (raw.count !== undefined) {
    for (const [field, other] of [
      ['rolling', raw.rolling],
      ['levels', levels],
    ] as const) {
      if (other === undefined) continue;
      say(
        [...keys, 'count'],
        `stands beside "${field}", and what is counted has no readings; take one of the two away`,
      );
    }
    const scale = isJsonObject(goalposts) ? goalposts.scale : undefined;
    if (isScaleName(scale) && !isValueDefinedOnScale(0, scale)) {
      say(
        [...keys, 'count'],
        `stands beside a ${scale} scale, which has no place for a count of 0; write "scale": "linear"`,
      );
    }
  }
  const seen = new Set<unknown>();
  for (const level of indexedJsonObjects(levels)) {
    const { value } = level.raw;
    if (seen.has(value))
      say(
        [...keys, 'levels', level.at, 'value'],
        `the level ${value} stands twice; each value once`,
      );
    seen.add(value);
  }
  const weights = indexedJsonObjects(children).map((child) => child.raw.weight ?? 1);
  if (weights.length > 0 && weights.every((weight) => weight === 0)) {
    say([...keys, 'children'], 'every weight is 0; at least one child must count');
  }
  const sum = weights.reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0);
  if (sum > LARGEST_SUM) {
    say(
      [...keys, 'children'],
      'the weights are too large to be added up; write smaller ones, only their ratios count',
    );
  }
}

function checkBands(document: Raw, ids: ReadonlySet<unknown>, say: Say): void {
  const bands = indexedJsonObjects(document.bands);
  checkNoNameRepeatedInStrategy(
    bands.map(({ raw, at }) => ({ value: raw.id, keys: ['bands', at, 'id'] })),
    'band id',
    say,
  );
  let last: number | undefined;
  for (const { raw, at } of bands) {
    const { from } = raw;
    if (typeof from === 'number') {
      if (at === 0 && from !== 0)
        say(['bands', at, 'from'], `the first band begins at 0, not at ${from}`);
      if (last !== undefined && from <= last) {
        say(
          ['bands', at, 'from'],
          `must lie above ${last}, where the band before it begins, not at ${from}`,
        );
      }
      if (from >= 100) say(['bands', at, 'from'], `must lie below 100, not at ${from}`);
      last = from;
    }
    for (const requirement of indexedJsonObjects(raw.requires)) {
      const keys = ['bands', at, 'requires', requirement.at, 'node'];
      requireNode(requirement.raw.node, keys, ids, say);
    }
  }
}

/** Says every tripwire that is named twice, names none, can never be crossed or names itself in a circle. */
function checkTripwires(nodes: readonly Found[], say: Say): void {
  const wires = nodes.flatMap(({ raw, keys }) =>
    indexedJsonObjects(raw.tripwires).map((wire) => ({
      raw: wire.raw,
      keys: [...keys, 'tripwires', wire.at],
    })),
  );
  checkNoNameRepeatedInStrategy(
    wires.map(({ raw, keys }) => ({ value: raw.id, keys: [...keys, 'id'] })),
    'tripwire id',
    say,
  );
  const names = new Map<unknown, readonly unknown[]>();
  for (const { raw, keys } of wires) {
    const of = isJsonObject(raw.when) && Array.isArray(raw.when.of) ? raw.when.of : [];
    names.set(raw.id, of);
    of.forEach((name: unknown, at) => {
      if (typeof name === 'string' && !wires.some((wire) => wire.raw.id === name)) {
        say([...keys, 'when', 'of', at], `there is no tripwire "${name}"; write the id of one`);
      }
    });
    if (!isJsonObject(raw.when) || !Array.isArray(raw.when.of)) continue;
    const { any } = raw.when;
    if (typeof any === 'number' && any > of.length) {
      say(
        [...keys, 'when', 'any'],
        `at least ${any} of ${of.length} can never be crossed; write ${of.length} or less`,
      );
    }
  }
  for (const { raw, keys } of wires) {
    if (reaches(raw.id, raw.id, names, new Set())) {
      say(
        [...keys, 'when', 'of'],
        `the tripwire "${raw.id}" names itself in a circle; name others`,
      );
    }
  }
}

function reaches(
  from: unknown,
  wanted: unknown,
  names: ReadonlyMap<unknown, readonly unknown[]>,
  seen: Set<unknown>,
): boolean {
  for (const next of names.get(from) ?? []) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, wanted, names, seen)) return true;
  }
  return false;
}

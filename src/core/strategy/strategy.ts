/** From the text of a strategy file to a strategy, or to every problem in it by its path. */
import * as v from 'valibot';
import { MAX_DEPTH, parseJsonWithComments, TOO_DEEP } from '../model/json-text.ts';
import {
  type Branch,
  isIndicator,
  type Link,
  type Node,
  type Problem,
  type Result,
  type Strategy,
} from '../model/model.ts';
import { jsonPathText } from '../model/raw-json.ts';
import { strategyConsistencyProblems } from './strategy-consistency.ts';
import { type BranchShape, strategyValidationSchemaOf } from './strategy-shape.ts';
import { makeStrategyPlaceNamer } from './strategy-where.ts';
import {
  listInsteadOfObjectSentence,
  NEEDED_IN_STRATEGY,
  schemaIssueSentence,
} from './strategy-words.ts';

/** Reads a strategy file of either format, in which comments may stand; refuses it whole with every problem listed by its path (data/FORMAT.md, section 1). */
export function parseStrategyText(text: string): Result<Strategy> {
  const json = text.replace(/^\uFEFF/, '');
  const read = parseJsonWithComments(json);
  if (!read.ok) return read;
  const raw = read.value;
  if (tooDeep(raw)) return refuseStrategy([TOO_DEEP]);
  const parsed = v.safeParse(strategyValidationSchemaOf(raw), raw);
  const problems = [...(parsed.issues ?? []).map(problemOf), ...strategyConsistencyProblems(raw)];
  if (!parsed.success || problems.length > 0) {
    const where = makeStrategyPlaceNamer(json);
    const placed = problems.map(({ path, message }) => ({
      path,
      // What stands elsewhere in the file is told by its line too.
      message: message.replace(/(?<= already at )[^;]+/, (place) => where(place) ?? place),
      where: where(path),
    }));
    return refuseStrategy(placed.toSorted((a, b) => lineNumberOf(a) - lineNumberOf(b)));
  }
  const { root, mechanism, ...rest } = parsed.output;
  const tree = branchOf(root);
  const links = linksOf(mechanism, tree);
  return {
    ok: true,
    value: { breaks: [], hypotheses: [], ...rest, mechanism: links, root: tree },
  };
}

function branchOf(shape: BranchShape): Branch {
  return { ...shape, children: shape.children.map(nodeOf) };
}

function nodeOf(shape: BranchShape['children'][number]): Node {
  if (!isIndicator(shape)) return branchOf(shape);
  const { origin, ...indicator } = { expects: {}, origin: undefined, ...shape };
  const { cadenceDays, halfLifeDays } = indicator;
  const byDefault = Math.min(Number.MAX_VALUE, cadenceDays + 3 * halfLifeDays);
  return {
    ...indicator,
    // A blank one counts as left out.
    ...(origin === undefined || origin.trim() === '' ? {} : { origin }),
    maxAgeDays: indicator.maxAgeDays ?? byDefault,
  };
}

/** The links of a file; the one of format 1 has no name of its own. */
function linksOf(
  mechanism: readonly Link[] | { readonly cause: string; readonly effect: string } | undefined,
  root: Branch,
): readonly Link[] {
  if (mechanism === undefined) return [];
  if (!('cause' in mechanism)) return mechanism;
  const { cause, effect } = mechanism;
  const title = (id: string): string => nodeBelow(root, id)?.title ?? id;
  return [{ id: 'mechanism', title: `${title(cause)}, then ${title(effect)}`, cause, effect }];
}

function nodeBelow(node: Node, id: string): Node | undefined {
  if (node.id === id || isIndicator(node)) return node.id === id ? node : undefined;
  for (const child of node.children) {
    const found = nodeBelow(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseStrategy(problems: readonly Problem[]): Result<never> {
  const seen = new Map(problems.map((problem) => [`${problem.path}\0${problem.message}`, problem]));
  return { ok: false, problems: [...seen.values()] };
}

/** The line of the file that a problem names, from 1; 0: none. */
function lineNumberOf({ where = '' }: Problem): number {
  return Number(/\d+/.exec(where)?.[0] ?? 0);
}

function tooDeep(raw: unknown): boolean {
  let level: unknown[] = [raw];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const keys = (issue.path ?? []).map((item) => item.key);
  // The fields of a list where a group belongs are not missing, each by itself.
  const isList = issue.type === 'strict_object' && Array.isArray(issue.path?.at(-1)?.input);
  return isList
    ? { path: jsonPathText(keys.slice(0, -1)), message: listInsteadOfObjectSentence(keys.at(-2)) }
    : { path: jsonPathText(keys), message: schemaIssueSentence(issue, NEEDED_IN_STRATEGY) };
}

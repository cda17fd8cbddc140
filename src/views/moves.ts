/** What moved a score between two days: lines that add up as printed, largest first, for screen and shell alike. */

import {
  type Driver,
  explainScoreChange,
  isCoverageEffect,
  noScoreSentence,
  type ScoreEffect,
} from '../core/analysis/explain.ts';
import { type Day, isIndicator, type Node } from '../core/model/model.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  dayText,
  roundedText,
  terminalSafeOneLine,
  valueText,
  valueWithUnit,
} from '../text/format.ts';
import { type Part, phraseLine } from '../text/line.ts';
import { roundPartsToTotal } from './add-up.ts';
import { nodeRowName } from './arithmetic.ts';

/** One line of what moved a score between two days. */
export interface MoveRow {
  readonly id: string;
  readonly effect: ScoreEffect['effect'];
  readonly title: string;
  /** `2.41 -> 1.31 mb/d`, or what came or went. */
  readonly what: string;
  /** The value then and now, with its unit; undefined: the move has another cause. */
  readonly values: readonly [string, string] | undefined;
  /** As printed, one decimal. */
  readonly points: number;
}

export interface Moves {
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  /** Unrounded, as `after`. */
  readonly before: number;
  readonly after: number;
  /** As printed, one decimal: of the unrounded scores. */
  readonly change: number;
  /** Largest first; those that print as 0.0 are left to the remainder. */
  readonly rows: readonly MoveRow[];
  /** What the smaller effects and rounding add. */
  readonly remainder: number;
  /** What that is: `smaller effects and rounding`, or `rounding` where every effect has its line. */
  readonly rest: string;
}

/** What moved a node from one day to another, or the sentence why there is no decomposition. */
export function scoreMoves(
  board: Board,
  from: Day,
  to: Day,
  id: string = board.strategy.root.id,
): Moves | string {
  const explained = explainScoreChange(board.strategy, board.history, from, to, id);
  if (!explained.ok) {
    const asked = nodePlacesOf(board.strategy).get(id)?.node ?? board.strategy.root;
    const days = explained.without?.map(dayText);
    return terminalSafeOneLine(
      days === undefined ? explained.reason : noScoreSentence(asked, days),
    );
  }
  const { before, after, node, drivers } = explained.value;
  const alone: Line = { node, effect: 'value', points: after - before, turned: [] };
  const lines = isIndicator(node) ? [alone] : mergedLines(drivers, node);
  const shown = lines
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .filter((line) => Number(roundedText(line.points, 1)) !== 0);
  const added = roundPartsToTotal(
    shown.map((line) => line.points),
    after - before,
    1,
  );
  return {
    title: nodeRowName(node),
    from,
    to,
    before,
    after,
    change: added.total,
    rows: shown.map((line, at) => {
      const values = valuesOf(board, line, from, to);
      return {
        id: line.node.id,
        effect: line.effect,
        title: nodeRowName(line.node),
        what: values?.join(' -> ') ?? turnedText(line),
        values,
        points: added.parts[at] ?? 0,
      };
    }),
    remainder: added.remainder,
    rest: lines.some((line) => !shown.includes(line) && Math.abs(line.points) > 1e-9)
      ? 'smaller effects and rounding'
      : 'rounding',
  };
}

interface Line {
  readonly node: Node;
  readonly effect: ScoreEffect['effect'];
  readonly points: number;
  /** For a coverage effect: the parts that came or went. */
  readonly turned: readonly { readonly node: Node; readonly came: boolean }[];
}

/** The value effects of the indicators; the coverage effects of a branch together, with the names of what came or went. */
function mergedLines(drivers: readonly Driver[], parent: Node): readonly Line[] {
  if (isIndicator(parent)) return [];
  const coverage = drivers.reduce((sum, driver) => sum + driver.coverage, 0);
  const turned = drivers.flatMap((driver) =>
    (driver.before === undefined) === (driver.after === undefined)
      ? []
      : [{ node: driver.node, came: driver.before === undefined }],
  );
  return [
    ...drivers.flatMap((driver): readonly Line[] =>
      isIndicator(driver.node)
        ? [{ node: driver.node, effect: 'value', points: driver.value, turned: [] }]
        : mergedLines(driver.children, driver.node),
    ),
    { node: parent, effect: 'coverage', points: coverage, turned },
  ];
}

/** What came or went, and the weights with it. */
function turnedText({ turned }: Line): string {
  const names = turned.map((each) => `${nodeRowName(each.node)} ${each.came ? 'came' : 'went'}`);
  return terminalSafeOneLine(
    names.length === 0 ? 'weights shifted' : `${names.join(', ')}; weights shifted`,
  );
}

function valuesOf(
  board: Board,
  line: Line,
  from: Day,
  to: Day,
): readonly [string, string] | undefined {
  const { node } = line;
  if (isCoverageEffect(line) || !isIndicator(node)) return undefined;
  const was = board.readings.asOf(node.id, from);
  const is = board.readings.asOf(node.id, to);
  return [
    terminalSafeOneLine(valueText(node, was?.value)),
    terminalSafeOneLine(valueWithUnit(node, is?.value)),
  ];
}

/** What happened, as a cell or a part of a line. */
export function moveReasonPart({ what, values }: MoveRow): Part {
  return values === undefined ? what : phraseLine`${values[0]} -> ${values[1]}`;
}

/** One sentence for a move, as a person would say it. */
export function moveSentence(row: MoveRow): string {
  const way = row.points > 0 ? 'raised' : 'lowered';
  const by = Math.abs(row.points).toFixed(1);
  return `${row.title} (${row.what}) ${way} it by ${by}`;
}

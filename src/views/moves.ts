/** What moved a score between two days: lines that add up as printed, largest first, for screen and shell alike. */

import {
  type Driver,
  explainScoreChange,
  isCountFadingEffect,
  isCoverageEffect,
  noScoreOnDaysSentence,
  type RoleShare,
  type ScoreEffect,
} from '../core/analysis/explain.ts';
import {
  type Day,
  type Indicator,
  isIndicator,
  type Node,
  type Role,
} from '../core/model/model.ts';
import { nodeByIdOrRoot, nodeCodeOrTitle } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import { doesScoreChangeIntervalHoldZero } from '../core/scoring/change-interval.ts';
import { remainingCountOfEarlierEvents } from '../core/scoring/counted.ts';
import {
  changeBesideScoresText,
  dayText,
  roundedPartsTotalAndRemainder,
  roundedText,
  scoreChangeMarginText,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
  withinErrorEndingText,
} from '../text/format.ts';
import { lineFromTemplate, type Part } from '../text/line.ts';
import { labelledParagraphTexts } from '../text/output.ts';
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
  /** Points that the move brings, finite, either sign, as printed, one decimal. */
  readonly points: number;
}

/** What moved a score without anything that happened, points as printed. */
interface Background {
  /** Ups less downs, points, finite, either sign, one decimal. */
  readonly net: number;
  /** Ups and downs together, points, ≥ 0, one decimal. */
  readonly gross: number;
}

/** Whether a score was moved by a reading or an event; false where a count faded, or weights came, went or shifted. */
export function isMoveByReadingOrEvent(row: Pick<MoveRow, 'effect'>): boolean {
  return !isCoverageEffect(row) && !isCountFadingEffect(row);
}

export interface Moves {
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  /** The score before and after, 0…100, unrounded. */
  readonly before: number;
  readonly after: number;
  /** after − before, points, -100…100, as printed, one decimal: of the unrounded scores. */
  readonly change: number;
  /** Half the width of its 90 % interval, `±11`, and whether that holds 0. */
  readonly error: string;
  readonly withinError: boolean;
  /** What happened first, then what is no news, each the largest first; those that print as 0.0 are left to the remainder. */
  readonly rows: readonly MoveRow[];
  /** What counts that faded and weights that came, went or shifted bring in all; undefined where nothing did. */
  readonly background: Background | undefined;
  /** What the smaller effects and rounding add, points, finite, either sign, as printed, one decimal. */
  readonly remainder: number;
  /** What that is: `smaller effects and rounding`, or `rounding` where every effect has its line. */
  readonly rest: string;
}

/** What moved a node from one day to another, or the sentence why there is no decomposition. */
export function scoreMovesViewOrReason(
  board: Board,
  from: Day,
  to: Day,
  id: string = board.strategy.root.id,
): Moves | string {
  const explained = explainScoreChange(board.cardOn(from), board.cardOn(to), board.readings, id);
  if (!explained.ok) {
    const asked = nodeByIdOrRoot(board.strategy, id);
    const days = explained.without?.map(dayText);
    return terminalSafeOneLine(
      days === undefined ? explained.reason : noScoreOnDaysSentence(asked, days),
    );
  }
  const { before, after, node, drivers, effects } = explained.value;
  const lines = isIndicator(node)
    ? effects.map(({ effect, points }): Line => ({ node, effect, points, ...NO_SHARES }))
    : mergedLines(drivers, node);
  const shown = lines
    .filter((line) => Number(roundedText(line.points, 1)) !== 0)
    .toSorted(
      (a, b) =>
        Number(isMoveByReadingOrEvent(b)) - Number(isMoveByReadingOrEvent(a)) ||
        Math.abs(b.points) - Math.abs(a.points),
    );
  const added = roundedPartsTotalAndRemainder(
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
    error: scoreChangeMarginText(explained.value),
    withinError: doesScoreChangeIntervalHoldZero(explained.value),
    background: backgroundOf(lines),
    rows: shown.map((line, at) => {
      const values = moveValueTexts(board, line, from, to);
      return {
        id: line.node.id,
        effect: line.effect,
        title: nodeRowName(line.node),
        what:
          values === undefined
            ? turnedText(board, to, line)
            : `${isCountFadingEffect(line) ? 'faded ' : ''}${values.join(' -> ')}`,
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
  /** Points that it moved the score by, finite, either sign, unrounded. */
  readonly points: number;
  /** For a coverage effect: the parts that came or went, and those beside them that were there on both days. */
  readonly turned: readonly { readonly node: Node; readonly came: boolean }[];
  readonly stayed: readonly Node[];
}

/** What an effect has that is of no share. */
const NO_SHARES: Pick<Line, 'turned' | 'stayed'> = { turned: [], stayed: [] };

/** The value effects of the indicators; the coverage effects of a branch together, with the names of what came or went. */
function mergedLines(drivers: readonly Driver[], parent: Node): readonly Line[] {
  if (isIndicator(parent)) return [];
  const coverage = drivers.reduce((sum, driver) => sum + driver.coverage, 0);
  const turned = drivers.flatMap((driver) =>
    (driver.before === undefined) === (driver.after === undefined)
      ? []
      : [{ node: driver.node, came: driver.before === undefined }],
  );
  const stayed = drivers.flatMap(({ node, before, after }) =>
    before === undefined || after === undefined ? [] : [node],
  );
  return [
    ...drivers.flatMap((driver): readonly Line[] =>
      isIndicator(driver.node)
        ? indicatorMoveLines(driver, driver.node)
        : mergedLines(driver.children, driver.node),
    ),
    { node: parent, effect: 'coverage', points: coverage, turned, stayed },
  ];
}

/** What happened to an indicator, and what faded of it. */
function indicatorMoveLines({ value, fading }: Driver, node: Indicator): readonly Line[] {
  const happened: Line = { node, effect: 'value', points: value - fading, ...NO_SHARES };
  return node.count === undefined
    ? [happened]
    : [happened, { node, effect: 'fading', points: fading, ...NO_SHARES }];
}

function backgroundOf(lines: readonly Line[]): Background | undefined {
  const quiet = lines.filter((line) => !isMoveByReadingOrEvent(line));
  const sum = (of: (points: number) => number): number =>
    Number(
      roundedText(
        quiet.reduce((all, { points }) => all + of(points), 0),
        1,
      ),
    );
  const gross = sum(Math.abs);
  return gross === 0 ? undefined : { net: sum((points) => points), gross };
}

/** The head of the block of what is no news: `coverage and fading, no news: +2.2, 7.1 up and down`. */
export function fadingAndCoverageChangeText({ net, gross }: Background): string {
  return `coverage and fading, no news: ${signedChangeText(net, 1)}, ${roundedText(gross, 1)} up and down`;
}

/** A row of a table of what moved a score; the block of what is no news has a row for its head. */
interface MoveTableRow {
  readonly points: string;
  readonly title: string;
  readonly what: Part;
  /** The node it is about. */
  readonly target: string;
  /** undefined: it is the head of a block. */
  readonly row: MoveRow | undefined;
}

/** What moved a score as rows of a table. */
export function scoreMoveTableRows({ rows, background }: Moves): readonly MoveTableRow[] {
  const shown = rows.map(
    (row): MoveTableRow => ({
      points: signedChangeText(row.points, 1),
      title: row.title,
      what: scoreMoveReasonPart(row),
      target: row.id,
      row,
    }),
  );
  const [first] = rows.filter((row) => !isMoveByReadingOrEvent(row));
  if (background === undefined || first === undefined) return shown;
  const at = rows.indexOf(first);
  const what = fadingAndCoverageChangeText(background);
  const head: MoveTableRow = { points: '', title: '', what, target: first.id, row: undefined };
  return [...shown.slice(0, at), head, ...shown.slice(at)];
}

/** Names of parts beside one another that are told apart; of more only how many. */
const MOST_NAMES = 3;

/** `CX2 expired; its weight passed to CX1`: what came or went, and where the weight is now. */
function turnedText(board: Board, to: Day, { turned, stayed }: Line): string {
  const names = (nodes: readonly Node[]): string =>
    nodes.length > MOST_NAMES ? `the other ${nodes.length}` : nodes.map(nodeCodeOrTitle).join(', ');
  const [came, went] = [true, false].map((each) =>
    turned.filter((part) => part.came === each).map(({ node }) => node),
  );
  const whose = (nodes: readonly Node[]): string => (nodes.length === 1 ? 'its' : 'their');
  const isExpired = (node: Node): boolean =>
    board.cardOn(to).indicators.get(node.id)?.value !== undefined;
  const gone = went?.every(isExpired) === true ? 'expired' : 'ceased to count';
  const said = [
    ...(went === undefined || went.length === 0
      ? []
      : [
          `${names(went)} ${gone}${stayed.length === 0 ? '' : `; ${whose(went)} weight passed to ${names(stayed)}`}`,
        ]),
    ...(came === undefined || came.length === 0
      ? []
      : [
          `${names(came)} began to count${stayed.length === 0 ? '' : `; ${whose(came)} weight came from ${names(stayed)}`}`,
        ]),
  ];
  return terminalSafeOneLine(said.length === 0 ? 'shares of weight changed' : said.join('; '));
}

function moveValueTexts(
  board: Board,
  line: Line,
  from: Day,
  to: Day,
): readonly [string, string] | undefined {
  const { node } = line;
  if (isCoverageEffect(line) || !isIndicator(node)) return undefined;
  const was = board.cardOn(from).indicators.get(node.id)?.value;
  const is = board.cardOn(to).indicators.get(node.id)?.value;
  // Of a count first what faded is told, then what happened to the rest.
  const faded =
    node.count && remainingCountOfEarlierEvents(node.id, node.count, board.readings, from, to);
  // What faded is told without its unit, which is in most cases a faded count.
  if (isCountFadingEffect(line))
    return [
      terminalSafeOneLine(valueTextWithoutUnit(node, was)),
      terminalSafeOneLine(valueTextWithoutUnit(node, faded)),
    ];
  const [before, after] = faded === undefined ? [was, is] : [faded, is];
  return [
    terminalSafeOneLine(valueTextWithoutUnit(node, before)),
    terminalSafeOneLine(valueWithUnitOrLevelText(node, after)),
  ];
}

/** What moved a score, as a cell or a part of a line: from which value to which, or in words. */
export function scoreMoveReasonPart({ what, values, effect }: MoveRow): Part {
  if (values === undefined) return what;
  const faded = isCountFadingEffect({ effect }) ? 'faded ' : '';
  return lineFromTemplate`${faded}${values[0]} -> ${values[1]}`;
}

/** One sentence for a move, as a person would say it. */
export function scoreMoveRowSentence(row: MoveRow): string {
  const way = row.points > 0 ? 'raised' : 'lowered';
  const by = roundedText(Math.abs(row.points), 1);
  return `${row.title} (${row.what}) ${way} it by ${by}`;
}

/** Cells of the points at the left of a row. */
const POINTS_WIDTH = 7;

/** Points that a move brings, finite, with their sign in a column at the left, and a paragraph beside them, broken to `cells` cells. */
export function scorePointsBesideParagraphTexts(
  points: number,
  text: string,
  cells: number,
): readonly string[] {
  return labelledParagraphTexts(
    `${signedChangeText(points, 1).padStart(POINTS_WIDTH)}  `,
    text,
    cells,
  );
}

/** The explanation in lines of at most `cells` cells. */
export function whatMovedScoreTexts(
  moves: Moves,
  roles: readonly RoleShare[],
  cells: number,
): readonly string[] {
  const { title, from, to, before, after, rows } = moves;
  const change = changeBesideScoresText(before, after);
  const went = change === '0' ? 'is unchanged' : after > before ? 'rose' : 'fell';
  const by = change === '0' ? '' : ` by ${change.slice(1)} points`;
  const said = `From ${dayText(from)} to ${dayText(to)}, ${title} ${went}${by}: ${roundedText(before, 1)} -> ${roundedText(after, 1)} (${moves.error}${withinErrorEndingText(moves.withinError)}).`;
  const most = rows.filter(isMoveByReadingOrEvent).slice(0, 2).map(scoreMoveRowSentence);
  return [
    ...labelledParagraphTexts('', said, cells),
    ...(most.length === 0 ? [] : labelledParagraphTexts('', `${most.join('. ')}.`, cells)),
    ...(rows.length === 0 ? [] : columnLines(moves, roles, cells)),
  ];
}

function columnLines(
  { change, rows, background, remainder, rest }: Moves,
  roles: readonly RoleShare[],
  cells: number,
): readonly string[] {
  return [
    '',
    ' points  what moved it',
    ...rows
      .filter(isMoveByReadingOrEvent)
      .flatMap((row) =>
        scorePointsBesideParagraphTexts(row.points, `${row.title}: ${row.what}`, cells),
      ),
    ...(background === undefined
      ? []
      : ['', `         ${fadingAndCoverageChangeText(background)}`]),
    ...rows
      .filter((row) => !isMoveByReadingOrEvent(row))
      .flatMap((row) =>
        scorePointsBesideParagraphTexts(row.points, `${row.title}: ${row.what}`, cells),
      ),
    ...(remainder === 0 ? [] : scorePointsBesideParagraphTexts(remainder, rest, cells)),
    '-'.repeat(POINTS_WIDTH),
    ...scorePointsBesideParagraphTexts(change, 'in all', cells),
    ...rolesLines(roles, change, cells),
  ];
}

const ROLE_WORDS: Readonly<Record<Role | 'none', string>> = {
  means: 'inputs',
  result: 'results',
  effect: 'effects',
  none: 'without a role',
};

/** `inputs: −0.3 by value, +3.0 by coverage`; what brought nothing is left out. */
function roleText({ role, value, fading, coverage }: RoleShare): string {
  const parts = [
    [value, 'value'],
    [fading, 'fading'],
    [coverage, 'coverage'],
  ] as const;
  const said = parts.flatMap(([points, name]) =>
    Number(roundedText(points, 1)) === 0 ? [] : [`${signedChangeText(points, 1)} by ${name}`],
  );
  const words = ROLE_WORDS[role ?? 'none'];
  return said.length === 0 ? words : `${words}: ${said.join(', ')}`;
}

/** The points by role, rounded so that they sum to the `change` of the score, points, either sign; nothing where nothing that moved has a role. */
function rolesLines(roles: readonly RoleShare[], change: number, cells: number): readonly string[] {
  // Where nothing that moved has a role, the strategy knows none, or none of them took part.
  if (
    !roles.some(
      ({ role, value, fading, coverage }) => role !== undefined && value + fading + coverage !== 0,
    )
  ) {
    return [];
  }
  const { parts, remainder } = roundedPartsTotalAndRemainder(
    roles.map(({ value, fading, coverage }) => value + fading + coverage),
    change,
    1,
  );
  return [
    '',
    ' points  by role',
    ...roles.flatMap((share, at) =>
      scorePointsBesideParagraphTexts(parts[at] ?? 0, roleText(share), cells),
    ),
    ...(remainder === 0 ? [] : scorePointsBesideParagraphTexts(remainder, 'rounding', cells)),
    '-'.repeat(POINTS_WIDTH),
    ...scorePointsBesideParagraphTexts(change, 'in all', cells),
  ];
}

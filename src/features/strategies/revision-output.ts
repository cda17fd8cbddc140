/** What a change of the strategy file itself does to a board, as text and as `axiswatch.revision/1`. */

import type { IndicatorRevision, Revision, Side } from '../../core/analysis/revision.ts';
import type { Standing, Strategy } from '../../core/model/model.ts';
import type { Difference } from '../../core/strategy/strategy-diff.ts';
import {
  bandOrBandRangeText,
  dayText,
  NONE,
  percentText,
  roundedPartsTotalAndRemainder,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { labelledParagraphTexts, valueOrNull } from '../../text/output.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { scorePointsBesideParagraphTexts } from '../../views/moves.ts';
import type { RevisionJson, SideJson } from './strategies-document.ts';

/** One of two strategy files that are compared. */
export interface RevisionFile {
  readonly strategy: Strategy;
  /** Short hash of its bytes. */
  readonly hash: string;
}

/** The document of a revision. */
export function strategyRevisionJson(
  files: readonly [RevisionFile, RevisionFile],
  revision: Revision,
  differences: readonly Difference[],
): RevisionJson {
  const [old, now] = files;
  const indicators: Record<string, RevisionJson['indicators'][string]> = {};
  for (const { id, before, after, change } of revision.indicators) {
    indicators[id] = {
      before: sideJson(before),
      after: sideJson(after),
      change: valueOrNull(change),
    };
  }
  return {
    schema: 'axiswatch.revision/1',
    asOf: revision.asOf,
    before: {
      id: old.strategy.id,
      hash: old.hash,
      score: valueOrNull(revision.before),
      band: revision.standingBefore?.band.id ?? null,
    },
    after: {
      id: now.strategy.id,
      hash: now.hash,
      score: valueOrNull(revision.after),
      band: revision.standingAfter?.band.id ?? null,
    },
    change: valueOrNull(revision.change),
    base: valueOrNull(revision.base),
    indicators,
    differences: differences.map(({ where, field, before, after }) => ({
      where,
      field,
      before: before === undefined ? null : JSON.parse(before),
      after: after === undefined ? null : JSON.parse(after),
    })),
  };
}

function sideJson(side: Side | undefined): SideJson {
  if (side === undefined) return null;
  const { score, effectiveWeight, points } = side;
  return { score: valueOrNull(score), effectiveWeight, points: valueOrNull(points) };
}

/** The revision in lines of at most `cells` cells where words allow it. */
export function strategyRevisionTexts(
  files: readonly [RevisionFile, RevisionFile],
  revision: Revision,
  differences: readonly Difference[],
  cells: number,
): readonly string[] {
  const [old, now] = files;
  const side = (score: number | undefined, standing: Standing | undefined): string =>
    `${scoreText(score, 1)} ${terminalSafeOneLine(bandOrBandRangeText(standing))}`;
  const head = [
    `${terminalSafeOneLine(now.strategy.title)}: ${old.hash} -> ${now.hash}, the same readings as of ${dayText(revision.asOf)}`,
    `${side(revision.before, revision.standingBefore)} -> ${side(revision.after, revision.standingAfter)}: a revision of the model, not news`,
  ];
  return [
    ...head.flatMap((line) => labelledParagraphTexts('', line, cells)),
    '',
    ...pointsColumn(revision, cells),
    '',
    differences.length === 0 ? 'The two files say the same.' : 'What differs in the files:',
    ...differences.flatMap((each) => labelledParagraphTexts('  ', differenceText(each), cells)),
  ];
}

function pointsColumn(revision: Revision, cells: number): readonly string[] {
  const { before, after, base = 0 } = revision;
  if (before === undefined || after === undefined) {
    return labelledParagraphTexts(
      '',
      'One of the two gives no index, so there is no change to explain.',
      cells,
    );
  }
  const printed = (points: number): number => Number(roundedText(points, 1));
  const change = after - before;
  const rows = [
    ...revision.indicators.map((each) => ({
      points: each.change ?? 0,
      text: indicatorRevisionText(each),
    })),
    { points: base, text: 'a floor under the board that moved' },
  ]
    .filter(({ points }) => printed(points) !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const { remainder } = roundedPartsTotalAndRemainder(
    rows.map((row) => row.points),
    change,
    1,
  );
  return [
    ' points  indicator, its score and its weight in the index',
    ...rows.flatMap((row) => scorePointsBesideParagraphTexts(printed(row.points), row.text, cells)),
    ...(remainder === 0
      ? []
      : scorePointsBesideParagraphTexts(remainder, 'smaller changes and rounding', cells)),
    '-'.repeat(7),
    ...scorePointsBesideParagraphTexts(change, 'in all', cells),
  ];
}

function indicatorRevisionText({ id, before, after }: IndicatorRevision): string {
  const node = (after ?? before)?.node;
  const score = (of: Side | undefined): string => scoreText(of?.score, 1);
  const weight = (of: Side | undefined): string =>
    of === undefined ? NONE : percentText(of.effectiveWeight, 1);
  const arrow = (a: string, b: string): string => (a === b ? a : `${a} -> ${b}`);
  const name = node === undefined ? id : nodeRowName(node);
  return `${name}: ${arrow(score(before), score(after))}, ${arrow(weight(before), weight(after))}`;
}

function differenceText({ where, field, before, after }: Difference): string {
  if (field === '') {
    const what = before === undefined ? 'new' : 'gone';
    return terminalSafeOneLine(`${where}: ${what}${titleIn(after ?? before)}`);
  }
  const name = `${where}, ${field}`;
  if (before === undefined) return terminalSafeOneLine(`${name}: new, ${after}`);
  if (after === undefined) return terminalSafeOneLine(`${name}: gone, was ${before}`);
  return terminalSafeOneLine(`${name}: ${before} -> ${after}`);
}

/** The title of what came or went whole, behind a comma; of a hypothesis or a link the id says little. */
function titleIn(json = 'null'): string {
  const entry: unknown = JSON.parse(json);
  const title =
    typeof entry === 'object' && entry !== null && 'title' in entry ? entry.title : undefined;
  return title === undefined ? '' : `, ${JSON.stringify(title)}`;
}

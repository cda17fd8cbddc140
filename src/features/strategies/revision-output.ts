/** What a change of the strategy file itself does to a board, as text and as `axiswatch.revision/1`. */

import type { IndicatorRevision, Revision, Side } from '../../core/analysis/revision.ts';
import type { Day, Standing, Strategy } from '../../core/model/model.ts';
import type { Difference } from '../../core/strategy/strategy-diff.ts';
import {
  bandText,
  dayText,
  NONE,
  oneLine,
  percent,
  rounded,
  scoreText,
} from '../../text/format.ts';
import { hanging, orNull } from '../../text/output.ts';
import { addUp } from '../explain/add-up.ts';
import { nameOf } from '../explain/explain-view.ts';
import { pointsLines } from '../explain/moves-text.ts';

/** One of the two files. */
export interface RevisionFile {
  readonly strategy: Strategy;
  /** Short hash of its bytes. */
  readonly hash: string;
}

export interface RevisionJson {
  readonly schema: 'axiswatch.revision/1';
  readonly asOf: Day;
  readonly before: FileJson;
  readonly after: FileJson;
  readonly change: number | null;
  /** The part of the change that no indicator brings. */
  readonly base: number | null;
  readonly indicators: Readonly<Record<string, IndicatorJson>>;
  /** `before` and `after` as they stand in the files; null: not there. */
  readonly differences: readonly {
    readonly where: string;
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

interface FileJson {
  readonly id: string;
  readonly hash: string;
  readonly score: number | null;
  readonly band: string | null;
}

interface IndicatorJson {
  readonly before: SideJson | null;
  readonly after: SideJson | null;
  readonly change: number | null;
}

interface SideJson {
  readonly score: number | null;
  readonly effectiveWeight: number;
  readonly points: number | null;
}

/** The document of a revision. */
export function revisionJson(
  files: readonly [RevisionFile, RevisionFile],
  revision: Revision,
  differences: readonly Difference[],
): RevisionJson {
  const [old, now] = files;
  const indicators: Record<string, IndicatorJson> = {};
  for (const { id, before, after, change } of revision.indicators) {
    indicators[id] = { before: sideJson(before), after: sideJson(after), change: orNull(change) };
  }
  return {
    schema: 'axiswatch.revision/1',
    asOf: revision.asOf,
    before: {
      id: old.strategy.id,
      hash: old.hash,
      score: orNull(revision.before),
      band: revision.standingBefore?.band.id ?? null,
    },
    after: {
      id: now.strategy.id,
      hash: now.hash,
      score: orNull(revision.after),
      band: revision.standingAfter?.band.id ?? null,
    },
    change: orNull(revision.change),
    base: orNull(revision.base),
    indicators,
    differences: differences.map(({ where, field, before, after }) => ({
      where,
      field,
      before: before === undefined ? null : JSON.parse(before),
      after: after === undefined ? null : JSON.parse(after),
    })),
  };
}

function sideJson(side: Side | undefined): SideJson | null {
  if (side === undefined) return null;
  const { score, effectiveWeight, points } = side;
  return { score: orNull(score), effectiveWeight, points: orNull(points) };
}

/** The revision in lines of at most `cells` cells where words allow it. */
export function revisionLines(
  files: readonly [RevisionFile, RevisionFile],
  revision: Revision,
  differences: readonly Difference[],
  cells: number,
): readonly string[] {
  const [old, now] = files;
  const side = (score: number | undefined, standing: Standing | undefined): string =>
    `${scoreText(score, 1)} ${oneLine(bandText(standing))}`;
  const head = [
    `${oneLine(now.strategy.title)}: ${old.hash} -> ${now.hash}, the same readings as of ${dayText(revision.asOf)}`,
    `${side(revision.before, revision.standingBefore)} -> ${side(revision.after, revision.standingAfter)}: a revision of the model, not news`,
  ];
  return [
    ...head.flatMap((line) => hanging('', line, cells)),
    '',
    ...pointsColumn(revision, cells),
    '',
    differences.length === 0 ? 'The two files say the same.' : 'What differs in the files:',
    ...differences.flatMap((each) => hanging('  ', differenceText(each), cells)),
  ];
}

function pointsColumn(revision: Revision, cells: number): readonly string[] {
  const { before, after, base = 0 } = revision;
  if (before === undefined || after === undefined) {
    return hanging('', 'One of the two gives no gauge, so there is no change to explain.', cells);
  }
  const printed = (row: { readonly points: number }): number => Number(rounded(row.points, 1));
  const change = after - before;
  const rows = [
    ...revision.indicators.map((each) => ({
      points: each.change ?? 0,
      text: indicatorText(each),
    })),
    { points: base, text: 'a floor under the board that moved' },
  ]
    .filter((row) => printed(row) !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const { remainder } = addUp(
    rows.map((row) => row.points),
    change,
    1,
  );
  return [
    ' points  indicator, its score and its weight in the gauge',
    ...rows.flatMap((row) => pointsLines(printed(row), row.text, cells)),
    ...(remainder === 0 ? [] : pointsLines(remainder, 'smaller changes and rounding', cells)),
    '-'.repeat(7),
    ...pointsLines(change, 'in all', cells),
  ];
}

function indicatorText({ id, before, after }: IndicatorRevision): string {
  const node = (after ?? before)?.node;
  const score = (of: Side | undefined): string => scoreText(of?.score, 1);
  const weight = (of: Side | undefined): string =>
    of === undefined ? NONE : percent(of.effectiveWeight, 1);
  const arrow = (a: string, b: string): string => (a === b ? a : `${a} -> ${b}`);
  const name = node === undefined ? id : nameOf(node);
  return `${name}: ${arrow(score(before), score(after))}, ${arrow(weight(before), weight(after))}`;
}

function differenceText({ where, field, before, after }: Difference): string {
  const name = field === '' ? where : `${where}, ${field}`;
  if (before === undefined) return oneLine(`${name}: new${field === '' ? '' : `, ${after}`}`);
  if (after === undefined) return oneLine(`${name}: gone${field === '' ? '' : `, was ${before}`}`);
  return oneLine(`${name}: ${before} -> ${after}`);
}

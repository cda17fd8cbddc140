/** The value below which a share of the sorted values lies, 0…1, by the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export type Row = {
  readonly what: string;
  /** What was measured; undefined where this system cannot tell. */
  readonly measured: number | undefined;
  readonly must: number;
  readonly aim: number;
  readonly unit: string;
  /** Figures behind it, in words. */
  readonly note?: string;
};

const show = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(2);

/** What was measured against what must be and what is aimed at, as an aligned table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, must, aim, unit, note = '' }) => [
    what,
    measured === undefined ? 'not here' : `${show(measured)} ${unit}`,
    `≤ ${show(must)}`,
    `≤ ${show(aim)}`,
    measured === undefined ? '' : measured <= aim ? 'aim' : measured <= must ? 'must' : 'MISSED',
    note,
  ]);
  const all = [['what', 'measured', 'must', 'aim', 'met', 'figures'], ...lines];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  );
  return all
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths?.[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

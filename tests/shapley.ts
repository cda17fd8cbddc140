/** The Shapley value of every factor in a change: the judge of decompositions, slow and independent of the engine. */

/** Shares of f(x1) − f(x0) among the named factors, averaged over every order in which they can be changed. */
export function shapley<T>(
  f: (x: Readonly<Record<string, T>>) => number,
  x0: Readonly<Record<string, T>>,
  x1: Readonly<Record<string, T>>,
): Readonly<Record<string, number>> {
  const names = Object.keys(x0);
  const values = new Map<number, number>();
  const at = (set: number): number => {
    const known = values.get(set);
    if (known !== undefined) return known;
    const mixed: Record<string, T> = { ...x0 };
    names.forEach((name, bit) => {
      const changed = x1[name];
      if (changed !== undefined && set & (1 << bit)) mixed[name] = changed;
    });
    const value = f(mixed);
    values.set(set, value);
    return value;
  };
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const n = names.length;
  return Object.fromEntries(
    names.map((name, bit) => {
      let share = 0;
      for (let set = 0; set < 1 << n; set += 1) {
        if (set & (1 << bit)) continue;
        const size = set.toString(2).replaceAll('0', '').length;
        const weight = (factorial(size) * factorial(n - 1 - size)) / factorial(n);
        share += weight * (at(set | (1 << bit)) - at(set));
      }
      return [name, share] as const;
    }),
  );
}

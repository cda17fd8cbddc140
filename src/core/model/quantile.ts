/** Quantiles of a sample. */

/** The value below which a share of a rising sample lies, by linear interpolation (Hyndman and Fan 1996, type 7); undefined for an empty sample. */
export function quantile(rising: ArrayLike<number>, share: number): number | undefined {
  const at = (rising.length - 1) * share;
  const below = rising[Math.floor(at)];
  const above = rising[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (at - Math.floor(at)) * (above - below);
}

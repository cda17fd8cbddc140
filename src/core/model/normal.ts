/** The standard normal distribution: its distribution function and the inverse of it. */

/** Standard normal distribution function Φ(z), 0…1, of a z in standard deviations, either sign, to about 1e-15, its tail to seven digits (Hart 1968, algorithm 5666, as given by G. West 2005). */
export function normalCumulative(z: number): number {
  const size = Math.abs(z);
  const tail = size > 37 ? 0 : Math.exp((-size * size) / 2) * upperTail(size);
  return z > 0 ? 1 - tail : tail;
}

/** The tail above z ≥ 0, over exp(−z²/2), > 0, ≤ ½. */
function upperTail(z: number): number {
  if (z < 7.07106781186547) return polynomial(z, TAIL_TOP) / polynomial(z, TAIL_BOTTOM);
  return 1 / ((z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) * Math.sqrt(2 * Math.PI));
}

/** The z at which Φ(z) is the share, for a share inside 0…1; ∓Infinity at its ends (Wichura 1988, AS 241, PPND16). */
export function normalQuantile(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, CENTRE_TOP)) / polynomial(r, CENTRE_BOTTOM);
  }
  const small = q < 0 ? share : 1 - share;
  if (small <= 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(small));
  const z =
    r <= 5
      ? polynomial(r - 1.6, MIDDLE_TOP) / polynomial(r - 1.6, MIDDLE_BOTTOM)
      : polynomial(r - 5, FAR_TOP) / polynomial(r - 5, FAR_BOTTOM);
  return q < 0 ? -z : z;
}

/** The value of a polynomial at x, of coefficients from the power 0 up; all without unit. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let at = coefficients.length - 1; at >= 0; at -= 1) sum = sum * x + (coefficients[at] ?? 0);
  return sum;
}

/** Coefficients of quotients of two polynomials, those of the power 0 first, without unit: of the tail above z; of the middle of the quantiles, beside it, and far out. */
const TAIL_TOP = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165,
  0.700383064443688, 0.0352624965998911,
];
const TAIL_BOTTOM = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461,
  16.064177579207, 1.75566716318264, 0.0883883476483184,
];
const CENTRE_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852546,
];
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

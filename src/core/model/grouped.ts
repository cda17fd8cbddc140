/** The digits of a number in groups of three, a space apart from five digits before the point on: `2 900 000`. */
export function groupedDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const apart = /^-?\d{5,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ' ') : whole;
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** What the two ends of the headline link are called beside a number. */
import { terminalSafeOneLine } from '../text/format.ts';

/** Titles without what stands before a colon and after "on", where that tells them apart: `Pressure`, `Conduct`; else the titles. */
export function linkEndNames(cause: string, effect: string): readonly [string, string] {
  const [first, second] = [shortName(cause), shortName(effect)];
  return first === second
    ? [terminalSafeOneLine(cause), terminalSafeOneLine(effect)]
    : [first, second];
}

function shortName(title: string): string {
  const own = (title.split(': ').at(-1) ?? title).split(' on ')[0] ?? title;
  return terminalSafeOneLine(own.charAt(0).toUpperCase() + own.slice(1));
}

/** The words of an import: how many readings, and the first of those that are new and that change. */

import type { Strategy } from '../core/model/model.ts';
import { codeOf, findIndicator } from '../core/model/tree.ts';
import { hanging } from '../report/lines.ts';
import type { Addition, WrittenAside } from '../store/journal/store.ts';
import { count, dayText, oneLine, valueWithUnit } from '../text/format.ts';

/** So many rows of each sort are told in words; a document has all that the store lists. */
const MOST_SHOWN = 10;

/** How many are recorded, in whose place, and how many stood already. */
export function recordedText({ recorded, skipped, replaced }: WrittenAside): string {
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const those = recorded > replaced ? `${replaced} of them ` : recorded === 1 ? '' : 'all of them ';
  const places = replaced === 0 ? '' : `, ${those}in the place of another of that day`;
  return `${count(recorded, 'reading')}${places}${known}`;
}

/** The first of those that take the place of another, and in a trial of those that are new. */
export function exampleLines(
  strategy: Strategy,
  { recorded, replaced, examples }: WrittenAside,
  cells: number,
  tried: boolean,
): readonly string[] {
  const listed = (title: string, of: readonly Addition[], all: number): readonly string[] =>
    of.length === 0
      ? []
      : [
          '',
          title,
          ...of
            .slice(0, MOST_SHOWN)
            .flatMap((each) => hanging('  ', exampleText(strategy, each), cells)),
          ...(all <= MOST_SHOWN ? [] : [`  and ${all - MOST_SHOWN} more`]),
        ];
  const isNew = ({ was }: Addition): boolean => was === undefined;
  return [
    ...(tried ? listed('New', examples.filter(isNew), recorded - replaced) : []),
    ...listed(
      'Changed',
      examples.filter((each) => !isNew(each)),
      replaced,
    ),
  ];
}

function exampleText(strategy: Strategy, { observation, was }: Addition): string {
  const { indicator: id, observedOn, value } = observation;
  const indicator = findIndicator(strategy, id);
  if (indicator === undefined) return '';
  const [before, after] = [was, value].map((each) => valueWithUnit(indicator, each));
  const differs = before === after ? `${was} -> ${value}` : `${before} -> ${after}`;
  const change = was === value ? `${after} as before, with another source or remark` : differs;
  return oneLine(
    `${codeOf(indicator)} ${dayText(observedOn)}: ${was === undefined ? after : change}`,
  );
}

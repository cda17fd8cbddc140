/** What a correction changed: the version before it in the journal, and both in words. */

import {
  type Entry,
  handleEntryBySubject,
  isCorrectionKind,
  isUndoAndNotRedoKind,
  prevailingEntry,
  type ReadingEntry,
  type VersionEntry,
} from '../core/journal/journal.ts';
import { isDay } from '../core/model/day.ts';
import type { Happening, Indicator } from '../core/model/model.ts';
import { dayText, shortUnit, terminalSafeOneLine, valueTextWithoutUnit } from '../text/format.ts';

/** By seq of a correction, ≥ 1, what stood before it; one whose versions before are older than these entries is not there. */
export function previousVersionByCorrectionSeq(
  entries: Iterable<Entry>,
): ReadonlyMap<number, VersionEntry> {
  const versions = new Map<number, VersionEntry[]>();
  const undone = new Set<string>();
  const before = new Map<number, VersionEntry>();
  const versioned = (entry: VersionEntry): void => {
    const known = versions.get(entry.origin) ?? [];
    const stood = isCorrectionKind(entry.kind)
      ? prevailingEntry(known, (action) => undone.has(action))
      : undefined;
    if (stood !== undefined) before.set(entry.seq, stood);
    known.push(entry);
    versions.set(entry.origin, known);
  };
  for (const entry of entries)
    handleEntryBySubject(
      {
        reading: versioned,
        check: versioned,
        event: versioned,
        proposal: () => undefined,
        assessment: () => undefined,
        signature: () => undefined,
        action({ kind, id }) {
          if (isUndoAndNotRedoKind(kind)) undone.add(id);
          else undone.delete(id);
        },
      },
      entry,
    );
  return before;
}

/** What a corrected reading says otherwise than before, `84 -> 90; source "A" -> "B"`; '' where nothing is. */
export function readingCorrectionText(
  indicator: Indicator | undefined,
  was: ReadingEntry,
  is: ReadingEntry,
): string {
  const { value: before, observedOn: day, ...rest } = was.observation;
  const { value, observedOn, ...others } = is.observation;
  const said = (each: number): string =>
    indicator === undefined ? String(each) : valueTextWithoutUnit(indicator, each);
  const unit =
    indicator === undefined || indicator.levels !== undefined ? '' : ` ${shortUnit(indicator)}`;
  return terminalSafeOneLine(
    [
      ...(before === value ? [] : [`${said(before)} -> ${said(value)}${unit}`]),
      ...(day === observedOn ? [] : [`${dayText(day)} -> ${dayText(observedOn)}`]),
      ...fieldChanges(rest, others),
    ].join('; '),
  );
}

/** What a corrected event says otherwise than before; '' where nothing is. */
export function eventCorrectionText(was: Happening, is: Happening): string {
  return terminalSafeOneLine(fieldChanges(was, is).join('; '));
}

function fieldChanges(was: object, is: object): readonly string[] {
  const before = new Map(Object.entries(was).map(([name, value]) => [name, fieldText(value)]));
  return Object.entries(is).flatMap(([name, value]) => {
    const [old, now] = [before.get(name) ?? '', fieldText(value)];
    const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return old === now ? [] : [`${label} ${quoted(old)} -> ${quoted(now)}`];
  });
}

function fieldText(value: unknown): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function quoted(text: string): string {
  if (text === '') return 'none';
  if (isDay(text)) return dayText(text);
  return /^[\w-]+$/.test(text) ? text : `"${text}"`;
}

/** Who has seen an alert: for a line of "needs attention", in words. */
import type { Acknowledgement } from '../core/journal/journal-port.ts';
import { cutToWidth, fillToWidth } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import type { AttentionRow } from './attention.ts';

/** The acknowledgement of the stretch that a line is about; undefined: nobody has seen it, or it is no alert. */
export function findAcknowledgementOfAlert(
  row: AttentionRow,
  all: readonly Acknowledgement[],
): Acknowledgement | undefined {
  return all.find(({ tripwire, since }) => tripwire === row.tripwire && since === row.since);
}

/** Whether a line can be acknowledged: a tripwire that is crossed since a day. */
export function isAlert(
  row: AttentionRow,
): row is AttentionRow & { readonly tripwire: string; readonly since: string } {
  return row.tripwire !== undefined && row.since !== undefined;
}

/** `acknowledged 2 Jun 2026 by anna` or `not acknowledged`, where there is little room the day it began and `seen: anna` or `new`; '' for what is no alert. */
export function acknowledgementText(
  row: AttentionRow,
  all: readonly Acknowledgement[],
  wide: boolean,
): string {
  if (!isAlert(row)) return '';
  const seen = findAcknowledgementOfAlert(row, all);
  if (!wide) {
    const day = dayText(row.since);
    return `${fillToWidth(`${day.slice(0, -4)}${day.slice(-2)}`, 9, 'right')} ${seen === undefined ? 'new' : `seen: ${cutToWidth(terminalSafeOneLine(seen.author), 8)}`}`;
  }
  if (seen === undefined) return 'not acknowledged';
  return `acknowledged ${dayText(seen.at.slice(0, 10))} by ${terminalSafeOneLine(seen.author)}`;
}

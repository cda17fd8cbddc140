/** A list for a screen reader: what is said on coming to it, and the row that is selected. */
import type { ListView } from './list-view.ts';
import { inWords } from './spoken.ts';

/** Wide enough that nothing is cut, and no sentence broken, for want of room. */
export const CELLS = 1600;

/** What is said on coming to a list. */
export function listSentences({ title, tabs, tab: at, head, foot }: ListView): readonly string[] {
  const tab = tabs[at];
  return [
    `${title}${tab === undefined || tab === title ? '' : `, ${tab}`}.`,
    ...head.filter(isSentence).map(inWords),
    ...foot.map(inWords),
  ];
}

/** Whether a line says something, and is not part of a drawing. */
function isSentence(line: string): boolean {
  return /\p{L}{2}/u.test(line) && !/^\s*\d* ?\|/.test(line);
}

/** The row that is selected, cell by cell, with what follows it unless that is left out. */
export function selectedRow(view: ListView, selected: number, withLead: boolean): string {
  const row = view.rows[selected];
  if (row === undefined) return view.title;
  // a first cell that is left blank means the one above it
  const first = view.columns[0]?.key ?? '';
  const named = view.rows.slice(0, selected + 1).findLast((each) => each[first]?.trim() !== '');
  const cells = view.columns
    .map(({ key }) => [key, ((key === first ? named : row)?.[key] ?? '').trim()] as const)
    .filter(([, cell]) => /[\p{L}\d\u2013]/u.test(cell))
    .map(([key, cell]) => `${key.trim()} ${cell}`.trim());
  const about = (withLead ? (view.lead?.(selected) ?? []) : []).filter(isSentence);
  return `${selected + 1} of ${view.rows.length}: ${cells.join(', ')}${about.map((line) => `. ${line}`).join('')}`;
}

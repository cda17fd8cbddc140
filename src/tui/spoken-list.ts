/** A list for a screen reader: what is said on coming to it, and the row that is selected. */
import { joinedLine, type Part, phrase, spokenOf } from '../text/line.ts';
import { inSentences } from '../text/speech.ts';
import { aboutLines, type ListData } from './list-view.ts';

/** What is said on coming to a list. */
export function listSentences({
  title,
  tabs,
  tab: at,
  head,
  specs,
  foot,
}: ListData): readonly string[] {
  const tab = tabs[at];
  return [
    `${title}${tab === undefined || tab === title ? '' : `, ${tab}`}.`,
    ...inSentences([...head, ...aboutLines(specs), ...foot]),
  ];
}

/** The row that is selected, cell by cell, with the lines that follow it. */
export function selectedRow({ title, specs, texts, lead }: ListData, selected: number): Part {
  const row = texts[selected];
  if (row === undefined) return title;
  const cells = specs.flatMap(({ key, drawn, repeats }): readonly Part[] => {
    const above = repeats === true ? texts.slice(0, selected + 1) : [row];
    const cell = above.findLast((each) => (each[key] ?? '') !== '')?.[key] ?? '';
    if (drawn === true || spokenOf(cell) === '') return [];
    return [key.trim() === '' ? cell : phrase`${key} ${cell}`];
  });
  const about = lead?.(selected).filter((line) => spokenOf(line) !== '') ?? [];
  const told = [joinedLine(cells, ', '), ...about];
  return phrase`${`${selected + 1} of ${texts.length}`}: ${joinedLine(told, '. ')}`;
}

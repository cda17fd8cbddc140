/** The briefing: one page of the sections that the screens have, for those who do not sit before them. */
import type { Lapse, Turn } from '../../model/ahead.ts';
import { addMonthsTo, type Day } from '../../model/day.ts';
import type { LeafValue } from '../../model/value.ts';
import { dayText, intervalText, valueText } from '../../page/kinds.ts';
import { type Figure, type Page, type Section, type TableSection, table } from '../../page/page.ts';
import { aheadPage, preventedText } from '../ahead/ahead-page.ts';
import { type Alert, alertsOf, alertsPage } from '../alerts/alerts.ts';
import { changeText } from '../board/board-layout.ts';
import {
  type BoardParts,
  dueSection,
  indexText,
  scaleSection,
  tracksSection,
} from '../board/board-page.ts';
import type { Context } from '../context.ts';
import { linksPage } from '../links/links.ts';
import { scorePage } from '../plot/plot-page.ts';
import { type CauseRow, movedTitle, type Why, whyOf, whyPage } from '../why/why-page.ts';

/** Of what moved it, the largest; of what is late, the first to do. */
const MOST_CAUSES = 12;
const MOST_LATE = 8;
/** Months of which all that lapses is told; what changes the band is told of a year. */
const MONTHS = 3;
/** Cells below which a title is not cut while another column can go. */
const LEAST_TITLE = 20;

/** What persons recorded since, and what they said, where they did. */
export interface Said {
  readonly recorded: readonly Section[];
  readonly judgement: readonly Section[];
  readonly forecasts: readonly Section[];
}

export async function briefing(
  context: Context,
  parts: BoardParts,
  since: Day,
  { recorded, judgement, forecasts }: Said,
): Promise<Page> {
  const { board } = parts;
  // the command's own file, which others would make two of
  const { listPage } = await import('../list/list.ts');
  const { boards, strategy, day } = board;
  const { index } = strategy;
  const curve = scorePage(boards, index, Math.min(strategy.start, since), day).sections[0];
  return {
    id: 'report',
    title: strategy.question,
    sections: [
      aboutSection(parts),
      ...(judgement.length > 0 ? judgement : [NO_JUDGEMENT]),
      answerSection(parts),
      scaleSection(parts),
      ...(curve === undefined ? [] : [curve]),
      tracksSection(parts),
      ...recorded,
      ...movedSections(whyOf(boards.on(since), board, index)),
      alertsSection(alertsOf(board, context)),
      lateSection(parts),
      aheadSection(parts),
      ...forecasts,
      readingsSection(sectionOf(listPage(board, index))),
      { ...sectionOf(linksPage(board)), title: 'Cause and effect' },
    ],
  };
}

const sectionOf = ({ sections: [first] }: Page): TableSection => first as TableSection;

const NO_JUDGEMENT = table<never>({
  id: 'judgement',
  lines: true,
  title: '',
  rows: [],
  empty: 'Nobody has judged this board yet.',
  figures: {},
});

function aboutSection({ board: { strategy, day } }: BoardParts): TableSection {
  return table<undefined>({
    id: 'about',
    title: '',
    lines: true,
    rows: [undefined],
    figures: {
      strategy: { kind: 'text', get: () => `${strategy.title}, ${strategy.hash}` },
      'as of': { kind: 'day', get: () => day },
    },
  });
}

function answerSection({ answer, board }: BoardParts): TableSection {
  return table<BoardParts['answer']>({
    id: 'answer',
    title: '',
    lines: 'lead',
    rows: [answer],
    figures: {
      index: { kind: 'text', get: (row) => indexText(board, row.score) },
      answer: { kind: 'text', get: (row) => row.answer ?? 'no answer' },
      band: { kind: 'text', get: (row) => row.band?.title },
      meaning: { kind: 'text', get: (row) => row.band?.meaning },
      change: { kind: 'text', get: (row) => changeText(row, Infinity) },
      interval: {
        kind: 'text',
        head: '90 % interval',
        get: (row) => row.interval && intervalText(row.interval),
      },
    },
  });
}

function movedSections(why: Why): readonly TableSection[] {
  return whyPage(why, '').sections.flatMap((section) => {
    const { figures, rows } = section;
    if (section.id === 'rest') return [section];
    if (section.id === 'change') {
      const { from: _, to: __, ...rest } = figures;
      return [{ ...section, title: movedTitle(why), lines: true, figures: rest }];
    }
    if (section.id !== 'causes') return [];
    const { title, by } = figures as Record<'title' | 'by', Figure<CauseRow>>;
    // the day stands in a line that can be forwarded
    const shorter = { title: { ...title, least: LEAST_TITLE }, by: { ...by, least: LEAST_TITLE } };
    return [
      {
        ...section,
        ...(rows.length > MOST_CAUSES && { says: `The ${MOST_CAUSES} largest of ${rows.length}.` }),
        rows: rows.slice(0, MOST_CAUSES),
        figures: { ...figures, ...shorter },
      },
    ];
  });
}

function alertsSection(rows: readonly Alert[]): TableSection {
  const { figures, says: _, ...section } = sectionOf(alertsPage(rows));
  const { seen: __, ...others } = figures;
  const title = { ...(others as Record<'title', Figure<Alert>>).title, least: 26 };
  const by: Figure<Alert, 'source'> = {
    kind: 'source',
    get: (row) => row.by,
    grows: true,
    least: 15,
    drop: 1,
  };
  return {
    ...section,
    title: 'Alerts and watches',
    figures: { ...others, title, by },
  };
}

function lateSection({ board, toDo, counted }: BoardParts): TableSection {
  return {
    ...dueSection(board.day, toDo.slice(0, MOST_LATE)),
    title: `${counted.late} of ${counted.all} late; first to do`,
  };
}

function aheadSection({ board: { boards, day } }: BoardParts): TableSection {
  const { sections } = aheadPage(boards, day, addMonthsTo(day, 12));
  const section = sections.find((each) => 'rows' in each) as TableSection;
  const soon = addMonthsTo(day, MONTHS);
  const all: readonly (Lapse | Turn)[] = section.rows;
  const causes = new Set(all.flatMap((row) => (row.what === 'band' ? row.by : [])));
  const rows = all.filter((row) => row.what === 'band' || row.day <= soon || causes.has(row));
  const { id: _, index: __, ...figures } = section.figures;
  const title = { ...(figures as Record<'title', Figure<Lapse | Turn>>).title, least: LEAST_TITLE };
  const prevented: Figure<Lapse | Turn, 'text'> = {
    kind: 'text',
    get: (row) => (row.what === 'band' ? preventedText(row, 'title') : undefined),
    grows: true,
    least: 12,
    drop: 1,
  };
  return {
    ...section,
    title: `Ahead to ${dayText(soon)} if nothing is recorded; bands in a year`,
    rows,
    figures: { ...figures, title, 'prevented by': prevented },
  };
}

/** A source stands beside its own reading: where the value is a mean, the newest of its readings is told with it. */
function readingsSection({ figures, ...section }: TableSection): TableSection {
  const { age: _, share: __, 'late by': ___, latest: ____, id, title, ...rest } = figures;
  const source: Figure<LeafValue, 'source'> = {
    kind: 'source',
    get: ({ leaf, latest }) => {
      if (latest === undefined) return undefined;
      const { value, source: title = '', url } = latest;
      return {
        title: leaf.mean === undefined ? title : `newest ${valueText(value, leaf)}: ${title}`,
        url,
      };
    },
    grows: true,
    drop: 3,
  };
  return {
    ...section,
    title: 'Readings',
    annex: true,
    figures: {
      id: { ...(id as Figure<LeafValue>), drop: 2 },
      title: { ...(title as Figure<LeafValue>), least: LEAST_TITLE },
      ...rest,
      source,
    },
  };
}

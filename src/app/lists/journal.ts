/** The journal: every entry, newest first, with the gauge before and after it. */
import type { Entry } from '../../domain/journal.ts';
import type { EntryEffect } from '../../domain/journal-effects.ts';
import type { Strategy } from '../../domain/model.ts';
import { findIndicator } from '../../domain/tree.ts';
import { nameOf } from '../explain-view.ts';
import { passes } from '../filter.ts';
import {
  count,
  dayText,
  oneLine,
  rounded,
  scoreText,
  shortUnit,
  signed,
  valueText,
} from '../format.ts';
import type { Glyphs } from '../glyphs.ts';
import { type ColumnSpec, type ListView, layTable, NO_TABLE } from '../list-view.ts';
import { keyOf } from '../own-keys.ts';
import { type JournalScreen, REPLAY_SPEEDS } from '../screen.ts';
import type { State } from '../state.ts';
import { bar } from '../table-view.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'written', drop: 3 },
  { key: 'entry', grows: true },
  { key: 'by', most: 12, drop: 1 },
  { key: 'before', align: 'right', drop: 2 },
  { key: 'after', align: 'right' },
  { key: 'effect', align: 'right' },
];

/** Where the width is short. */
const FEW = COLUMNS.filter(({ key }) => key !== 'by' && key !== 'before');

interface Row {
  readonly effect: EntryEffect;
  readonly text: string;
  readonly target: string | undefined;
}

/** The rows that pass the filter, newest first. */
export function journalRows(strategy: Strategy, screen: JournalScreen): readonly Row[] {
  const effects = screen.effects ?? [];
  const summaries = summariesOf(strategy, effects);
  return effects
    .map((effect, at): Row => {
      const { entry } = effect;
      const indicator =
        entry.subject === 'reading'
          ? findIndicator(strategy, entry.observation.indicator)?.id
          : undefined;
      return { effect, text: summaries[at] ?? '', target: indicator };
    })
    .filter(({ effect, text }) =>
      passes(screen.filter, {
        text: `${text} ${effect.entry.author} ${effect.entry.kind} ${dayText(effect.day)}`.toLowerCase(),
        states: [],
        due: false,
      }),
    );
}

/** The journal screen in a width. */
export function journalList(
  state: State,
  screen: JournalScreen,
  cells: number,
  glyphs: Glyphs,
): ListView {
  const { present, today } = state;
  const { strategy } = present;
  const { effects } = screen;
  const filter = screen.filter === '' ? '' : ` /${oneLine(screen.filter)}`;
  const common = { title: `Journal${filter}`, tabs: [], tab: 0 };
  if (effects === undefined) return { ...common, ...NO_TABLE, head: ['Reading…'], foot: [] };
  const rows = journalRows(strategy, screen);
  if (rows.length === 0) {
    const why =
      screen.filter === ''
        ? 'Nothing has been recorded.'
        : `Nothing fits; ${keyOf(state, 'nav.back')} shows all.`;
    return { ...common, ...NO_TABLE, head: [why], foot: [] };
  }
  const texts = rows.map(({ effect, text }) => ({
    written: dayText(effect.day),
    entry: text,
    by: oneLine(effect.entry.author),
    before: scoreText(effect.before, 1),
    after: scoreText(effect.after, 1),
    effect: effectText(effect),
  }));
  return {
    ...common,
    head: [],
    lead: (selected) => leadLines(state, screen, rows, selected, cells, glyphs),
    ...layTable(cells < 70 ? FEW : COLUMNS, texts, cells),
    targets: rows.map(({ target }) => target),
    foot: [
      screen.whole
        ? "The gauge before and after each entry, as of the day it was written, by today's rules."
        : `The newest ${count(effects.length, 'entry', 'entries')}; a journal this long is not scored entry by entry.`,
      ...(today < (effects[0]?.day ?? today) ? ['Entries lie after today: check the clock.'] : []),
    ],
  };
}

/** The gauge once the selected entry was written, and what the replay does. */
function leadLines(
  state: State,
  screen: JournalScreen,
  rows: readonly Row[],
  selected: number,
  cells: number,
  glyphs: Glyphs,
): readonly string[] {
  const row = rows[Math.min(selected, rows.length - 1)];
  if (row === undefined) return [];
  const { strategy } = state.present;
  const { after, day } = row.effect;
  const number = rows.length - Math.min(selected, rows.length - 1);
  const band =
    after === undefined
      ? 'no gauge yet'
      : `by score ${oneLine(strategy.bands.findLast(({ from }) => from <= after)?.title ?? '')}`;
  const drawn = bar(after, Math.max(10, Math.min(50, cells - 50)), glyphs);
  const speed = `${REPLAY_SPEEDS[screen.speed]} a second`;
  const [faster, slower] = [keyOf(state, 'journal.faster'), keyOf(state, 'journal.slower')];
  const replay = screen.playing
    ? `PLAYING ${speed}: ${keyOf(state, 'journal.replay')} stops, ${faster} and ${slower} change the speed`
    : `${keyOf(state, 'journal.replay')} replays ${selected === 0 ? 'from the first entry' : 'from here'}, ${speed} (${faster} ${slower})`;
  return [
    `${scoreText(after, 1).padStart(5)} ${drawn} ${band}`,
    `entry ${number} of ${rows.length}, ${dayText(day)}   ${replay}`,
  ];
}

function effectText({ before, after }: EntryEffect): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return 'first';
  if (after === undefined) return 'gone';
  return signed(Number(rounded(after, 1)) - Number(rounded(before, 1)), 1);
}

/** What each entry says; what an undo took back is told by the action it names. */
function summariesOf(strategy: Strategy, effects: readonly EntryEffect[]): readonly string[] {
  const byAction = new Map<string, { first: string; entries: number }>();
  for (const { entry } of effects.toReversed()) {
    if (entry.subject === 'action') continue;
    const known = byAction.get(entry.action);
    if (known === undefined)
      byAction.set(entry.action, { first: saying(strategy, entry), entries: 1 });
    else known.entries += 1;
  }
  return effects.map(({ entry }) => {
    if (entry.subject !== 'action') return saying(strategy, entry);
    const of = byAction.get(entry.id);
    const more = of !== undefined && of.entries > 1 ? ` and ${of.entries - 1} more` : '';
    return `${entry.kind} of ${of?.first ?? 'an older entry'}${more}`;
  });
}

const KINDS = { record: '', correct: 'corrected: ', retract: 'retracted: ' } as const;

function saying(strategy: Strategy, entry: Exclude<Entry, { readonly subject: 'action' }>): string {
  const how = KINDS[entry.kind];
  if (entry.subject === 'event') {
    const { day, title } = entry.happening;
    return `${how}event of ${dayText(day)}: ${oneLine(title)}`;
  }
  if (entry.subject !== 'reading')
    return `${entry.subject === 'signature' ? 'signature under ' : ''}assessment ${entry.id}`;
  const { indicator, value, observedOn } = entry.observation;
  const node = findIndicator(strategy, indicator);
  const name = node === undefined ? oneLine(indicator) : nameOf(node);
  const shown =
    node === undefined
      ? String(value)
      : oneLine(`${valueText(node, value)} ${node.levels === undefined ? shortUnit(node) : ''}`);
  return `${how}${name} ${shown} on ${dayText(observedOn)}`;
}

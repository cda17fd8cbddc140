/** The entries of the journal in words: the line of each, and what else it is found by. */
import type { Judgement } from '../../domain/assessment.ts';
import type { Entry } from '../../domain/journal.ts';
import type { EntryEffect } from '../../domain/journal-effects.ts';
import type { Strategy } from '../../domain/model.ts';
import { findIndicator } from '../../domain/tree.ts';
import { correctedFrom, eventChange, readingChange } from '../corrected-from.ts';
import { nameOf } from '../explain-view.ts';
import { dayText, oneLine, shortUnit, valueText } from '../format.ts';

/** Judgements by the id of their assessment. */
export type Judged = ReadonlyMap<string, Judgement>;

/** What an entry is found by beside its line: all that is written in it. */
export function searchWordsOf(entry: Entry, judged: Judged): string {
  if (entry.subject === 'action') return '';
  if (entry.subject === 'event') {
    const { nodes, side, kind, status = '', source, note } = entry.happening;
    return [...nodes, side, kind, status, source, note].join(' ');
  }
  if (entry.subject === 'reading') return `${entry.observation.source} ${entry.observation.note}`;
  return Object.values(judged.get(entry.id) ?? {}).join(' ');
}

/** What each entry says; what an undo took back is told by the action it names. */
export function summariesOf(
  strategy: Strategy,
  judged: Judged,
  effects: readonly EntryEffect[],
): readonly string[] {
  const before = correctedFrom(effects.toReversed().map(({ entry }) => entry));
  const byAction = new Map<string, { first: string; entries: number }>();
  for (const { entry } of effects.toReversed()) {
    if (entry.subject === 'action') continue;
    const known = byAction.get(entry.action);
    if (known === undefined)
      byAction.set(entry.action, { first: saying(strategy, judged, entry, before), entries: 1 });
    else known.entries += 1;
  }
  return effects.map(({ entry }) => {
    if (entry.subject !== 'action') return saying(strategy, judged, entry, before);
    const of = byAction.get(entry.id);
    const more = of !== undefined && of.entries > 1 ? ` and ${of.entries - 1} more` : '';
    return `${entry.kind} of ${of?.first ?? 'an older entry'}${more}`;
  });
}

const KINDS = { record: '', correct: 'corrected: ', retract: 'retracted: ' } as const;

function saying(
  strategy: Strategy,
  judged: Judged,
  entry: Exclude<Entry, { readonly subject: 'action' }>,
  before: ReturnType<typeof correctedFrom>,
): string {
  const how = KINDS[entry.kind];
  const was = before.get(entry.seq);
  if (entry.subject === 'event') {
    const { day, title } = entry.happening;
    const change = was?.subject === 'event' ? eventChange(was.happening, entry.happening) : '';
    return `${how}event of ${dayText(day)}: ${oneLine(title)}${change === '' ? '' : `; ${change}`}`;
  }
  if (entry.subject !== 'reading') {
    if (entry.subject === 'signature') return `signature under assessment ${entry.id}`;
    const judgement = judged.get(entry.id);
    return `assessment ${entry.id}${judgement === undefined ? '' : `: ${oneLine(judgement.soWhat)}`}`;
  }
  const { indicator, value, observedOn } = entry.observation;
  const node = findIndicator(strategy, indicator);
  const name = node === undefined ? oneLine(indicator) : nameOf(node);
  const change = was?.subject === 'reading' ? readingChange(node, was, entry) : '';
  if (change !== '') return `${how}${name} ${change}, on ${dayText(observedOn)}`;
  const shown =
    node === undefined
      ? String(value)
      : oneLine(`${valueText(node, value)} ${node.levels === undefined ? shortUnit(node) : ''}`);
  return `${how}${name} ${shown} on ${dayText(observedOn)}`;
}

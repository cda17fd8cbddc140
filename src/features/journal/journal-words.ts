/** The entries of the journal in words: the line of each, and what else it is found by. */
import type { Judgement } from '../../core/journal/assessment.ts';
import {
  type CheckEntry,
  concernsEvent,
  concernsReading,
  type Entry,
  type EventEntry,
  isTakeBack,
  matchEntrySubject,
  type ProposalEntry,
  type ReadingEntry,
  type VersionKind,
} from '../../core/journal/journal.ts';
import type { EntryEffect } from '../../core/journal/journal-effects.ts';
import {
  isProposedReading,
  type ProposalState,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import type { Observation, Strategy } from '../../core/model/model.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { dayText, shortUnit, terminalSafeOneLine, valueText } from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import {
  eventCorrectionText,
  readingCorrectionText,
  versionsBeforeCorrection,
} from '../../views/corrected-from.ts';

/** Judgements by the id of their assessment. */
export type Judged = ReadonlyMap<string, Judgement>;

/** What an entry is found by beside its line: all that is written in it. */
export function entrySearchText(entry: Entry, judged: Judged): string {
  const said = ({ id }: Entry): string => Object.values(judged.get(id) ?? {}).join(' ');
  return matchEntrySubject(
    {
      reading: ({ observation: { source, note } }) => `${source} ${note}`,
      check: ({ observation: { source, note } }) => `check ${source} ${note}`,
      event: ({ happening: { nodes, side, kind, status = '', source, note } }) =>
        [...nodes, side, kind, status, source, note].join(' '),
      proposal: ({ proposed, reason }) => `proposal ${sourceOfProposed(proposed)} ${reason}`,
      assessment: said,
      signature: said,
      action: () => '',
    },
    entry,
  );
}

/** What each entry says; what an undo took back is told by the action it names. */
export function entrySummaryTexts(
  strategy: Strategy,
  judged: Judged,
  effects: readonly EntryEffect[],
): readonly string[] {
  const before = versionsBeforeCorrection(effects.toReversed().map(({ entry }) => entry));
  const byAction = new Map<string, { first: string; entries: number }>();
  const saying = (entry: Entry): string =>
    matchEntrySubject(
      {
        reading: (each) => readingText(strategy, each, before.get(each.seq)),
        check: (each) => checkText(strategy, each),
        event: (each) => eventText(each, before.get(each.seq)),
        proposal: (each) => proposalText(strategy, each),
        assessment: ({ id }) => {
          const judgement = judged.get(id);
          return `assessment ${id}${judgement === undefined ? '' : `: ${terminalSafeOneLine(judgement.soWhat)}`}`;
        },
        signature: ({ id }) => `signature under assessment ${id}`,
        action: ({ kind, id }) => {
          const of = byAction.get(id);
          const more = of !== undefined && of.entries > 1 ? ` and ${of.entries - 1} more` : '';
          return `${kind} of ${of?.first ?? 'an older entry'}${more}`;
        },
      },
      entry,
    );
  for (const { entry } of effects.toReversed()) {
    if (isTakeBack(entry)) continue;
    const known = byAction.get(entry.action);
    if (known === undefined) byAction.set(entry.action, { first: saying(entry), entries: 1 });
    else known.entries += 1;
  }
  return effects.map(({ entry }) => saying(entry));
}

const KINDS: Readonly<Record<VersionKind, string>> = {
  record: '',
  correct: 'corrected: ',
  retract: 'retracted: ',
};

function eventText({ kind, happening }: EventEntry, was: Entry | undefined): string {
  const { day, title } = happening;
  const change = concernsEvent(was) ? eventCorrectionText(was.happening, happening) : '';
  return `${KINDS[kind]}event of ${dayText(day)}: ${terminalSafeOneLine(title)}${change === '' ? '' : `; ${change}`}`;
}

function nameIn(strategy: Strategy, indicator: string): string {
  const node = findIndicator(strategy, indicator);
  return node === undefined ? terminalSafeOneLine(indicator) : nodeRowName(node);
}

function checkText(strategy: Strategy, { kind, observation }: CheckEntry): string {
  const { indicator, observedOn } = observation;
  return `${KINDS[kind]}checked ${nameIn(strategy, indicator)} on ${dayText(observedOn)}: nothing new`;
}

const ANSWERS: Readonly<Record<ProposalState, string>> = {
  waiting: 'proposed',
  later: 'put off',
  accepted: 'accepted',
  refused: 'refused',
};

function proposalText(strategy: Strategy, { id, proposed, state, reason }: ProposalEntry): string {
  const what = isProposedReading(proposed)
    ? observedText(strategy, proposed.observation)
    : `event of ${dayText(proposed.happening.day)}: ${terminalSafeOneLine(proposed.happening.title)}`;
  const why = reason === '' ? '' : `; ${terminalSafeOneLine(reason)}`;
  return `${ANSWERS[state]}: ${what} (${id})${why}`;
}

/** "RU1 Ukrainian territory held 61 % on 31 Oct 2026". */
function observedText(strategy: Strategy, { indicator, value, observedOn }: Observation): string {
  const node = findIndicator(strategy, indicator);
  const shown =
    node === undefined
      ? String(value)
      : terminalSafeOneLine(
          `${valueText(node, value)} ${node.levels === undefined ? shortUnit(node) : ''}`,
        );
  return `${nameIn(strategy, indicator)} ${shown} on ${dayText(observedOn)}`;
}

function readingText(strategy: Strategy, entry: ReadingEntry, was: Entry | undefined): string {
  const how = KINDS[entry.kind];
  const { indicator, observedOn } = entry.observation;
  const node = findIndicator(strategy, indicator);
  const change = concernsReading(was) ? readingCorrectionText(node, was, entry) : '';
  if (change === '') return `${how}${observedText(strategy, entry.observation)}`;
  return `${how}${nameIn(strategy, indicator)} ${change}, on ${dayText(observedOn)}`;
}

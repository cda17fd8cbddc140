/** How many proposals there are, for the board and for the inbox. */
import type { ProposalDecision, WrittenProposals } from '../core/journal/journal-port.ts';
import type { WaitingProposals } from '../core/journal/proposal.ts';
import type { Indicator, Observation } from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { terminalSafeOneLine, valueTextWithoutUnit } from '../text/format.ts';
import { actionKeyNameIfEnabled } from '../tui/keymap.ts';
import type { DueRecipes } from '../tui/shell-command.ts';
import type { State } from '../tui/state.ts';

/** The proposal that a form is of. */
export interface ProposalOfForm {
  /** Its id. */
  readonly id: string;
  /** In a few words: "RU1 61 km²/month on 31 Oct 2026". */
  readonly said: string;
  /** The reason that is offered where it is refused or put off; '' for none. */
  readonly reason: string;
  /** What speaks against accepting it unseen: "also proposed for this day: 75 of ISW"; '' where nothing does. */
  readonly also: string;
  /** Ids of other values proposed for its indicator and day, which accepting it refuses; left out: none is. */
  readonly rivals?: readonly string[];
}

/** A value with its source, `75 of ISW`. */
export function valueAndSourceText(
  indicator: Indicator | undefined,
  { value, source }: Pick<Observation, 'value' | 'source'>,
): string {
  const said = indicator === undefined ? String(value) : valueTextWithoutUnit(indicator, value);
  return terminalSafeOneLine(`${said} of ${source || 'no source'}`);
}

/** The answers that refuse proposals of another value for the indicator and day of what is accepted, with that as the reason. */
export function decisionsRefusingRivals(
  ids: readonly string[],
  indicator: Indicator,
  accepted: Observation,
): readonly ProposalDecision[] {
  const reason = `another value stands: ${valueAndSourceText(indicator, accepted)}`;
  return ids.map((id) => ({ id, answer: 'refused', reason }));
}

/** "2 readings, 1 event proposed, I goes there", by the key of an action where that works now; '' where nothing waits for a node. */
export function proposalsOnNodeText(state: State, id: string, action: string): string {
  const { readings = 0, events = 0 } = state.proposedOn?.get(id) ?? {};
  if (readings + events === 0) return '';
  const counts = [
    ...(readings === 0 ? [] : [countWithNoun(readings, 'reading')]),
    ...(events === 0 ? [] : [countWithNoun(events, 'event')]),
  ];
  const key = actionKeyNameIfEnabled(state, action);
  return `${counts.join(', ')} proposed${key === undefined ? '' : `, ${key} goes there`}`;
}

/** A count, from 0, of proposals and of their sources: "14 proposals from 5 sources". */
export function proposalsFromSourcesText(count: number, sources: number): string {
  return `${countWithNoun(count, 'proposal')} from ${countWithNoun(sources, 'source')}`;
}

/** "2 recipes have new files, 3 are due"; undefined where none can be collected. */
export function dueRecipeCountsText({ addresses, files }: DueRecipes): string | undefined {
  const verb = (count: number, one: string, several: string): string =>
    count === 1 ? one : several;
  const withFiles = `${countWithNoun(files, 'recipe')} ${verb(files, 'has a new file', 'have new files')}`;
  if (addresses === 0) return files === 0 ? undefined : withFiles;
  const are = verb(addresses, 'is due', 'are due');
  return files === 0
    ? `${countWithNoun(addresses, 'recipe')} ${are}`
    : `${withFiles}, ${addresses} ${are}`;
}

/** That recipes can be collected, where there is little room: `new files`, or `recipes due` where only addresses are due; undefined: nothing can be collected. */
export function newFilesOrRecipesDueText({ addresses, files }: DueRecipes): string | undefined {
  if (files > 0) return 'new files';
  return addresses > 0 ? 'recipes due' : undefined;
}

/** "14 proposals from 5 sources, 2 put off"; undefined where nothing is open. */
export function waitingProposalsText({
  count,
  sources,
  later,
}: WaitingProposals): string | undefined {
  const putOff = `${later} put off`;
  if (count === 0) return later === 0 ? undefined : `${countWithNoun(later, 'proposal')} put off`;
  return `${proposalsFromSourcesText(count, sources)}${later === 0 ? '' : `, ${putOff}`}`;
}

/** What of some proposals was left out: "; left out: 3 in the inbox already, 1 refused before"; '' where nothing was. */
export function leftOutProposalsText({
  open,
  refused,
  standing,
}: WrittenProposals['skipped']): string {
  const parts = [
    ...(open === 0 ? [] : [`${open} in the inbox already`]),
    ...(standing === 0 ? [] : [`${standing} recorded already`]),
    ...(refused === 0 ? [] : [`${refused} refused before`]),
  ];
  return parts.length === 0 ? '' : `; left out: ${parts.join(', ')}`;
}

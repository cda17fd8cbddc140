/** What asks for something below a node: tripwires that are crossed, and readings by their age. */

import { type Branch, type IndicatorScore, isIndicator, type Node } from '../core/model/model.ts';
import {
  CROSSED_WORDS,
  type FreshnessState,
  isStateNeedingNewerReading,
  isTripwireState,
  NOT_KNOWN,
  type StateWord,
  TELLING,
} from '../core/model/states.ts';
import { leavesOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';

/**
 * How late an indicator is, in the word of its age, whatever tripwires say; undefined: it is not late, which is so until its
 * cadence has passed after the newest reading or check, however old its reading is, and where nobody need look.
 */
export function latenessWordOfIndicator({ due, state }: IndicatorScore): StateWord | undefined {
  if (!due) return undefined;
  return isStateNeedingNewerReading(state) ? state : 'due';
}

/** What age says of an indicator where its reading is shown: how old that is, checked since or not, else that it is due; undefined: neither. */
export function readingAgeOrDueWord({ due, state }: IndicatorScore): StateWord | undefined {
  return isStateNeedingNewerReading(state) ? state : due ? 'due' : undefined;
}

/** How many indicators of a board, ≥ 0, are in a state by the age of their reading, checked since or not. */
export function indicatorCountInFreshnessState({ card }: Board, state: FreshnessState): number {
  return [...card.indicators.values()].filter((leaf) => leaf.state === state).length;
}

/** What age alone says of an indicator whose word is of a tripwire; undefined: its word says it, or it is not late. */
export function latenessWordHiddenByTripwire(
  word: StateWord,
  leaf: IndicatorScore,
): StateWord | undefined {
  return isTripwireState(word) ? latenessWordOfIndicator(leaf) : undefined;
}

/** The word of an indicator and what age alone says where that word hides it: `WATCH, due`. */
export function stateWordWithLatenessText(word: StateWord, leaf: IndicatorScore): string {
  const late = latenessWordHiddenByTripwire(word, leaf);
  return late === undefined ? word : `${word}, ${late}`;
}

/**
 * How much of each there is at or below a branch, ≥ 1: ALERT, WATCH and not known count tripwires, its own too, the others
 * indicators, so that branches side by side add up to the board; a word of which there is none is left out. Indicators are counted as
 * they are late, or by another word of theirs.
 */
export function branchStateCountsWithTripwires(
  board: Board,
  branch: Branch,
  wordOf: (leaf: IndicatorScore) => StateWord | undefined = latenessWordOfIndicator,
): ReadonlyMap<StateWord, number> {
  const inside = new Set(idsOfNodeAndBelow(branch));
  const found = [
    ...board.crossings
      .filter(({ node }) => inside.has(node.id))
      .map(({ tripwire }) => CROSSED_WORDS[tripwire.severity]),
    ...board.unknown.filter(({ node }) => inside.has(node.id)).map(() => NOT_KNOWN),
    ...leavesOf(branch).map(({ id }) => {
      const leaf = board.card.indicators.get(id);
      return leaf === undefined ? undefined : wordOf(leaf);
    }),
  ];
  return new Map(
    TELLING.flatMap((word) => {
      const n = found.filter((each) => each === word).length;
      return n === 0 ? [] : [[word, n] as const];
    }),
  );
}

function idsOfNodeAndBelow(node: Node): readonly string[] {
  return isIndicator(node) ? [node.id] : [node.id, ...node.children.flatMap(idsOfNodeAndBelow)];
}

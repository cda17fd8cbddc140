/** What corrects or takes back a reading that stands: another note, another value, none at all. */
import type { Indicator, Observation, Reading } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { terminalSafeOneLine, unitValueOrLevelCodeText } from '../../text/format.ts';
import { stepWithoutEffects, withNotice, writeStep } from '../../tui/binding.ts';
import type { Effect, State, Step } from '../../tui/state.ts';

/** What a reading says, without its place in the journal. */
export function observationOfReading(reading: Reading): Observation {
  const { indicator, observedOn, value, confidence } = reading;
  const { source, url, note, quote, archived, retrievedOn, origin } = reading;
  return {
    indicator,
    observedOn,
    value,
    confidence,
    source,
    url,
    note,
    quote,
    archived,
    retrievedOn,
    origin,
  };
}

/** A reading in a few words: `RU1 84 km²/month on 2026-06-30`; of a judged one its code alone. */
export function readingSummaryText(indicator: Indicator, reading: Observation): string {
  return terminalSafeOneLine(
    `${nodeCodeOf(indicator)} ${unitValueOrLevelCodeText(indicator, reading.value)} on ${reading.observedOn}`,
  );
}

/** The effect that corrects a reading. */
export function effectThatCorrectsReading(reading: Reading, observation: Observation): Effect {
  return { kind: 'correct', reading: reading.id, observation };
}

/** The step that gives a reading another note; nothing is written where the note is the same. */
export function saveReadingNoteStep(state: State, reading: Reading, note: string): Step {
  const indicator = findIndicatorByIdOrCode(state.strategy, reading.indicator);
  if (indicator === undefined) return stepWithoutEffects(state);
  if (note.trim() === reading.note)
    return stepWithoutEffects(withNotice(state, 'The note is as it was.'));
  const text = `Note of ${readingSummaryText(indicator, reading)} ${note.trim() === '' ? 'removed' : 'kept'}`;
  const said = { text, undo: 'takes it back' } as const;
  return writeStep(
    state,
    effectThatCorrectsReading(reading, { ...observationOfReading(reading), note: note.trim() }),
    said,
  );
}

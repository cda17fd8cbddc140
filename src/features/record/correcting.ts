/** What corrects or takes back a reading that stands: another note, another value, none at all. */
import type { Indicator, Observation, Reading } from '../../core/model/model.ts';
import { codeOf, findIndicator } from '../../core/model/tree.ts';
import { oneLine, valueWithUnit } from '../../text/format.ts';
import { noEffects, withNotice, writeStep } from '../../tui/binding.ts';
import type { Effect, State, Step } from '../../tui/state.ts';

/** What a reading says, without its place in the journal. */
export function statedBy(reading: Reading): Observation {
  const { indicator, observedOn, value, confidence } = reading;
  const { source, url, note, quote, archived, retrievedOn } = reading;
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
  };
}

/** A reading in a few words: `RU1 84 km²/month on 2026-06-30`. */
export function readingWords(indicator: Indicator, reading: Observation): string {
  return oneLine(
    `${codeOf(indicator)} ${valueWithUnit(indicator, reading.value)} on ${reading.observedOn}`,
  );
}

/** The effect that corrects a reading. */
export function correction(reading: Reading, observation: Observation): Effect {
  return { kind: 'correct', reading: reading.id, observation };
}

/** The step that gives a reading another note; nothing is written where the note is the same. */
export function withNote(state: State, reading: Reading, note: string): Step {
  const indicator = findIndicator(state.strategy, reading.indicator);
  if (indicator === undefined) return noEffects(state);
  if (note.trim() === reading.note) return noEffects(withNotice(state, 'The note is as it was.'));
  const text = `Note of ${readingWords(indicator, reading)} ${note.trim() === '' ? 'removed' : 'kept'}`;
  const said = { text, undo: 'takes it back' } as const;
  return writeStep(state, correction(reading, { ...statedBy(reading), note: note.trim() }), said);
}

/** The question whether to retract a reading or an event: what it is, and what retracting it would do. */
import { concernsEvent, concernsReading } from '../../core/journal/journal.ts';
import { findIndicator } from '../../core/model/tree.ts';
import type { FormLine } from '../../text/fitting.ts';
import {
  countWithNoun,
  dayText,
  terminalSafeOneLine,
  terminalSafeText,
} from '../../text/format.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import { eventKindText, nodeTitle } from '../../views/event-words.ts';
import { readingSummaryText } from './correcting.ts';
import { boardWithoutReading, retractPreviewLines } from './record-preview.ts';
import type { Retracted } from './screen-state.ts';

type Ground = Pick<State, 'board' | 'events' | 'strategy'>;

export interface RetractView {
  readonly title: string;
  /** What would be retracted. */
  readonly about: readonly ViewLine[];
  /** What that would do. */
  readonly does: readonly FormLine[];
}

/** The question in words. */
export function retractView(state: Ground, of: Retracted): RetractView {
  return {
    title: `Retract ${concernsReading(of) ? 'a reading' : 'an event'}?`,
    about: [...aboutLines(state, of), 'It stays in the journal, as retracted.'].map((line) =>
      proseLine(terminalSafeOneLine(terminalSafeText(line))),
    ),
    does: doesLines(state, of),
  };
}

/** What would be retracted, in a few words. */
export function retractedItemText({ strategy }: Pick<State, 'strategy'>, of: Retracted): string {
  if (concernsEvent(of))
    return terminalSafeOneLine(`Event "${of.event.title}" of ${dayText(of.event.day)}`);
  const indicator = findIndicator(strategy, of.reading.indicator);
  return indicator === undefined ? 'The reading' : readingSummaryText(indicator, of.reading);
}

function aboutLines(state: Ground, of: Retracted): readonly string[] {
  const { source, confidence } = concernsEvent(of) ? of.event : of.reading;
  const words = retractedItemText(state, of);
  return [
    `${words}, ${confidence} confidence`,
    ...(concernsEvent(of)
      ? [
          `${eventKindText(of.event)}, on ${of.event.nodes.map((id) => nodeTitle(state.strategy, id)).join(', ')}`,
        ]
      : []),
    source === '' ? 'source not given' : source,
  ];
}

function doesLines({ board, events }: Ground, of: Retracted): readonly FormLine[] {
  if (concernsReading(of))
    return retractPreviewLines(board, boardWithoutReading(board, of.reading), of.reading);
  const following = events.filter(({ follows }) => follows === of.event.id).length;
  return [
    'no score moves: an event explains and never scores',
    'its flag goes from every chart and from the time line',
    ...(following === 0
      ? []
      : [`${countWithNoun(following, 'event')} that followed it would follow none`]),
  ].map(proseLine);
}

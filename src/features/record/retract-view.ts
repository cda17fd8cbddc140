/** The question whether to retract a reading or an event: what it is, and what retracting it would do. */

import { isAboutCheck, isAboutReading } from '../../core/journal/journal.ts';
import type { Check, Event, Reading } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import type { FormLine } from '../../text/fitting.ts';
import { dayText, terminalSafeOneLine, terminalSafeText } from '../../text/format.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import {
  boardWithEventReplaced,
  countedIndicatorPreviewLines,
  indicatorIdsCountingEvent,
} from '../../views/event-preview.ts';
import { eventSideKindStatusAmountText, nodeTitleWithCode } from '../../views/event-words.ts';
import { indicatorCheckSummaryText } from './checking.ts';
import { readingSummaryText } from './correcting.ts';
import { boardWithoutReading, retractPreviewLines } from './record-preview.ts';

/** What a question about retracting is about. */
export type Retracted =
  | { readonly subject: 'reading'; readonly reading: Reading }
  | { readonly subject: 'check'; readonly check: Check }
  | { readonly subject: 'event'; readonly event: Event };

/** Calls the function among `answers` for what is to be retracted, a reading, a check or an event, with that. */
export function handleRetractTargetByKind<T>(
  answers: { readonly [S in Retracted['subject']]: (of: Extract<Retracted, { subject: S }>) => T },
  of: Retracted,
): T {
  if (isAboutReading(of)) return answers.reading(of);
  return isAboutCheck(of) ? answers.check(of) : answers.event(of);
}

type Ground = Pick<State, 'board' | 'events' | 'strategy'>;

export interface RetractView {
  readonly title: string;
  /** What would be retracted. */
  readonly about: readonly ViewLine[];
  /** What that would do. */
  readonly does: readonly FormLine[];
}

/** The question whether to retract a reading, a check or an event, in words. */
export function retractQuestionView(state: Ground, of: Retracted): RetractView {
  const noun = handleRetractTargetByKind(
    { reading: () => 'a reading', check: () => 'a check', event: () => 'an event' },
    of,
  );
  return {
    title: `Retract ${noun}?`,
    about: [...aboutLines(state, of), 'It stays in the journal, as retracted.'].map((line) =>
      proseLine(terminalSafeOneLine(terminalSafeText(line))),
    ),
    does: doesLines(state, of),
  };
}

/** What would be retracted, in a few words. */
export function itemToRetractText({ strategy }: Pick<State, 'strategy'>, of: Retracted): string {
  return handleRetractTargetByKind(
    {
      reading({ reading }) {
        const indicator = findIndicatorByIdOrCode(strategy, reading.indicator);
        return indicator === undefined ? 'The reading' : readingSummaryText(indicator, reading);
      },
      check: ({ check }) => indicatorCheckSummaryText(strategy, check),
      event: ({ event }) => terminalSafeOneLine(`Event "${event.title}" of ${dayText(event.day)}`),
    },
    of,
  );
}

function aboutLines(state: Ground, of: Retracted): readonly string[] {
  const words = itemToRetractText(state, of);
  const cited = ({ source }: { readonly source: string }): string =>
    source === '' ? 'source not given' : source;
  return handleRetractTargetByKind<readonly string[]>(
    {
      reading: ({ reading }) => [`${words}, ${reading.confidence} confidence`, cited(reading)],
      check: ({ check }) => [words, cited(check)],
      event: ({ event }) => [
        `${words}, ${event.confidence} confidence`,
        `${eventSideKindStatusAmountText(event)}, on ${event.nodes.map((id) => nodeTitleWithCode(state.strategy, id)).join(', ')}`,
        cited(event),
      ],
    },
    of,
  );
}

function doesLines({ board, events }: Ground, of: Retracted): readonly FormLine[] {
  return handleRetractTargetByKind<readonly FormLine[]>(
    {
      reading: ({ reading }) =>
        retractPreviewLines(board, boardWithoutReading(board, reading), reading),
      check: () => [proseLine('the readings stay as they are; it may be due again')],
      event({ event }) {
        const following = events.filter(({ follows }) => follows === event.id).length;
        const counts = event.amount === 0 ? [] : indicatorIdsCountingEvent(board, event);
        const moves: readonly FormLine[] =
          counts.length === 0
            ? [proseLine('no score moves: no indicator counts it')]
            : countedIndicatorPreviewLines(
                board,
                boardWithEventReplaced(board, undefined, event),
                counts,
              );
        const more = [
          'its flag goes from every chart and from the time line',
          ...(following === 0
            ? []
            : [`${countWithNoun(following, 'event')} that followed it would follow none`]),
        ];
        return [...moves, ...more.map(proseLine)];
      },
    },
    of,
  );
}

/** Every version of an indicator's readings as `axiswatch.history/1`. */
import * as v from 'valibot';
import { FATES } from '../../core/journal/journal.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

export const historyDocument = document(
  'axiswatch.history/1',
  'Every version of every reading and check of an indicator, oldest first; `standing` is false for what was corrected or retracted. Beside them, what a sum of events or a mean of readings is made of.',
  {
    indicator: is.id,
    ahead: is.ahead,
    readings: v.array(
      v.object({
        id: is.string,
        observedOn: is.day,
        value: described(
          is.indicatorValueOrNull,
          'In the unit of the indicator, finite; null of a check: somebody looked and found nothing new.',
        ),
        score: described(
          is.scoreOrNull,
          'A score; null of a check, and where the value no longer fits the strategy.',
        ),
        confidence: is.confidence,
        source: is.stringOrNull,
        origin: described(is.stringOrNull, 'Who makes the number, whoever prints it.'),
        url: is.stringOrNull,
        note: is.stringOrNull,
        quote: is.stringOrNull,
        archived: is.stringOrNull,
        retrievedOn: is.dayOrNull,
        recordedAt: is.instant,
        author: is.string,
        standing: is.boolean,
        fate: v.picklist(FATES),
      }),
    ),
    counted: described(
      v.nullable(
        v.object({
          value: is.indicatorValueOrNull,
          observedOn: is.dayOrNull,
          halfLifeDays: described(
            is.decimalOrNull,
            'Days in which each amount fades by half, > 0; null where it does not fade.',
          ),
          days: described(
            is.decimalOrNull,
            'Days for which each amount counts in full and then no more, > 0; null where it fades.',
          ),
          events: v.array(
            v.object({
              id: is.string,
              day: is.day,
              title: is.string,
              amount: is.amount,
              now: described(
                is.decimal,
                'What it still adds on the day, in the unit of the indicator, finite; 0: it counts no more.',
              ),
              until: described(
                is.dayOrNull,
                'The last day on which it counts, in full until then; null where it fades.',
              ),
              confidence: is.confidence,
              source: is.stringOrNull,
              url: is.stringOrNull,
            }),
          ),
        }),
      ),
      'The events up to the day that the value is the sum of, oldest first; null unless the indicator is counted.',
    ),
    rolling: described(
      v.nullable(
        v.object({
          value: is.indicatorValueOrNull,
          observedOn: is.dayOrNull,
          readings: described(is.strings, 'Ids of the readings of its window, oldest first.'),
        }),
      ),
      'What the mean rests on; null unless the value is a mean.',
    ),
    strategy: is.strategyHead,
  },
);
export type HistoryJson = TypeOf<typeof historyDocument>;

/** Questions, probabilities and judgements as the journal keeps them. */
import type { Day } from '../../src/model/day.ts';
import type { Item } from '../../src/model/record.ts';
import type { Change } from '../../src/store/port.ts';
import { TODAY } from './shell.ts';

const change = (what: 'forecast' | 'judgement', item: Item): Change => ({
  ...{ kind: 'record', what, item },
});

interface About {
  readonly indicator: string;
  readonly value: number;
  readonly by: Day;
}

/** `at least` so much. */
export function asked(id: string, day: Day, about: About): Change {
  const asks = { ...about, condition: 'at least' };
  const title = `${about.indicator} at least ${about.value}`;
  const item = { key: 'question', id, day, title, asks };
  return change('forecast', item);
}

export function given(key: string, probability: number, day: Day = TODAY - 30): Change {
  const item = { key, day, title: `${probability} on ${key}`, probability };
  return change('forecast', item);
}

export const JUDGED = 'c0000000';

/** Of the strategy `made`, or another one. */
export function judged(day: Day, strategy = 'made'): Change {
  const item = {
    ...{ key: 'judgement', id: JUDGED, day, title: 'It does not move', question: 'Does it move?' },
    ...{ likelihood: 'very unlikely', confidence: 'moderate', mind: 'A second pact' },
    stood: { strategy, hash: '01234567', index: 40, answer: 'no', band: 'Low' },
  };
  return change('judgement', item);
}

/** A strategy to begin with: small, whole, and every field that a writer must decide is there with words on what to put. */
import { type Day, STRATEGY_FORMATS } from '../model/model.ts';
import { hyphenatedIdFromText } from '../model/plain-text.ts';

const [, NEWEST_FORMAT] = STRATEGY_FORMATS;

export interface StartingPoint {
  /** a-z, 0-9 and -. */
  readonly id: string;
  readonly title: string;
  readonly start: Day;
  /** Titles of the tracks; at least one. */
  readonly tracks: readonly string[];
  /** What it follows; undefined: words on what to put there. */
  readonly source?: string | undefined;
  /** What 100 stands for; undefined: words on what to put there. */
  readonly aim?: string | undefined;
}

/** The words that a writer is to put their own in the place of. */
const TO_SAY = {
  source: 'Name what this strategy follows: a paper, a plan, a decision',
  low: 'Say what is true of the world when the index stands here.',
  middle: 'Say what has changed from the band below.',
  high: 'Say how you would know that it worked.',
  aim: 'Say in one sentence what 100 stands for.',
  track: 'Say what moves this track up.',
  unit: 'unit',
  measures: 'Say what is counted, by whom, and over which time.',
  why: 'Say why it belongs here, and how worst and best were chosen; the order of the goalposts is the direction.',
  lookUp: 'Where the value is published',
};

/** Whether a text is still the one that a strategy begins with. */
export function isStrategyPlaceholderText(text: string | undefined): boolean {
  return Object.values(TO_SAY).some((each) => each === text) || /^Indicator \d+$/.test(text ?? '');
}

/** The document of a new, valid strategy at this starting point, ready to be written as JSON. */
export function newStrategyJson(point: StartingPoint): object {
  const { id, title, start, tracks } = point;
  const names = uniqueIds([id, ...tracks]);
  const ids = names.slice(1);
  return {
    format: NEWEST_FORMAT,
    id: names[0],
    title,
    source: {
      title: point.source ?? TO_SAY.source,
    },
    start,
    bands: [
      {
        id: 'low',
        title: 'Low',
        from: 0,
        meaning: TO_SAY.low,
      },
      {
        id: 'middle',
        title: 'Middle',
        from: 33,
        meaning: TO_SAY.middle,
      },
      { id: 'high', title: 'High', from: 67, meaning: TO_SAY.high },
    ],
    root: {
      kind: 'gauge',
      id: 'gauge',
      title,
      aim: point.aim ?? TO_SAY.aim,
      aggregation: { method: 'arithmetic' },
      children: tracks.map((track, at) => ({
        kind: 'track',
        id: ids[at],
        title: track,
        aim: TO_SAY.track,
        aggregation: { method: 'arithmetic' },
        children: [
          indicator(`${ids[at]}-first`, at * 2 + 1),
          indicator(`${ids[at]}-second`, at * 2 + 2),
        ],
      })),
    },
  };
}

/** An indicator to begin with; its code and its title have the `number`, from 1. */
function indicator(id: string, number: number): object {
  return {
    kind: 'indicator',
    id,
    code: `X${number}`,
    title: `Indicator ${number}`,
    unit: TO_SAY.unit,
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 90,
    halfLifeDays: 90,
    measures: TO_SAY.measures,
    why: TO_SAY.why,
    lookUp: [{ title: TO_SAY.lookUp }],
  };
}

/** Words as ids, each once. */
function uniqueIds(words: readonly string[]): readonly string[] {
  const taken = new Set(['gauge']);
  return words.map((word, at) => {
    const stem = hyphenatedIdFromText(word) || `part-${at}`;
    let id = stem;
    for (let next = 2; taken.has(id); next += 1) id = `${stem}-${next}`;
    taken.add(id);
    return id;
  });
}

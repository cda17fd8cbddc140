/** A strategy to begin with: small, whole, and every field that a writer must decide is there with words on what to put. */
import { type Day, FORMAT } from './model.ts';

export interface StartingPoint {
  /** a-z, 0-9 and -. */
  readonly id: string;
  readonly title: string;
  readonly start: Day;
  /** Titles of the tracks; at least one. */
  readonly tracks: readonly string[];
  /** What it follows; undefined: words on what to put there. */
  readonly source?: string | undefined;
  /** What 100 stands for; undefined likewise. */
  readonly aim?: string | undefined;
}

/** The document, ready to be written as JSON; it is a valid strategy. */
export function startingStrategy(point: StartingPoint): object {
  const { id, title, start, tracks } = point;
  const names = uniqueIds([id, ...tracks]);
  const ids = names.slice(1);
  return {
    format: FORMAT,
    id: names[0],
    title,
    source: {
      title: point.source ?? 'Name what this strategy follows: a paper, a plan, a decision',
    },
    start,
    bands: [
      {
        id: 'low',
        title: 'Low',
        from: 0,
        meaning: 'Say what is true of the world when the gauge stands here.',
      },
      {
        id: 'middle',
        title: 'Middle',
        from: 33,
        meaning: 'Say what has changed from the band below.',
      },
      { id: 'high', title: 'High', from: 67, meaning: 'Say how you would know that it worked.' },
    ],
    root: {
      kind: 'gauge',
      id: 'gauge',
      title,
      aim: point.aim ?? 'Say in one sentence what 100 stands for.',
      aggregation: { method: 'arithmetic' },
      children: tracks.map((track, at) => ({
        kind: 'track',
        id: ids[at],
        title: track,
        aim: 'Say what moves this track up.',
        aggregation: { method: 'arithmetic' },
        children: [
          indicator(`${ids[at]}-first`, at * 2 + 1),
          indicator(`${ids[at]}-second`, at * 2 + 2),
        ],
      })),
    },
  };
}

function indicator(id: string, number: number): object {
  return {
    kind: 'indicator',
    id,
    code: `X${number}`,
    title: `Indicator ${number}`,
    unit: 'unit',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 90,
    halfLifeDays: 90,
    measures: 'Say what is counted, by whom, and over which time.',
    why: 'Say why it belongs here, and how worst and best were chosen; the order of the goalposts is the direction.',
    lookUp: [{ title: 'Where the value is published' }],
  };
}

/** Words as ids, each once. */
function uniqueIds(words: readonly string[]): readonly string[] {
  const taken = new Set(['gauge']);
  return words.map((word, at) => {
    const plain = word
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const stem = plain === '' ? `part-${at}` : plain;
    let id = stem;
    for (let next = 2; taken.has(id); next += 1) id = `${stem}-${next}`;
    taken.add(id);
    return id;
  });
}

/** Which counted indicators an event is likely one of, by the words that both have. */
import { memoizeLatestPerObject } from '../../core/model/kept.ts';
import type { Indicator, Readings, Strategy } from '../../core/model/model.ts';
import { indicatorsOf, nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';

/** So many are offered at most. */
const MOST = 3;
/** Below this share of the nearest one's weight an indicator is not offered. */
const LEAST_SHARE = 0.25;
/** What a word weighs that stands in the title, in what is counted, or only in the titles of events that are counted already. */
const WEIGHTS = [4, 2, 1] as const;

/** The counted indicators that share words with what is typed, the nearest first; a word that many of them have tells nothing. */
export function countedMatches(board: Board, typed: string): readonly Indicator[] {
  const all = countedWords(board.strategy, board.readings);
  const weights = all.map(() => 0);
  for (const word of new Set(wordsOf(typed))) {
    const places = all.map(({ texts }) =>
      texts.findIndex((words) => words.some((each) => isSameWord(each, word))),
    );
    const having = places.filter((place) => place >= 0).length;
    if (having === 0 || 3 * having > all.length + 2) continue;
    places.forEach((place, at) => {
      weights[at] = (weights[at] ?? 0) + (WEIGHTS[place] ?? 0) / having;
    });
  }
  const most = Math.max(...weights);
  return all
    .map(({ indicator }, at) => ({ indicator, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= most * LEAST_SHARE)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ indicator }) => indicator);
}

/** The counted indicators with their words, text by text in the order of the weights. */
const countedWords = memoizeLatestPerObject((strategy: Strategy, readings: Readings) =>
  indicatorsOf(strategy)
    .filter(({ count }) => count !== undefined)
    .map((indicator) => {
      const { id, title, measures = '', unit = '' } = indicator;
      const events = readings.eventsOf(id).map((event) => event.title);
      const texts = [`${nodeCodeOf(indicator)} ${title}`, `${measures} ${unit}`, events.join(' ')];
      return { indicator, texts: texts.map((text) => [...new Set(wordsOf(text))]) };
    }),
);

/** The words of a text that may tell something: those of four letters or more, shorter ones where they are names. */
export function wordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word)
    .filter((word) => word.length >= 4 || /^\p{Lu}./u.test(word))
    .map((word) => word.toLowerCase());
}

/** How many words of one list are in another, in whatever form. */
export function wordsInCommon(words: readonly string[], others: readonly string[]): number {
  return words.filter((word) => others.some((other) => isSameWord(word, other))).length;
}

/** Whether two words are one, or forms of one: alike but for their last two letters. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const least = Math.min(one.length, other.length);
  const same = Math.max(4, least - 2);
  return least >= 4 && one.slice(0, same) === other.slice(0, same);
}

/** Finding by what a person types: by its words at once, approximately once the library for that is there. */

export interface Findable {
  /** What it is called first: an indicator's code, an action's id. */
  readonly name: string;
  readonly title: string;
  /** Words that find it too, and are not shown. */
  readonly also?: string | undefined;
}

/** What a query finds, the best first. */
export interface FoundItems<Item> {
  /** What has every word of it. */
  readonly exact: readonly Item[];
  /** What is only like it, and never an answer unless it is chosen. */
  readonly near: readonly Item[];
}

/** What a query finds among items; every item for an empty query. */
export type Finder = <Item extends Findable>(
  items: readonly Item[],
  query: string,
) => FoundItems<Item>;

/** Finds what has every word of the query in it, whatever the case. */
export const byWords: Finder = (items, query) => {
  const words = query.toLowerCase().split(/\s+/);
  const exact = items.filter(({ name, title, also = '' }) => {
    const text = `${name} ${title} ${also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { exact, near: [] };
};

/** Letters from which a text is looked for in what a node is for: a piece of a code is in any text. */
export const LEAST_WORD = 4;

/** What a word is in any script, as the library's own description has it; a word is met at its beginning. */
const WORDS = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  interBound: '[^\\p{L}\\d]',
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  interLft: 1,
} as const;
/** In any order, so many words at most. */
const MOST_WORDS = 3;
/** A word that is no longer one: a slip in it costs seconds to look for. */
const TOO_LONG = /\S{25}/;

/** Loads the finder of what is approximately meant: what has every word first, then what has one slip of the keys in a word, else what is left of a word without some letters. For after the first frame, which loading would delay. */
export async function loadFuzzyFinder(): Promise<Finder> {
  const { Fuzzy } = await import('./fuzzy.ts');
  const slip = new Fuzzy({ ...WORDS, intraMode: 1 });
  const shortened = new Fuzzy({ ...WORDS, intraIns: 2 });
  return (items, query) => {
    const text = query.trim();
    if (text === '') return { exact: items, near: [] };
    const texts = items.map(({ name, title }) => `${name} ${title}`);
    const foundBy = (fuzzy: typeof slip): readonly (typeof items)[number][] => {
      const [at, info, order] = fuzzy.search(texts, text, MOST_WORDS, Number.POSITIVE_INFINITY);
      const found = order === null ? (at ?? []) : order.map((each) => info.idx[each]);
      return found.flatMap((each) => items[each ?? -1] ?? []);
    };
    const exact = new Set(byWords(items, text).exact);
    if (TOO_LONG.test(text)) return { exact: [...exact], near: [] };
    const near = foundBy(slip);
    // Two letters with others between are in any word.
    if (exact.size + near.length === 0)
      return { exact: [], near: text.length < LEAST_WORD ? [] : foundBy(shortened) };
    return {
      exact: [
        ...near.filter((item) => exact.has(item)),
        ...[...exact].filter((item) => !near.includes(item)),
      ],
      near: near.filter((item) => !exact.has(item)),
    };
  };
}

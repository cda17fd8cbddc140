/** Finding by what a person types: by its words at once, approximately once the library for that is there. */

export interface Findable {
  /** What it is called first: an indicator's code, an action's id. */
  readonly name: string;
  readonly title: string;
  /** Words that find it too, and are not shown. */
  readonly also?: string | undefined;
}

/** The items that a query finds, the best first; every item for an empty query. */
export type Finder = <Item extends Findable>(
  items: readonly Item[],
  query: string,
) => readonly Item[];

/** Finds what has every word of the query in it, whatever the case. */
export const byWords: Finder = (items, query) => {
  const words = query.toLowerCase().split(/\s+/);
  return items.filter(({ name, title, also = '' }) => {
    const text = `${name} ${title} ${also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** Letters from which a text is looked for in what a node is for: a piece of a code is in any text. */
export const LEAST_WORD = 4;

/** How far off a find may be, 0…1: as it is typed, and where that finds nothing, word by word with letters left out. */
const CLOSE = 0.3;
const FAR = 0.5;

/** Finds approximately: what has every word first, then what comes near. Loaded after the first frame, which it would delay. */
export async function loadFuzzy(): Promise<Finder> {
  const { Fuse } = await import('./fuzzy.ts');
  return (items, query) => {
    if (query.trim() === '') return items;
    const nearTo = (text: string, threshold: number): readonly (typeof items)[number][] =>
      new Fuse(items, {
        keys: ['name', 'title'],
        threshold,
        ignoreLocation: true,
        ignoreFieldNorm: true,
      })
        .search(text)
        .map(({ item }) => item);
    const exact = new Set(byWords(items, query));
    const near = nearTo(query.trim(), CLOSE);
    if (exact.size + near.length === 0) {
      const [first = [], ...others] = query
        .trim()
        .split(/\s+/)
        .map((word) => nearTo(word, FAR));
      return first.filter((item) => others.every((found) => found.includes(item)));
    }
    return [
      ...near.filter((item) => exact.has(item)),
      ...[...exact].filter((item) => !near.includes(item)),
      ...near.filter((item) => !exact.has(item)),
    ];
  };
}

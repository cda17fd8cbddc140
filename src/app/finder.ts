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

/** Finds approximately: what has every word first, then what comes near. Loaded after the first frame, which it would delay. */
export async function loadFuzzy(): Promise<Finder> {
  const { Fuse } = await import('./fuzzy.ts');
  return (items, query) => {
    if (query.trim() === '') return items;
    const fuse = new Fuse(items, {
      keys: ['name', 'title'],
      threshold: 0.3,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    });
    const exact = new Set(byWords(items, query));
    const near = fuse.search(query.trim()).map(({ item }) => item);
    return [
      ...near.filter((item) => exact.has(item)),
      ...[...exact].filter((item) => !near.includes(item)),
      ...near.filter((item) => !exact.has(item)),
    ];
  };
}

/** Searching what is chosen by its name: a letter wrong, words in any order, any script. */
import type { Found } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';

export type Search = (typed: string) => readonly Found<World>[];

const IN_ANY_SCRIPT = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  interBound: '[^\\p{L}\\d]',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
};
/** Words of what is typed that may stand in another order. */
const WORDS = 4;

/** All of them, in their order, where nothing is typed. */
export async function searchIn(all: readonly Found<World>[]): Promise<Search> {
  const { default: Fuzzy } = await import('@leeoniya/ufuzzy');
  const fuzzy = new Fuzzy({ ...IN_ANY_SCRIPT, intraMode: 1 });
  const texts = Fuzzy.latinize(all.map(({ text, says }) => `${text} ${says}`));
  return (typed) => {
    const sought = typed.trim();
    if (sought === '') return all;
    const [found, info, order] = fuzzy.search(texts, Fuzzy.latinize(sought), WORDS);
    const places = info === null ? found : order.map((at) => info.idx[at]);
    const like = (places ?? []).flatMap((at) => (at === undefined ? [] : (all[at] ?? [])));
    // a key or a mark by itself is no word to it
    return [...new Set([...all.filter(({ text }) => text.split(' ').includes(sought)), ...like])];
  };
}

/** Names that are like one that is not there. */
import { oneLine } from '../app/format.ts';
import type { Strategy } from '../domain/model.ts';
import { codeOf, indicatorsOf } from '../domain/tree.ts';

const MOST = 3;

/** What to do about an indicator that is not known: the nearest ones by code, id and title, or where all are listed. */
export async function unknownIndicator(strategy: Strategy, name: string): Promise<string> {
  const { default: Fuse } = await import('fuse.js');
  const known = indicatorsOf(strategy).map((indicator) => ({
    code: codeOf(indicator),
    id: indicator.id,
    title: indicator.title,
  }));
  const by = (keys: string[], threshold: number) =>
    new Fuse(known, { keys, threshold, ignoreLocation: true }).search(name);
  // A code is so short that one wrong letter is half of it.
  const found = [...by(['id', 'title'], 0.45), ...by(['code'], 0.5)];
  const unique = [...new Map(found.map((each) => [each.item.id, each])).values()];
  const nearest = unique
    .slice(0, MOST)
    .map(({ item }) => (item.code === item.id ? item.id : `${item.code} (${item.id})`));
  const hint =
    nearest.length === 0
      ? '"axiswatch list" shows all of them'
      : `the nearest are ${nearest.join(', ')}`;
  return oneLine(`there is no indicator "${name}"; ${hint}`);
}

/** Items of the journal that a person names by an id. */
import { Refusal } from '../model/problem.ts';

interface Named {
  /** Eight letters and digits; the first ones do where no other begins so. */
  readonly id: string;
}

export function newId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** The one whose id begins so; refused where there is none, or more than one. */
export async function itemOf<I extends Named>(
  items: readonly I[],
  id: string,
  what: string,
): Promise<I> {
  const found = items.filter((item) => item.id.startsWith(id.toLowerCase()));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const ids = (found.length > 1 ? found : items).map((item) => item.id);
  const { suggestion } = await import('../model/near.ts');
  throw new Refusal(
    ids.length === 0
      ? `there is no ${what} yet`
      : `${id} is the id of ${found.length === 0 ? 'no' : 'more than one'} ${what}; ${suggestion(found.length > 1 ? '' : id, ids)}`,
  );
}

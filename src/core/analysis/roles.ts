/** How much of a change came from our own acts, from what they brought about, and from what they are for. */

import { ROLES, type Role, type Strategy } from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import type { ScoreEffect } from './explain.ts';

export interface RoleShare {
  /** Own or inherited by the node of an effect; undefined: nodes without one. */
  readonly role: Role | undefined;
  /** Points by scores that moved, of counts by what happened. */
  readonly value: number;
  /** Points by counts that faded. */
  readonly fading: number;
  /** Points by weight that came, went or shifted. */
  readonly coverage: number;
}

/** The effects of a change added up by role: means, result, effect, then none where there is any; together they sum to the change. */
export function scoreChangeByRole(
  strategy: Strategy,
  effects: readonly ScoreEffect[],
): readonly RoleShare[] {
  const places = nodePlacesOf(strategy);
  const of = (role: Role | undefined): RoleShare => {
    const own = effects.filter(({ id }) => places.get(id)?.role === role);
    const sum = (kind: ScoreEffect['effect']): number =>
      own.reduce((total, each) => total + (each.effect === kind ? each.points : 0), 0);
    return { role, value: sum('value'), fading: sum('fading'), coverage: sum('coverage') };
  };
  const without = effects.some(({ id }) => places.get(id)?.role === undefined);
  return [...ROLES.map(of), ...(without ? [of(undefined)] : [])];
}

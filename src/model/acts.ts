/** What our side did about the cause of a link: format 3, section 5. */
import type { Board } from './board.ts';
import { type Event, STAGES } from './record.ts';
import type { Node } from './strategy.ts';

/** Days back from the day of the board. */
export const ACT_DAYS = 365;

export interface Act {
  readonly event: Event;
  /** The first of its nodes that is the cause or lies below it. */
  readonly node: Node;
  /** The events that carry it on, none of which is an act of ours about the same cause. */
  readonly followedBy: readonly Event[];
}

/** Our acts that name a node or anything below it, by stage, the newest first; one that another of them follows is left out. */
export function actsOn(board: Board, cause: Node): readonly Act[] {
  const { strategy, boards, day } = board;
  const known = boards.record.events.filter((event) => event.day <= day);
  const isBelow = (node: Node | undefined): boolean =>
    node !== undefined && (node === cause || isBelow(node.parent));
  const nodeOf = ({ nodes }: Event): Node | undefined =>
    nodes.map((id) => strategy.nodes.get(id.toLowerCase())).find(isBelow);
  const ours = known.filter(
    (event) => event.side === strategy.sides[0]?.id && nodeOf(event) !== undefined,
  );
  const followed = new Set(ours.map(({ follows }) => follows));
  const place = ({ event: { stage } }: Act): number =>
    stage === undefined ? STAGES.length : STAGES.indexOf(stage);
  return ours
    .filter((event) => event.day > day - ACT_DAYS && !followed.has(event.id))
    .map((event) => ({
      event,
      node: nodeOf(event) as Node,
      followedBy: known.filter(({ follows }) => follows === event.id),
    }))
    .sort((a, b) => place(a) - place(b) || b.event.day - a.event.day);
}

/** What is missing, expired or late, first to do first. */
import type { Board } from '../../model/board.ts';
import type { Check, Event } from '../../model/record.ts';
import { counts, type Leaf } from '../../model/strategy.ts';
import type { Page } from '../../page/page.ts';
import type { At, Next } from '../../tui/screen.ts';
import { dueOf, dueSection, type ToDo } from '../board/board-page.ts';
import type { World } from '../dashboard/world.ts';

/** Indicators of a walk after which it is told how many are left. */
const TELLS_EVERY = 12;

/** The place in the journal at which the walk began. */
export function walkBegin({ options }: At<World>): number {
  return Number(options.walk);
}

/** What was written of a leaf in the walk. */
function writtenIn(at: At<World>, { boards }: Board, leaf: Leaf): readonly (Check | Event)[] {
  const { readings, checks, events } = boards.recordOf(leaf);
  return [...readings, ...checks, ...events].filter(({ seq }) => seq > walkBegin(at));
}

/** Context last; without those of which something was written in the walk. */
function lateOf(at: At<World>, board: Board): readonly ToDo[] {
  return [...dueOf(board), ...dueOf(board, (leaf) => !counts(leaf))].filter(
    ({ leaf }) => writtenIn(at, board, leaf).length === 0,
  );
}

/** A person who let a reading or an event of the walk have no source is not asked again. */
export function isSourceAsked(at: At<World>): boolean {
  const { boards, today, context } = at.world;
  return boards.strategy.leaves.some((leaf) =>
    writtenIn(at, boards.on(today), leaf).some(
      (row) =>
        ('value' in row || 'nodes' in row) &&
        row.source === undefined &&
        row.author === context.author,
    ),
  );
}

export function latePage(at: At<World>, board: Board): Page {
  return {
    id: 'late',
    title: 'Late',
    sections: [{ ...dueSection(board.day, lateOf(at, board)), id: 'late', title: '' }],
  };
}

/** What is told after something was written; a walk ends when nothing is left, and tells now and then how much is. */
export function walkOn(at: At<World>, after: Board, text: string): readonly Next<World>[] {
  if (at.options.walk === undefined) return [{ do: 'say', text }];
  const left = lateOf(at, after).length;
  if (left === 0) return [{ do: 'say', text }, { do: 'back' }];
  const { leaves } = after.strategy;
  const done = leaves.filter((leaf) => writtenIn(at, after, leaf).length > 0).length;
  const told = done % TELLS_EVERY === 0 ? `${done} done, ${left} left; ${text}` : text;
  return [{ do: 'say', text: told }];
}

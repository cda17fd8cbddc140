/** What is missing, expired or late, first to do first. */
import type { Board } from '../../model/board.ts';
import { counts } from '../../model/strategy.ts';
import type { Page } from '../../page/page.ts';
import type { At, Next } from '../../tui/screen.ts';
import { dueOf, dueSection, type ToDo } from '../board/board-page.ts';
import type { World } from '../dashboard/world.ts';

/** The place in the journal at which the walk began. */
export function walkBegin({ options }: At<World>): number {
  return Number(options.walk);
}

/** Context last; without those of which something was written in the walk. */
function lateOf(at: At<World>, board: Board): readonly ToDo[] {
  return [...dueOf(board), ...dueOf(board, (leaf) => !counts(leaf))].filter(({ leaf }) => {
    const { readings, checks, events } = board.boards.recordOf(leaf);
    return ![...readings, ...checks, ...events].some(({ seq }) => seq > walkBegin(at));
  });
}

export function latePage(at: At<World>, board: Board): Page {
  return {
    id: 'late',
    title: 'Late',
    sections: [{ ...dueSection(board.day, lateOf(at, board)), id: 'late', title: '' }],
  };
}

/** The walk ends when something was written in it after which nothing is left. */
export function walkOn(at: At<World>, after: Board): readonly Next<World>[] {
  return at.options.walk !== undefined && lateOf(at, after).length === 0 ? [{ do: 'back' }] : [];
}

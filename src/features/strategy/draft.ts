/** A strategy of one's own being made or changed: what it is in the draft, and what that does to the scores. */
import { type Board, Boards } from '../../model/board.ts';
import type { StandingRecord } from '../../model/record.ts';
import { withRows } from '../../model/standing.ts';
import { findNode, type Node, type Strategy } from '../../model/strategy.ts';
import { shareByWeight } from '../../model/strategy-edit.ts';
import { FORMAT, parseStrategy } from '../../model/strategy-file.ts';
import { linkStrategy, type StrategyFile } from '../../model/strategy-link.ts';
import { type TableSection, table } from '../../page/page.ts';
import { draftOf, ownText, type StoredDraft, writeDraft } from '../../store/strategies.ts';
import type { At, Next, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';

export interface Draft extends StoredDraft {
  readonly strategy: Strategy;
  /** Whether something is not saved yet. */
  readonly isChanged: boolean;
  /** The board of today by the strategy in force; undefined of one that is not saved yet. */
  readonly before: Board | undefined;
}

/** What is said when a change is kept. */
export const KEPT = 'kept in the draft; S saves it';

export const ANSWERS = { up: 'Yes', still: 'Not that this board can see', down: 'No' };
const SIDES = [
  { id: 'ours', title: 'our side' },
  { id: 'others', title: 'others' },
];
const BANDS = ['Very low', 'Low', 'Middle', 'High', 'Very high'].map((title, at) => ({
  title,
  from: 20 * at,
}));

/** A strategy that asks nothing yet. */
export function blankFile(
  id: string,
  title = id,
  children: StrategyFile['index']['children'] = [],
): StrategyFile {
  return {
    ...{ format: FORMAT, id, title, start: '2000-01-01', question: '', answers: ANSWERS },
    ...{ sides: SIDES, bands: BANDS, index: { id: 'index', title, children } },
  };
}

/** Of the id that a target begins with: `tram`, `tram/punctual`; a blank one where there is none. */
export async function readDraft({ context, boards, today }: World, target = ''): Promise<Draft> {
  const { data } = context.folders;
  const [id = ''] = target.split('/');
  const draft = draftOf(data, id);
  const isInUse = boards.strategy.id.toLowerCase() === id.toLowerCase();
  const own = isInUse ? ownText(data, id) : undefined;
  const saved = own === undefined ? blankFile(id) : (parseStrategy(own) as StrategyFile);
  const { file, readings } = draft ?? { file: saved, readings: [] };
  return {
    ...{ file, readings, strategy: linkStrategy(file, '') },
    isChanged: draft !== undefined,
    before: own === undefined ? undefined : boards.on(today),
  };
}

const NOTHING: StandingRecord = { readings: new Map(), checks: new Map(), events: [] };

/** Boards by a file: of the record, or of a strategy that is not saved yet of its first readings. */
export function boardsBy(
  { context, boards }: World,
  { before, readings }: Draft,
  file: StrategyFile,
): Boards {
  const record = before === undefined ? withRows(NOTHING, readings, context.author) : boards.record;
  return new Boards(linkStrategy(file, ''), record);
}

export function boardBy(world: World, draft: Draft, file: StrategyFile): Board {
  return boardsBy(world, draft, file).on(world.today);
}

/** The index, the tracks and what stands beside them, and a node below them, as a file would have them; beside what they are. */
export function boardSection(after: Board, before?: Board, about?: string): TableSection {
  const { index, tracks } = after.strategy;
  const node = about === undefined ? undefined : findNode(after.strategy, about);
  const was = ({ id }: Node): number | undefined => {
    const same = before && findNode(before.strategy, id);
    return same && before?.score(same);
  };
  const alone = index.children.filter(({ kind }) => kind === 'leaf');
  const rows = new Set([index, ...tracks, ...alone, ...(node === undefined ? [] : [node])]);
  return table<Node>({
    id: 'board',
    title: '',
    rows: [...rows],
    figures: {
      title: { kind: 'text', head: '', get: ({ title }) => title, grows: true, least: 16 },
      share: {
        kind: 'share',
        head: 'of the index',
        shortHead: 'of index',
        get: shareByWeight,
        drop: 2,
      },
      ...(before && {
        before: { kind: 'score', style: 'detail', get: was },
      }),
      score: {
        kind: 'score',
        head: before === undefined ? 'score' : 'after',
        style: 'detail',
        get: (each) => after.score(each),
        bar: 10,
      },
      ...(before && {
        change: {
          kind: 'points',
          style: 'detail',
          drop: 1,
          get: (each: Node) => {
            const [from, to] = [was(each), after.score(each)];
            return from === undefined || to === undefined ? undefined : to - from;
          },
        },
      }),
    },
  });
}

/** Keeps a change in the draft, and goes on. */
export function changing({ world }: At<World>, draft: StoredDraft, next: Next<World>): Next<World> {
  return {
    do: 'work',
    work: async () => {
      const { file, readings } = draft;
      writeDraft(world.context.folders.data, { file, readings });
      return next;
    },
  };
}

/** What was typed, without blanks at its ends. */
export function trimmed(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.trim()]));
}

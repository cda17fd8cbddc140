/** A strategy of one's own as a tree of tracks and indicators, being changed; the target is its id. */
import { problemText } from '../../model/problem.ts';
import { findNode, type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import {
  nodeOnPath,
  problemsOf,
  shareByWeight,
  strategyText,
  withoutNode,
} from '../../model/strategy-edit.ts';
import { countText, valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import { dropDraft } from '../../store/strategies.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { aboutSection } from '../indicator/indicator-page.ts';
import { changeText } from '../record/written.ts';
import { boardBy, boardSection, changing, type Draft, KEPT, readDraft } from './draft.ts';
import { revise, saveNew } from './revision.ts';

export const strategyScreen: Screen<World> = {
  id: 'strategy',
  apart: true,
  load: readDraft,
  title: ({ data }) => {
    const { file, isChanged } = data as Draft;
    return isChanged ? `${file.title} (draft)` : file.title;
  },
  view: ({ world, data }) => {
    const draft = data as Draft;
    const { strategy, file, before } = draft;
    return {
      kind: 'page',
      page: {
        id: 'strategy',
        title: strategy.question,
        sections: [treeSection(strategy.id, strategy.index)],
      },
      list: 'nodes',
      beside: (row) => {
        const node = nodeOf(draft, row?.id);
        return [
          boardSection(boardBy(world, draft, file), before, node?.id),
          ...(node?.kind === 'leaf' ? [aboutSection(node)] : []),
        ];
      },
    };
  },
  actions: [
    onNode(
      'Enter',
      { label: 'edit', says: 'edit the selected track or indicator, or the question' },
      editing,
    ),
    onNode(
      'a',
      { label: 'indicator', says: 'add an indicator to the selected track' },
      (draft, node) => form(draft, `+${placeFor(node).id}`),
    ),
    onNode('S', { label: 'save', says: 'save the draft and score by it' }, saving),
    onNode('t', { label: 'track', says: 'add a track' }, (draft) => form(draft, '*')),
    onNode('w', { label: 'shares', says: 'set the shares of a branch' }, (draft, node) => ({
      ...form(draft, branchOf(node).id),
      screen: 'strategy-weights',
    })),
    onNode('D', { label: 'drop', says: 'drop the selected track or indicator' }, dropping),
    onNode('X', { says: 'throw the draft away' }, (draft, _, at) => ({
      do: 'ask',
      question: 'Throw away what is not saved',
      yes: {
        do: 'all',
        nexts: [{ do: 'home' }, { do: 'work', work: async () => thrownAway(at, draft) }],
      },
    })),
    onNode('E', { says: 'edit the selected track or indicator' }, editing),
  ],
  words: [
    ['of the index', 'its share of the index, by the weights'],
    ['before, after', 'today’s scores by the saved strategy, and by the draft'],
  ],
};

function onNode(
  key: string,
  action: Pick<Action<World>, 'label' | 'says'>,
  run: (draft: Draft, node: Node, at: At<World>) => Next<World>,
): Action<World> {
  return {
    key,
    ...action,
    run: (at) => {
      const draft = at.data as Draft;
      return run(draft, nodeOf(draft, at.row?.id) ?? draft.strategy.index, at);
    },
  };
}

function nodeOf({ strategy }: Draft, id = ''): Node | undefined {
  return findNode(strategy, id.split('/')[1] ?? '');
}

/** A node itself, or the branch that an indicator stands in. */
function branchOf(node: Node): Node {
  return node.kind === 'branch' ? node : node.parent;
}

/** Where a new indicator goes: of the index into its first track. */
function placeFor(node: Node): Node {
  const tracks = node.kind === 'branch' && node.parent === undefined ? node.children : [];
  return tracks.find(({ kind }) => kind === 'branch') ?? branchOf(node);
}

function form({ file }: Draft, name: string) {
  return { do: 'open', screen: 'strategy-node', target: `${file.id}/${name}` } as const;
}

function editing(draft: Draft, node: Node): Next<World> {
  if (node.parent !== undefined) return form(draft, node.id);
  return { do: 'open', screen: 'strategy-form', target: draft.file.id };
}

function dropping(draft: Draft, node: Node, at: At<World>): Next<World> {
  if (node.parent === undefined) {
    return { do: 'say', text: 'the index cannot be dropped; X throws the whole draft away' };
  }
  const ids = new Set(leavesOf(node).map(({ id }) => id));
  const { readings, checks } = at.world.boards.record;
  const rows = [readings, checks].flatMap((lists) =>
    [...lists].flatMap(([id, list]) => (ids.has(id) ? list : [])),
  );
  const kept =
    draft.before === undefined || rows.length === 0
      ? ''
      : `; its ${countText('row', rows.length)} will stay, but not count`;
  return {
    do: 'ask',
    question: `Drop “${node.title}”${kept}`,
    yes: changing(
      at,
      { ...draft, file: withoutNode(draft.file, node.id) },
      {
        do: 'say',
        text: KEPT,
      },
    ),
  };
}

function thrownAway({ world }: At<World>, { file }: Draft): Next<World> {
  dropDraft(world.context.folders.data, file.id);
  return { do: 'say', text: 'thrown away' };
}

function saving(draft: Draft, _: Node, { world }: At<World>): Next<World> {
  const { file } = draft;
  const [problem] = problemsOf(file);
  if (problem !== undefined) {
    const title = nodeOnPath(file, problem.path)?.title ?? '';
    const says = problem.path.endsWith('.children')
      ? 'has no indicator yet; a adds one'
      : problemText(problem);
    return { do: 'say', text: `${title} ${says}`, tone: 'bad' };
  }
  if (!draft.isChanged) return { do: 'say', text: 'nothing is changed yet' };
  if (draft.before !== undefined) {
    return { do: 'open', screen: 'strategy-reason', target: file.id };
  }
  const work = async (): Promise<Next<World>> => {
    await saveNew(world.context, file.id, strategyText(file), draft.readings);
    world.session.day = undefined;
    return { do: 'say', text: 'saved and in use' };
  };
  return { do: 'all', nexts: [{ do: 'home' }, { do: 'work', work }] };
}

/** Why a strategy is revised: without a reason it is not. */
export const reasonForm: Screen<World> = {
  id: 'strategy-reason',
  load: readDraft,
  title: () => 'save the revision',
  view: ({ world, data, target = '' }) => {
    const draft = data as Draft;
    return {
      kind: 'form',
      form: {
        draft: `reason ${target}`,
        fields: [{ name: 'reason', label: 'reason', hint: 'why it is changed, in a few words' }],
        initial: {},
        below: () => [boardSection(boardBy(world, draft, draft.file), draft.before)],
        check: ({ reason = '' }) =>
          reason.trim() === '' ? [{ path: 'reason', message: 'must say why' }] : [],
        save: ({ reason = '' }) => ({
          do: 'all',
          // what the open screens are about may be gone
          nexts: [{ do: 'home' }, { do: 'work', work: () => revised(world, draft, reason) }],
        }),
      },
    };
  },
};

async function revised(world: World, { file }: Draft, reason: string): Promise<Next<World>> {
  const { context, boards, today } = world;
  await revise(context, file.id, strategyText(file), reason);
  const after = (await context.boards([today])).on(today);
  return { do: 'say', text: `revised: ${changeText(boards.on(today), after)}; u takes it back` };
}

interface TreeRow {
  readonly node: Node;
  readonly depth: number;
}

function treeSection(id: string, index: Node): TableSection {
  const rowsOf = (node: Node, depth: number): readonly TreeRow[] => [
    { node, depth },
    ...(node.kind === 'branch' ? node.children.flatMap((child) => rowsOf(child, depth + 1)) : []),
  ];
  const ofLeaf = (get: (leaf: Leaf) => string) => ({
    kind: 'text' as const,
    get: ({ node }: TreeRow) => (node.kind === 'leaf' ? get(node) : undefined),
  });
  return table<TreeRow>({
    id: 'nodes',
    title: '',
    rows: rowsOf(index, 0),
    target: ({ node }) => ({ feature: 'strategy-node', id: `${id}/${node.id}` }),
    figures: {
      title: {
        kind: 'text',
        head: 'track, indicator',
        get: ({ node, depth }) => `${'· '.repeat(depth)}${node.title}`,
        grows: true,
      },
      share: {
        kind: 'share',
        head: 'of the index',
        shortHead: 'of index',
        get: ({ node }) => shareByWeight(node),
      },
      worst: { ...ofLeaf((leaf) => valueText(leaf.worst, leaf)), drop: 1 },
      best: { ...ofLeaf((leaf) => valueText(leaf.best, leaf)), drop: 1 },
      every: {
        kind: 'days',
        missing: '',
        get: ({ node }) => (node.kind === 'leaf' ? node.every : undefined),
        drop: 2,
      },
    },
  });
}

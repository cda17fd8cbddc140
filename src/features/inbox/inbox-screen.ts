/** What waits for a yes, beside what stands; a key decides it. */
import { Boards } from '../../model/board.ts';
import { withRows } from '../../model/standing.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { openAddress } from '../indicator/outside.ts';
import { effectSections } from '../record/effect-page.ts';
import { written } from '../record/written.ts';
import { aboutOf, acceptances, decisions, inboxOf, isSound, type Weighed } from './inbox.ts';
import { proposalSection, targetOf, walkedPage } from './inbox-page.ts';

export const INBOX: Action<World> = {
  key: 'I',
  says: 'the inbox: what is proposed and waits for your yes',
  run: () => ({ do: 'open', screen: 'inbox' }),
};

/** Of what moved the index most, how many are named. */
const CAUSES = 3;

const rowsAt = ({ data }: At<World>) => data as readonly Weighed[];

/** The one that a target names, if not another that of the selected row. */
function proposalAt(at: At<World>, target = at.row?.id): Weighed | undefined {
  return rowsAt(at).find((each) => targetOf(each).id === target);
}

type OnOne = Omit<Action<World>, 'why' | 'run'> & {
  readonly why?: (row: Weighed) => string | undefined;
  readonly run: (row: Weighed, at: At<World>) => Next<World>;
};

function onOne({ why, run, ...action }: OnOne): Action<World> {
  return {
    ...action,
    why: (at) => {
      const row = proposalAt(at);
      return row === undefined ? NOTHING : why?.(row);
    },
    run: (at) => {
      const row = proposalAt(at);
      return row === undefined ? { do: 'nothing' } : run(row, at);
    },
  };
}

const NOTHING = 'nothing waits here';

function accepting(world: World, rows: readonly Weighed[], told: string): Next<World> {
  return {
    do: 'work',
    work: async () => {
      const { text } = await written(world, acceptances(rows), told, CAUSES);
      return { do: 'say', text };
    },
  };
}

const EDIT: OnOne = {
  key: 'e',
  writes: true,
  says: 'accept it with other values',
  why: ({ proposal }) =>
    proposal.what === 'check' ? 'a check has nothing to edit; a accepts it' : undefined,
  run: ({ proposal }) => ({
    do: 'open',
    screen: proposal.what === 'event' ? 'event-form' : 'record',
    target: aboutOf(proposal.row),
    options: { proposal: proposal.entry },
  }),
};

export const inboxScreen: Screen<World> = {
  id: 'inbox',
  load: (world) => inboxOf(world),
  title: () => 'Inbox',
  actions: [
    onOne({
      key: 'a',
      label: 'accept',
      writes: true,
      says: 'accept the selected one',
      why: ({ problem }) => problem && `${problem}; e edits it`,
      run: (row, { world }) => {
        const yes = accepting(world, [row], 'accepted');
        const question = `accept although ${row.doubts.join('; ')}`;
        return row.doubts.length === 0 ? yes : { do: 'ask', question, yes };
      },
    }),
    {
      key: 'S',
      label: 'all sound',
      writes: true,
      says: 'accept all without a warning',
      why: (at) => (rowsAt(at).some(isSound) ? undefined : 'none is sound; a accepts one'),
      run: (at) => {
        const sound = rowsAt(at).filter(isSound);
        return {
          do: 'ask',
          question: `accept ${sound.length} sound ones`,
          yes: accepting(at.world, sound, `${sound.length} accepted`),
        };
      },
    },
    onOne({
      key: 'r',
      label: 'refuse',
      writes: true,
      says: 'refuse the selected one; it does not come back',
      run: (_, { row }) => ({ do: 'open', screen: 'refuse', target: row?.id }),
    }),
    onOne({
      key: 'z',
      label: 'later',
      writes: true,
      says: 'put off the selected one; it stays, last',
      why: ({ proposal }) => (proposal.key === 'later' ? 'it is put off already' : undefined),
      run: ({ proposal }, { world }) => deciding(world, decisions([proposal], 'later'), 'put off'),
    }),
    onOne(EDIT),
    onOne({ ...EDIT, key: 'Enter', label: 'edit' }),
    onOne({
      key: 'o',
      label: 'source',
      says: 'open the address of the source',
      why: ({ proposal }) => (proposal.row.url === undefined ? 'no address is given' : undefined),
      run: ({ proposal }) => ({
        do: 'work',
        work: async () => ({ do: 'say', text: await openAddress(proposal.row.url ?? '') }),
      }),
    }),
  ],
  view: (at) => ({
    kind: 'page',
    page: walkedPage(rowsAt(at)),
    list: 'inbox',
    isUneven: true,
    beside: () => {
      const row = proposalAt(at);
      return row === undefined ? [] : [proposalSection(row), ...effectOf(at.world, row)];
    },
  }),
  words: [
    ['sound', 'without a warning: nothing looks wrong, and no other value waits for its day'],
    ['stands now', 'the reading of its day, else the newest one before it'],
    ['index', 'how many points it alone would move the index'],
  ],
};

function effectOf({ boards, today, context }: World, { proposal, isKnown, problem }: Weighed) {
  if (isKnown || problem !== undefined) return [];
  const record = withRows(boards.record, [proposal.row], context.author);
  return effectSections(boards.on(today), new Boards(boards.strategy, record).on(today));
}

function deciding(
  { context }: World,
  changes: ReturnType<typeof decisions>,
  told: string,
): Next<World> {
  return {
    do: 'work',
    work: async () => {
      await (await context.journal()).append(context.author, changes);
      return { do: 'say', text: `${told}; u takes it back` };
    },
  };
}

/** Why the one of a target is refused, if that is to be said. */
export const refuseScreen: Screen<World> = {
  id: 'refuse',
  load: (world) => inboxOf(world),
  title: (at) => `refuse ${proposalAt(at, at.target)?.proposal.title}`,
  view: (at) => {
    const row = proposalAt(at, at.target);
    const [doubt] = row?.doubts ?? [];
    return {
      kind: 'form',
      form: {
        draft: `refuse ${at.target}`,
        fields: [
          {
            name: 'reason',
            label: 'reason',
            hint: `may be left empty${doubt === undefined ? '' : `; Right arrow takes ${doubt}`}`,
            suggest: row?.doubts ?? [],
          },
        ],
        initial: {},
        above: row === undefined ? [] : [proposalSection(row)],
        below: () => [],
        check: () =>
          row === undefined ? [{ path: '', message: 'it no longer waits; Esc goes back' }] : [],
        save: ({ reason }) => ({
          do: 'all',
          nexts: [
            { do: 'back' },
            row === undefined
              ? { do: 'nothing' }
              : deciding(at.world, decisions([row.proposal], 'refused', reason), 'refused'),
          ],
        }),
        verb: 'refuse',
      },
    };
  },
};

/** Judgements on the screen: who made what of the board, and the forms that say so. */
import { LIKELIHOODS, type Likelihood } from '../../model/likelihood.ts';
import { CONFIDENCES } from '../../model/record.ts';
import { textLines } from '../../page/page.ts';
import type { Action, At, Form, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { writtenItems } from '../record/written.ts';
import {
  doubtOf,
  type Judgement,
  judgementSections,
  judgementsSection,
  newReply,
  ownText,
  rangeText,
  readJudgements,
  STANCES,
  typedJudgement,
} from './judgements.ts';

export const JUDGEMENTS: Action<World> = {
  key: 'n',
  says: 'judgements: what people make of it, and how the index moved since',
  run: () => ({ do: 'open', screen: 'judgements' }),
};

const load = ({ board, context }: World) => readJudgements(context, board);

const allOf = ({ data }: At<World>): readonly Judgement[] => data as readonly Judgement[];

/** The selected one, or that which a screen is about. */
function selectedOf(at: At<World>): Judgement | undefined {
  const id = at.row?.id ?? at.target;
  return allOf(at).find((judgement) => judgement.id === id);
}

const NONE_HERE = 'no judgement is selected; n lists them, and a adds one there';

/** The judgement, or of another person's the reply, that was written last by whoever looks. */
function ownOf(at: At<World>) {
  const judgement = selectedOf(at);
  const { author } = at.world.context;
  return judgement?.author === author
    ? judgement
    : judgement?.replies.findLast((reply) => reply.author === author);
}

const ON_JUDGEMENT: readonly Action<World>[] = [
  {
    key: 'r',
    label: 'reply',
    writes: true,
    says: 'agree with the selected judgement, or dissent',
    why: (at) => {
      const judgement = selectedOf(at);
      return judgement === undefined ? NONE_HERE : ownText(judgement, at.world.context.author);
    },
    run: (at) => ({ do: 'open', screen: 'judgement-reply', target: selectedOf(at)?.id }),
  },
  {
    key: 'D',
    label: 'retract',
    writes: true,
    says: 'retract your judgement, or your reply',
    why: (at) => {
      if (selectedOf(at) === undefined) return NONE_HERE;
      return ownOf(at) === undefined ? 'none of it is yours; r replies' : undefined;
    },
    run: (at) => {
      const own = ownOf(at);
      if (own === undefined) return { do: 'nothing' };
      const changes = [{ kind: 'retract', target: own.entry }] as const;
      const backs = at.screen === 'judgement' && 'stood' in own ? 1 : 0;
      const yes = writtenItems(at.world, changes, 'retracted', backs);
      return { do: 'ask', question: `Retract “${own.title}”`, yes };
    },
  },
];

const WORDS: Screen<World>['words'] = [
  ...Object.keys(LIKELIHOODS).map((word) => [word, rangeText(word as Likelihood)] as const),
  ['confidence', 'how good the grounds are, apart from how likely it is'],
  ['then, now, change', 'the index when it was written and today; dim within its error'],
];

export const judgementsScreen: Screen<World> = {
  id: 'judgements',
  load,
  title: () => 'Judgements',
  actions: [
    {
      key: 'a',
      label: 'add',
      writes: true,
      says: 'add your judgement of the board as it stands',
      run: () => ({ do: 'open', screen: 'judgement-form' }),
    },
    ...ON_JUDGEMENT,
  ],
  view: (at) => {
    const { board } = at.world;
    const { question } = board.strategy;
    const judgements = allOf(at);
    return {
      kind: 'page',
      page: {
        id: 'judgements',
        title: question,
        sections: [{ ...judgementsSection(board, judgements), title: question }],
      },
      list: 'judgements',
      beside: (row) =>
        judgementSections(
          board,
          judgements.filter(({ id }) => id === row?.id),
        ),
    };
  },
  words: WORDS,
};

/** One judgement whole. */
export const judgementScreen: Screen<World> = {
  id: 'judgement',
  load,
  title: () => 'judgement',
  actions: ON_JUDGEMENT,
  view: (at) => {
    const judgement = selectedOf(at);
    const sections = judgement === undefined ? [] : judgementSections(at.world.board, [judgement]);
    return { kind: 'page', page: { id: 'judgement', title: '', sections } };
  },
  words: WORDS,
};

export const judgementForm: Screen<World> = {
  id: 'judgement-form',
  title: () => 'your judgement',
  view: (at) => ({ kind: 'form', form: formOf(at) }),
  words: WORDS,
};

function formOf({ world }: At<World>): Form<World> {
  const { boards, today } = world;
  const board = boards.on(today);
  return {
    draft: 'judgement',
    fields: [
      { name: 'text', label: 'judgement', hint: 'what you make of it, and why' },
      {
        name: 'likelihood',
        label: 'likelihood of yes',
        choices: Object.keys(LIKELIHOODS),
      },
      { name: 'confidence', label: 'confidence', choices: CONFIDENCES },
      { name: 'mind', label: 'changes my mind', hint: 'needed: what would change your mind' },
    ],
    initial: {},
    above: [textLines({ question: board.strategy.question })],
    below: (values) => {
      const likelihood = values.likelihood as Likelihood | '';
      if (likelihood === '') return [];
      return [textLines({ means: rangeText(likelihood), warning: doubtOf(values) })];
    },
    check: (values) => {
      const typed = typedJudgement(board, values);
      return 'problems' in typed ? typed.problems : [];
    },
    ask: (values) => {
      const doubt = doubtOf(values);
      return doubt && `save although ${doubt}`;
    },
    save: (values) => {
      const item = typedJudgement(board, values);
      if ('problems' in item) return { do: 'nothing' };
      return writtenItems(world, [{ kind: 'record', what: 'judgement', item }], 'saved', 1);
    },
  };
}

export const replyForm: Screen<World> = {
  id: 'judgement-reply',
  load,
  title: () => 'your reply',
  view: (at) => {
    const { world, target } = at;
    const judgement = selectedOf(at);
    return {
      kind: 'form',
      form: {
        draft: `reply ${target}`,
        fields: [
          {
            name: 'stance',
            label: world.context.author,
            choices: STANCES,
          },
          { name: 'line', label: 'why', hint: 'in one line' },
        ],
        initial: { stance: STANCES[0] },
        above: judgement === undefined ? [] : judgementSections(world.board, [judgement]),
        below: () => [],
        check: ({ line = '' }) => {
          if (judgement === undefined) return [{ path: 'line', message: NONE_HERE }];
          return line.trim() === '' ? [{ path: 'line', message: 'must say why' }] : [];
        },
        save: ({ stance, line = '' }) => {
          const known = STANCES.find((each) => each === stance);
          if (judgement === undefined || known === undefined) return { do: 'nothing' };
          const item = newReply(judgement, known, line, world.today);
          return writtenItems(world, [{ kind: 'record', what: 'judgement', item }], known, 1);
        },
      },
    };
  },
  words: [['agrees, dissents', 'with the judgement, in one signed line']],
};

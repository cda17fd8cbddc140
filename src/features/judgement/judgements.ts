/** What people make of the board: a judgement of the strategy's question, fixed to the board as it stood, and what came of it. */
import { type Board, Boards } from '../../model/board.ts';
import {
  answerOf,
  type Change,
  changeBetween,
  changeSinceStart,
  isBeyondError,
} from '../../model/change.ts';
import { LIKELIHOODS, type Likelihood, likelihoodsIn } from '../../model/likelihood.ts';
import type { Problem } from '../../model/problem.ts';
import { CONFIDENCES, type Confidence, type Item, type Kept } from '../../model/record.ts';
import { standingRecord } from '../../model/standing.ts';
import { dayText, shareText } from '../../page/kinds.ts';
import { type AnyFigure, type TableSection, table } from '../../page/page.ts';
import type { Context } from '../context.ts';
import { newId } from '../items.ts';

/** A judgement, whose text is its title; its key is that of all judgements. */
interface Judged extends Item {
  readonly id: string;
  /** What is judged, as the strategy asked it. */
  readonly question: string;
  readonly likelihood: Likelihood;
  readonly confidence: Confidence;
  /** What would change the author's mind. */
  readonly mind: string;
  /** The board as it stood. */
  readonly stood: Stood;
}
const JUDGEMENT = 'judgement';

interface Stood {
  readonly strategy: string;
  readonly hash: string;
  readonly index: number | undefined;
  readonly answer: string | undefined;
  readonly band: string | undefined;
}

export const STANCES = ['agrees', 'dissents'] as const;
export type Stance = (typeof STANCES)[number];

/** A line of another person, which is its title; its key is the id of the judgement. */
interface Reply extends Item {
  readonly stance: Stance;
}

export interface Judgement extends Kept<Judged> {
  readonly replies: readonly Kept<Reply>[];
  /** What the index did since it was written. */
  readonly change: Change | undefined;
}

/** Of the board's strategy, up to its day, newest first. */
export async function readJudgements(
  context: Context,
  board: Board,
): Promise<readonly Judgement[]> {
  const { strategy, day } = board;
  const journal = await context.journal();
  const items = await journal.items<Judged | Reply>('judgement');
  const entries = items.length === 0 ? [] : await journal.entries();
  const judgements: Judgement[] = [];
  for (const item of items) {
    if (!('stood' in item) || item.stood.strategy !== strategy.id || item.day > day) continue;
    // what was recorded since, also on the same day, is what came of it
    const known = standingRecord(entries.filter(({ seq }) => seq <= item.seq));
    const then = new Boards(strategy, known).on(item.day);
    const [index, change] = [item.stood.index, changeBetween(then, board, strategy.index)];
    const now = board.score(strategy.index);
    judgements.unshift({
      ...item,
      replies: items.flatMap((each) =>
        'stance' in each && each.key === item.id && each.day <= day ? [each] : [],
      ),
      change:
        change && index !== undefined && now !== undefined
          ? { ...change, points: now - index }
          : undefined,
    });
  }
  return judgements;
}

type JudgementTexts = Readonly<
  Partial<Record<'text' | 'likelihood' | 'confidence' | 'mind', string>>
>;

/** What a text says of another likelihood than the chosen one. */
export function doubtOf({ text = '', mind = '', likelihood }: JudgementTexts): string | undefined {
  const other = likelihoodsIn(`${text} ${mind}`).find(({ means }) => means !== likelihood);
  return other && `the text says “${other.said}”, the likelihood is ${likelihood}`;
}

/** Of the board of today. */
export function typedJudgement(
  board: Board,
  { text = '', likelihood: word = '', confidence: how = '', mind = '' }: JudgementTexts,
): Judged | { readonly problems: readonly Problem[] } {
  const { strategy, day } = board;
  const words = Object.keys(LIKELIHOODS) as readonly Likelihood[];
  const likelihood = words.find((each) => each === word);
  const confidence = CONFIDENCES.find((each) => each === how);
  const problems: Problem[] = [];
  const wrong = (path: string, message: string): void => void problems.push({ path, message });
  if (text.trim() === '') wrong('text', 'must say what you make of it');
  if (likelihood === undefined) wrong('likelihood', `must be ${words.join(', ')}`);
  if (confidence === undefined) wrong('confidence', `must be ${CONFIDENCES.join(', ')}`);
  if (mind.trim() === '') wrong('mind', 'must say what would change your mind');
  if (likelihood === undefined || confidence === undefined || problems.length > 0) {
    return { problems };
  }
  return {
    ...{ key: JUDGEMENT, id: newId(), day, title: text.trim(), question: strategy.question },
    ...{ likelihood, confidence, mind: mind.trim(), stood: stoodOf(board) },
  };
}

function stoodOf(board: Board): Stood {
  const { id: strategy, hash, index } = board.strategy;
  const band = board.band?.title;
  return { strategy, hash, index: board.score(index), answer: answerText(board), band };
}

function answerText(board: Board): string | undefined {
  const answer = answerOf(changeSinceStart(board, board.strategy.index));
  return answer && board.strategy.answers[answer];
}

export function newReply({ id }: Judgement, stance: Stance, line: string, day: number): Reply {
  return { key: id, day, title: line.trim(), stance };
}

/** Why a person can neither agree nor dissent; undefined where they can. */
export function ownText({ author }: Judgement, me: string): string | undefined {
  return author === me ? 'it is your own; another person agrees or dissents' : undefined;
}

type Figures = Readonly<Record<string, AnyFigure<Judgement>>>;

const DAY: AnyFigure<Judgement> = { kind: 'day', get: ({ day }) => day };
const WHO: AnyFigure<Judgement> = { kind: 'text', get: ({ author }) => author };
const LIKELIHOOD: AnyFigure<Judgement> = { kind: 'choice', get: ({ likelihood }) => likelihood };
const CONFIDENCE: AnyFigure<Judgement> = { kind: 'choice', get: ({ confidence }) => confidence };
const TEXT: AnyFigure<Judgement> = { kind: 'text', get: ({ title }) => title, grows: true };

function sinceFigures(board: Board): Figures {
  const isWithin = ({ change }: Judgement) => change === undefined || !isBeyondError(change);
  return {
    'index then': { kind: 'score', shortHead: 'then', get: ({ stood }) => stood.index, drop: 2 },
    now: { kind: 'score', get: () => board.score(board.strategy.index), drop: 2 },
    change: { kind: 'points', get: ({ change }) => change?.points, dim: isWithin, drop: 1 },
  };
}

export function judgementsSection(board: Board, rows: readonly Judgement[]): TableSection {
  return table<Judgement>({
    id: 'judgements',
    title: '',
    rows,
    empty: 'nobody has judged it yet; a adds the first',
    target: ({ id }) => ({ feature: 'judgement', id }),
    figures: {
      id: { kind: 'id', get: ({ id }) => id, drop: 3 },
      day: DAY,
      who: WHO,
      likelihood: LIKELIHOOD,
      confidence: { ...CONFIDENCE, drop: 3 },
      text: TEXT,
      ...sinceFigures(board),
    },
  });
}

/** Each judgement with what others say to it, and what the board did since. */
export function judgementSections(
  board: Board,
  judgements: readonly Judgement[],
): readonly TableSection[] {
  const { hash } = board.strategy;
  const figures: Figures = {
    question: { kind: 'text', get: ({ question }) => question },
    text: TEXT,
    likelihood: LIKELIHOOD,
    means: { kind: 'text', get: ({ likelihood }) => rangeText(likelihood) },
    confidence: CONFIDENCE,
    mind: { kind: 'text', head: 'changes my mind', get: ({ mind }) => mind },
    who: WHO,
    day: DAY,
    id: { kind: 'id', get: ({ id }) => id },
    replies: {
      kind: 'ids',
      get: ({ replies }) =>
        replies.map(
          ({ author, stance, title, day }) => `${author} ${stance}, ${dayText(day)}: ${title}`,
        ),
    },
    ...sinceFigures(board),
    error: { kind: 'error', get: ({ change }) => change?.error },
    is: {
      kind: 'choice',
      head: 'that is',
      get: ({ change }) => change && (isBeyondError(change) ? 'beyond error' : 'within error'),
    },
    'answer then': { kind: 'text', get: ({ stood }) => stood.answer },
    'answer now': { kind: 'text', get: () => answerText(board) },
    'band then': { kind: 'text', get: ({ stood }) => stood.band },
    'band now': { kind: 'text', get: () => board.band?.title },
    strategy: {
      kind: 'text',
      get: ({ stood }) => (stood.hash === hash ? hash : `${stood.hash}, now ${hash}`),
    },
  };
  return judgements.map((judgement) =>
    table<Judgement>({ id: 'judgement', title: '', lines: true, rows: [judgement], figures }),
  );
}

/** A judgement as it stands in a briefing. */
export function briefSection(board: Board, judgement: Judgement): TableSection {
  const [section] = judgementSections(board, [judgement]);
  const { likelihood, means, confidence, who, day, mind, replies, change, is } =
    section?.figures ?? {};
  const figures = { likelihood, means, confidence, who, day, mind, replies, change, is };
  return {
    ...section,
    title: 'Judgement',
    says: judgement.title,
    figures,
  } as TableSection;
}

/** `20 % to 45 %`. */
export function rangeText(likelihood: Likelihood): string {
  return LIKELIHOODS[likelihood].map((share) => shareText(share)).join(' to ');
}

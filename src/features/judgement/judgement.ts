/** `axiswatch judgement new`, `list`, `show`, `agree` and `dissent`. */
import type { Board } from '../../model/board.ts';
import { Refusal } from '../../model/problem.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { itemOf } from '../items.ts';
import {
  doubtOf,
  type Judgement,
  judgementSections,
  judgementsSection,
  newReply,
  ownText,
  readJudgements,
  type Stance,
  typedJudgement,
} from './judgements.ts';

interface Read {
  readonly board: Board;
  readonly judgements: readonly Judgement[];
}

async function read(context: Context): Promise<Read> {
  const board = (await context.boards()).on(context.today);
  return { board, judgements: await readJudgements(context, board) };
}

export async function judgementNew(
  context: Context,
  [text = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { board } = await read(context);
  const given = (name: string): string => textOption(options, name) ?? '';
  const texts = {
    ...{ text, likelihood: given('likelihood') },
    ...{ confidence: given('confidence'), mind: given('mind') },
  };
  const item = typedJudgement(board, texts);
  if ('problems' in item) throw new Refusal(item.problems);
  const doubt = doubtOf(texts);
  if (doubt !== undefined) await context.confirm(`save although ${doubt}`);
  const journal = await context.journal();
  await journal.append(context.author, [{ kind: 'record', what: 'judgement', item }]);
  return judgementShow(context, [item.id]);
}

export async function judgementList(context: Context): Promise<Outcome> {
  const { board, judgements } = await read(context);
  const sections = [judgementsSection(board, judgements)];
  return { page: { id: 'judgements', title: board.strategy.question, sections } };
}

/** The newest one where none is named. */
export async function judgementShow(
  context: Context,
  [id = '']: readonly string[],
): Promise<Outcome> {
  const { board, judgements } = await read(context);
  const judgement =
    (id === '' ? judgements[0] : undefined) ?? (await itemOf(judgements, id, 'judgement'));
  const sections = judgementSections(board, [judgement]);
  return { page: { id: 'judgement', title: 'Judgement', sections } };
}

export async function judgementReply(
  context: Context,
  [id = '', line = '']: readonly string[],
  stance: Stance,
): Promise<Outcome> {
  const { judgements } = await read(context);
  const judgement = await itemOf(judgements, id, 'judgement');
  const own = ownText(judgement, context.author);
  if (own !== undefined) throw new Refusal(own);
  const item = newReply(judgement, stance, line, context.today);
  const journal = await context.journal();
  await journal.append(context.author, [{ kind: 'record', what: 'judgement', item }]);
  return judgementShow(context, [judgement.id]);
}

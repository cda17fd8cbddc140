/** `axiswatch forecast ask`, `give`, `list` and `score`. */
import type { Board } from '../../model/board.ts';
import { Refusal } from '../../model/problem.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { itemOf } from '../items.ts';
import {
  askChanges,
  closedText,
  type Forecast,
  forecastsSection,
  giveChange,
  offersSection,
  readForecasts,
  standingsSection,
} from './forecasts.ts';
import {
  NO_PROBABILITY,
  questionTexts,
  typedProbability,
  typedQuestion,
} from './typed-question.ts';

async function read(
  context: Context,
): Promise<{ readonly board: Board; readonly forecasts: readonly Forecast[] }> {
  const board = (await context.boards()).on(context.today);
  return { board, forecasts: await readForecasts(context, board) };
}

export async function forecastAsk(
  context: Context,
  words: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { board } = await read(context);
  if (words.length === 0) {
    return { page: { id: 'offers', title: 'Questions to ask', sections: [offersSection(board)] } };
  }
  const text = words.join(' ');
  const texts = questionTexts(text);
  if (texts.condition === undefined) {
    throw new Refusal(`${text} is not a question; write one such as ID at least 200 by +6m`);
  }
  const probability = textOption(options, 'probability') ?? '';
  const typed = typedQuestion(board, { ...texts, probability });
  if ('problems' in typed) throw new Refusal(typed.problems);
  const { id, changes } = askChanges(typed, context.today);
  await (await context.journal()).append(context.author, changes);
  return written(context, id);
}

export async function forecastGive(
  context: Context,
  [id = '', ...words]: readonly string[],
): Promise<Outcome> {
  const { forecasts } = await read(context);
  const forecast = await itemOf(forecasts, id, 'question');
  const closed = closedText(forecast);
  if (closed !== undefined) throw new Refusal(closed);
  const probability = typedProbability(words.join(' '));
  if (probability === undefined) {
    throw new Refusal([{ path: 'probability', message: NO_PROBABILITY }]);
  }
  const change = giveChange(forecast, probability, context.today);
  await (await context.journal()).append(context.author, [change]);
  return written(context, forecast.id);
}

async function written(context: Context, id: string): Promise<Outcome> {
  const forecast = await itemOf((await read(context)).forecasts, id, 'question');
  const section = forecastsSection([forecast], context.author);
  return {
    page: { id: 'forecast', title: forecast.title, sections: [{ ...section, lines: true }] },
  };
}

export async function forecastList(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { forecasts } = await read(context);
  const isShown = ({ outcome }: Forecast) => options.all === true || outcome.state === 'open';
  const section = forecastsSection(forecasts.filter(isShown), context.author);
  return { page: { id: 'forecasts', title: 'Forecasts', sections: [section] } };
}

export async function forecastScore(context: Context): Promise<Outcome> {
  const { forecasts } = await read(context);
  const title = 'How well people forecast';
  return { page: { id: 'score', title, sections: [standingsSection(forecasts)] } };
}

/** `axiswatch recipe new`: a recipe made of a file by saying which column is the day, which the value, which rows. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { confirmInTerminal } from '../../cli/confirm.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import {
  checkNotReadonly,
  commandRefusal,
  type Outcome,
  printRefusal,
  printRemark,
} from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import type { Confidence, Day, Problem, Strategy } from '../../core/model/model.ts';
import { parseConfidence } from '../../core/model/observation.ts';
import { findIndicator, nodeCodeOf } from '../../core/model/tree.ts';
import { isAddress } from '../../core/recipes/address.ts';
import { draftRecipe, recipeIdFrom } from '../../core/recipes/draft.ts';
import { PERIODS, type Period } from '../../core/recipes/periods.ts';
import { parseRecipe, recipeText } from '../../core/recipes/recipe.ts';
import {
  DECIMAL_SIGNS,
  DELIMITERS,
  ENCODINGS,
  FILE_FORMS,
  THOUSANDS_SIGNS,
} from '../../core/recipes/recipe-words.ts';
import type { Table } from '../../core/recipes/table.ts';
import {
  firstRows,
  lessonOf,
  type Pointed,
  type TaughtColumns,
  usualDistance,
} from '../../core/recipes/teach.ts';
import { guessForm } from '../../store/recipes/guess-form.ts';
import { readSource } from '../../store/recipes/read-source.ts';
import type { HowToTakeApart } from '../../store/recipes/read-table.ts';
import { recipesFolder, writeRecipeFile } from '../../store/recipes/recipe-files.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinTextLines, jsonText, tableTextLines } from '../../text/output.ts';
import { recipeJson, triedJson, triedLines } from './recipe-output.ts';
import { dataFolderOf, readFileByRecipe } from './recipe-rows.command.ts';
import { userAgentOf } from './recipe-try.command.ts';
import type { RecipesJson } from './recipes-document.ts';

/** Makes a recipe of a file or address and keeps it; what is not said and can be read two ways is asked, or refused where nobody can be asked. */
export async function recipeNewCommand(io: Io, options: Options, from: string): Promise<ExitCode> {
  const dryRun = flagOption(options, 'dryRun');
  const writing = dryRun ? undefined : checkNotReadonly(options, 'keep a recipe');
  if (writing?.ok === false) return printRefusal(io, writing.refusal);
  const opened = await openSession(io, globalOptions(options), { untouched: true });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  store.close();
  const said = saidOf(options);
  if (!said.ok) return printRefusal(io, said.refusal);
  const dataDir = dataFolderOf(io, options);
  const path = isAddress(from) ? from : resolve(from);
  const source = await readSource(path, {
    ...{ dataDir, env: io.env, userAgent: userAgentOf(io) },
    ...{ allow: ['http'], signal: new AbortController().signal },
  });
  if (!source.ok) return printRefusal(io, { exitCode: 1, problems: source.problems });
  const { bytes } = source.value;
  const form = await formTaught(io, bytes, said.value.read);
  if (!form.ok) return printRefusal(io, form.refusal);
  const taught = await columnsTaught(io, path, form.value.table, said.value.pointed);
  if (!taught.ok) return printRefusal(io, taught.refusal);
  const rest = await restTaught(io, options, strategy);
  if (!rest.ok) return printRefusal(io, rest.refusal);
  const where = await placeTaught(io, options, path);
  const id = textOption(options, 'id') ?? recipeIdFrom(where);
  const convert = said.value.convert;
  const draft = {
    ...{ id, from: where, indicator: rest.value.indicator, source: rest.value.source },
    ...{ title: textOption(options, 'title') ?? `${rest.value.source}: ${rest.value.indicator}` },
    ...{ url: textOption(options, 'url'), note: textOption(options, 'note') },
    ...{ confidence: said.value.confidence, ...convert },
    ...(isAddress(where) && where === path ? { verified: today } : {}),
  };
  const made = (every: number) =>
    parseRecipe(recipeText(draftRecipe({ ...draft, every }, form.value.read, taught.value)));
  const first = made(said.value.every ?? 30);
  if (!first.ok) return refuse(io, `${id} is no recipe`, first.problems);
  const read = await readFileByRecipe(first.value, bytes, strategy, today, '');
  if (!read.ok) return refuse(io, `${path} is not read so`, read.problems);
  const days = read.value.observations.map(({ observedOn }) => observedOn);
  const every = said.value.every ?? Math.max(1, usualDistance(days));
  const recipe = made(every);
  if (!recipe.ok) return refuse(io, `${id} is no recipe`, recipe.problems);
  const tried = { ...read.value, address: source.value.address };
  if (!io.json) io.out(joinTextLines(triedLines(tried, strategy, io.columns())));
  const file = join(recipesFolder(dataDir), `${id}.json`);
  if (!dryRun) {
    if (existsSync(file) && !flagOption(options, 'force'))
      return printRefusal(
        io,
        commandRefusal(
          1,
          'is there already; name another --id, or write over it with --force',
          file,
        ).refusal,
      );
    if (
      io.asks() &&
      !io.json &&
      !(await confirmInTerminal(io, `Keep it as ${id}?`, undefined, 'y'))
    )
      return printRefusal(io, commandRefusal(1, 'nothing was kept').refusal);
    const text = recipeText(draftRecipe({ ...draft, every }, form.value.read, taught.value));
    const written = writeRecipeFile(dataDir, id, text);
    if (!written.ok) return printRefusal(io, { exitCode: 1, problems: written.problems });
  }
  const row = {
    ...{ id, path: file, isShipped: false, recipe: recipe.value, problems: [] },
    remembered: { copies: [] },
  };
  if (io.json)
    io.out(
      jsonText({
        schema: 'axiswatch.recipes/1',
        recipes: [recipeJson(row)],
        tried: triedJson(tried),
      } satisfies RecipesJson),
    );
  else if (!dryRun)
    printRemark(
      io,
      `${file} was written; "axiswatch collect ${id}" puts its readings into the inbox`,
    );
  return 0;
}

function refuse(io: Io, what: string, problems: readonly Problem[]): ExitCode {
  return printRefusal(io, { exitCode: 1, what, problems });
}

/** What the options say. */
interface Said {
  readonly read: Partial<HowToTakeApart>;
  readonly pointed: Pointed;
  readonly every: number | undefined;
  readonly confidence: Confidence | undefined;
  readonly convert: {
    readonly times?: number | undefined;
    readonly per?: { readonly from: Period; readonly to: Period } | undefined;
    readonly since?: Day | undefined;
    readonly lastOf?: Period | undefined;
  };
}

const NOTHING_BETWEEN = 'none';

function saidOf(options: Options): Outcome<Said> {
  const problems: string[] = [];
  const text = (name: string): string | undefined => textOption(options, name);
  const choice = <T extends string>(name: string, list: readonly T[]): T | undefined => {
    const typed = text(name);
    const found = list.find((each) => each === typed);
    if (typed !== undefined && found === undefined)
      problems.push(`--${dashed(name)}: "${typed}" is not known; use ${list.join(', ')}`);
    return found;
  };
  const number = (name: string): number | undefined => {
    const typed = text(name);
    const value = Number(typed);
    if (typed !== undefined && (typed.trim() === '' || !Number.isFinite(value)))
      problems.push(`--${dashed(name)}: "${typed}" is no number`);
    return typed === undefined ? undefined : value;
  };
  const place = (name: string): string | number | undefined => {
    const typed = text(name);
    return typed !== undefined && /^[1-9]\d*$/.test(typed) ? Number(typed) : typed;
  };
  const delimiter = text('delimiter') === 'tab' ? '\t' : choice('delimiter', DELIMITERS);
  const thousands = choice('thousands', [...THOUSANDS_SIGNS, NOTHING_BETWEEN]);
  const decimal = choice('decimal', DECIMAL_SIGNS);
  const per = text('per')?.split(':');
  const [perFrom, perTo] = (per ?? []).map((each) => PERIODS.find((period) => period === each));
  if (per !== undefined && (perFrom === undefined || perTo === undefined || per.length !== 2))
    problems.push(`--per: write two of ${PERIODS.join(', ')}, such as day:month`);
  const rows = rowsOf(options, problems);
  const read = {
    form: choice('form', FILE_FORMS),
    encoding: choice('encoding', ENCODINGS),
    ...{ delimiter, path: text('path'), range: text('range') },
    ...{ sheet: place('sheet'), table: place('table') },
  };
  const typed = text('confidence');
  const confidence = typed === undefined ? undefined : parseConfidence(typed);
  if (confidence?.ok === false)
    problems.push(`--confidence: ${confidence.problems[0]?.message ?? ''}`);
  const header = number('header');
  const value: Said = {
    read: Object.fromEntries(Object.entries(read).filter(([, each]) => each !== undefined)),
    pointed: {
      ...{ header, day: text('day'), dayForm: text('dayForm'), value: text('value') },
      ...{ period: choice('period', PERIODS), decimal, rows },
      thousands: THOUSANDS_SIGNS.find((each) => each === thousands),
      numbersSaid: decimal !== undefined || thousands !== undefined,
    },
    every: number('every'),
    confidence: confidence?.ok === true ? confidence.value : undefined,
    convert: {
      ...{ times: number('times'), since: text('since'), lastOf: choice('lastOf', PERIODS) },
      per: perFrom === undefined || perTo === undefined ? undefined : { from: perFrom, to: perTo },
    },
  };
  return problems.length === 0
    ? { ok: true, value }
    : {
        ok: false,
        refusal: { exitCode: 2, problems: problems.map((message) => ({ path: '', message })) },
      };
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The rows that `--where Entity=China` names; a column that is named twice may have either cell. */
function rowsOf(options: Options, problems: string[]): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  const given = options.where;
  for (const pair of Array.isArray(given) ? given.map(String) : []) {
    const at = pair.indexOf('=');
    if (at < 1) {
      problems.push(`--where: "${pair}" is no pair; write a column, = and the cell`);
      continue;
    }
    const column = pair.slice(0, at).trim();
    rows[column] = [...(rows[column] ?? []), pair.slice(at + 1).trim()];
  }
  return rows;
}

interface Answer<T> {
  readonly says: T;
  readonly text: string;
}

/** The answer that a person chooses by its number; refused, with the answers, where nobody can be asked. */
async function choose<T>(
  io: Io,
  asks: string,
  answers: readonly Answer<T>[],
  hintOf: (says: T) => string,
): Promise<Outcome<T>> {
  if (!io.asks() || io.json) {
    const hints = answers.slice(0, 12).map(({ says, text }) => `${hintOf(says)} (${text})`);
    const more = answers.length > 12 ? `, and ${answers.length - 12} more` : '';
    return commandRefusal(2, terminalSafeOneLine(`${asks} Write ${hints.join(', or ')}${more}`));
  }
  const lines = answers.map(({ text }, at) => `  ${at + 1}  ${terminalSafeOneLine(text)}\n`);
  const shown = `${terminalSafeOneLine(asks)}\n${lines.join('')}`;
  show(io, shown);
  const typed = await io.ask(`1 to ${answers.length}: `);
  const chosen = answers[Number(typed.trim() === '' ? 0 : typed) - 1];
  return chosen === undefined
    ? commandRefusal(1, `"${terminalSafeOneLine(typed)}" is none of them; nothing was kept`)
    : { ok: true, value: chosen.says };
}

/** Shows what a question is about; within the dashboard what is printed stands above it. */
function show(io: Io, text: string): void {
  if (io.tell === undefined) io.err(text);
  else io.out(text);
}

/** The rows of a file, its form asked for where it can be more than one. */
async function formTaught(
  io: Io,
  bytes: Uint8Array,
  said: Partial<HowToTakeApart>,
): Promise<Outcome<{ readonly read: HowToTakeApart; readonly table: Table }>> {
  let read = said;
  for (;;) {
    const guessed = await guessForm(bytes, read);
    if (!guessed.ok) return { ok: false, refusal: { exitCode: 1, problems: guessed.problems } };
    if (guessed.value.asks === undefined) return { ok: true, value: guessed.value };
    const { asks, answers, option } = guessed.value;
    const chosen = await choose(io, asks, answers, (says) =>
      hintText(option, String(Object.values(says)[0] ?? '')),
    );
    if (!chosen.ok) return chosen;
    if (Object.keys(chosen.value).length === 0)
      return commandRefusal(2, `say which with --${option}`);
    read = { ...read, ...chosen.value };
  }
}

/** So many rows of a file are shown to a person. */
const SHOWN_ROWS = 12;

/** So many rows of a file are handed to a person to point in. */
const POINTED_ROWS = 2_000;

async function columnsTaught(
  io: Io,
  path: string,
  table: Table,
  said: Pointed,
): Promise<Outcome<TaughtColumns>> {
  const first = lessonOf(table, said);
  const isOpen = !first.ok || first.value.question !== undefined;
  const shown = { ...table, rows: table.rows.slice(0, POINTED_ROWS) };
  let pointed =
    isOpen && io.point !== undefined ? await io.point(basename(path), shown, said) : said;
  let isShown = false;
  for (;;) {
    const lesson = lessonOf(table, pointed);
    if (!lesson.ok) return { ok: false, refusal: { exitCode: 1, problems: lesson.problems } };
    const { question } = lesson.value;
    if (question === undefined) return { ok: true, value: lesson.value.taught };
    if (!isShown && io.asks() && !io.json) {
      io.err(joinTextLines(tableLines(table, io.columns())));
      isShown = true;
    }
    const chosen = await choose(io, question.asks, question.answers, pointedHint);
    if (!chosen.ok) return chosen;
    pointed = { ...pointed, ...chosen.value };
  }
}

/** The first rows of a file, as wide as the terminal. */
function tableLines(table: Table, cells: number): readonly string[] {
  const rows = firstRows(table, SHOWN_ROWS);
  const width = Math.min(12, Math.max(1, ...rows.map((row) => row.length)));
  return tableTextLines(
    Array.from({ length: width }, () => ({ title: '', least: 6 })),
    rows.map((row) => Array.from({ length: width }, (_, at) => terminalSafeOneLine(row[at] ?? ''))),
    cells,
  );
}

/** What is said, as the options that say it. */
function pointedHint({ day, dayForm, period, value, decimal, thousands, rows }: Pointed): string {
  const [[column = '', cells = []] = []] = Object.entries(rows ?? {}).slice(-1);
  return [
    ...(day === undefined ? [] : [hintText('day', day)]),
    ...(dayForm === undefined ? [] : [hintText('day-form', dayForm)]),
    ...(period === undefined ? [] : [hintText('period', period)]),
    ...(value === undefined ? [] : [hintText('value', value)]),
    ...(decimal === undefined
      ? []
      : [hintText('decimal', decimal), hintText('thousands', thousands ?? NOTHING_BETWEEN)]),
    ...(column === '' ? [] : [hintText('where', `${column}=${cells.join('')}`)]),
  ].join(' ');
}

function hintText(option: string, value: string): string {
  return `--${option} ${/^[\w:/.-]+$/.test(value) ? value : `"${value}"`}`;
}

async function restTaught(
  io: Io,
  options: Options,
  strategy: Strategy,
): Promise<
  Outcome<{
    readonly indicator: string;
    readonly source: string;
  }>
> {
  const asks = io.asks() && !io.json;
  const typed = async (name: string, question: string): Promise<string> =>
    textOption(options, name) ?? (asks ? await io.ask(question) : '');
  const label = 'Indicator, by code or id: ';
  let named = (await typed('indicator', label)).trim();
  // A slip does not cost what was pointed at.
  while (asks && named !== '' && findIndicator(strategy, named) === undefined) {
    show(io, `${await unknownIndicatorText(strategy, named)}\n`);
    named = (await io.ask(label)).trim();
  }
  if (named === '')
    return commandRefusal(2, 'say whose values these are: --indicator RU1, by code or id');
  const indicator = findIndicator(strategy, named);
  if (indicator === undefined)
    return commandRefusal(1, await unknownIndicatorText(strategy, named));
  if (indicator.count !== undefined)
    return commandRefusal(1, `${nodeCodeOf(indicator)} counts events and has no readings`);
  const source = (await typed('source', 'Who publishes it: ')).trim();
  if (source === '') return commandRefusal(2, 'say who publishes it: --source FRED');
  return { ok: true, value: { indicator: indicator.id, source } };
}

/** Where the file will lie next time. */
async function placeTaught(io: Io, options: Options, path: string): Promise<string> {
  const given = textOption(options, 'from');
  if (given !== undefined || isAddress(path) || !io.asks() || io.json) return given ?? path;
  show(
    io,
    `Where will it lie next time? Write an address, or a file in whose name * stands for anything;\nEnter alone: ${path}\n`,
  );
  const typed = await io.ask('Next time: ');
  return typed.trim() === '' ? path : typed.trim();
}

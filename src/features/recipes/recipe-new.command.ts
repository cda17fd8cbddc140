/** `axiswatch recipe new`: a recipe made of a file by saying which column is the day, which the value, which rows. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { askYesOrNo } from '../../cli/confirm.ts';
import { parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import {
  checkNoReadonlyOption,
  type Outcome,
  printRefusal,
  printRemark,
  refusalOutcome,
} from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { readUserAgent } from '../../cli/version.ts';
import { parseWholeNumberOption } from '../../cli/whole-number.ts';
import {
  type Confidence,
  type Day,
  ID,
  type Indicator,
  type Problem,
  type Strategy,
} from '../../core/model/model.ts';
import {
  parseConfidence,
  whyCountedIndicatorTakesNoReadings,
} from '../../core/model/observation.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import {
  findIndicatorByIdOrCode,
  indicatorsOfStrategy,
  nodeCodeOf,
} from '../../core/model/tree.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { NEVER } from '../../core/recipes/collection.ts';
import {
  conversionRemedyWithOptionsText,
  conversionToMatchStandingValue,
  type Remedy,
} from '../../core/recipes/conversion.ts';
import { makeRecipeFromTaughtColumns, recipeIdFromPathOrUrl } from '../../core/recipes/draft.ts';
import { filePatternsForNextEditions } from '../../core/recipes/editions.ts';
import { optionNameText, recipeFieldAsOptionText } from '../../core/recipes/field-words.ts';
import { PERIODS, type Period } from '../../core/recipes/periods.ts';
import { parseRecipe, recipeFileText } from '../../core/recipes/recipe.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import {
  DECIMAL_SIGNS,
  DELIMITERS,
  ENCODINGS,
  EVERY_DAYS,
  FILE_FORMS,
  SUMMED_ROWS,
  THOUSANDS_SIGNS,
} from '../../core/recipes/recipe-words.ts';
import type { Table } from '../../core/recipes/table.ts';
import {
  firstRowsOfTable,
  nextRecipeQuestionOrTaughtColumns,
  type Pointed,
  type TaughtColumns,
  usualDaysBetweenRowsOfRecipeFile,
} from '../../core/recipes/teach.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { parseTableOrFileFormQuestion } from '../../store/recipes/guess-form.ts';
import { readLastCollectionOfRecipe } from '../../store/recipes/kept-copies.ts';
import { fetchOrReadRecipeSource } from '../../store/recipes/read-source.ts';
import type { HowToTakeApart } from '../../store/recipes/read-table.ts';
import { readFreeRecipeId, recipePath, writeRecipeFile } from '../../store/recipes/recipe-files.ts';
import { readPathWithTilde } from '../../store/recipes/source-file.ts';
import {
  dayText,
  significantDigitsText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import {
  joinedLinesText,
  jsonText,
  labelledParagraphTexts,
  tableTexts,
} from '../../text/output.ts';
import { byWords } from '../../tui/finder.ts';
import { indicatorWithoutRounding } from '../../views/indicator-value.ts';
import { whyValueLooksMistypedText } from '../record/slip-check.ts';
import { askToChoose, canLeaveByEmptyAnswer, printQuestionSubject } from './choose.command.ts';
import { collectionWithoutCacheValidators, collectRecipesAndPropose } from './collect.command.ts';
import { askWhichFileInFolder } from './file-meant.command.ts';
import {
  indicatorNameAndUnitText,
  recipeArithmeticText,
  recipeDetailsJson,
  recipeTryJson,
  recipeTryTexts,
  type Tried,
} from './recipe-output.ts';
import { parseFileBytesByRecipe, readDataFolderPath } from './recipe-rows.command.ts';
import type { RecipesJson } from './recipes-document.ts';

/** Makes a recipe of a file or address and keeps it, and offers to propose what it reads; what is not said and can be read two ways is asked, or refused where nobody can be asked. */
export async function recipeNewCommand(io: Io, options: Options, given: string): Promise<ExitCode> {
  const meant = await askWhichFileInFolder(io, given);
  if (!meant.ok) return printRefusal(io, meant.refusal);
  const from = meant.value;
  const made = await askAndWriteRecipe(io, options, from);
  if (typeof made === 'number') return made;
  const { id } = made;
  if (!io.asks() || io.json)
    printRemark(io, `"axiswatch collect ${id}" puts its readings into the inbox`);
  else if (await askYesOrNo(io, 'Put its readings into the inbox?', undefined, 'y'))
    return collectMade(io, options, made, from);
  return 0;
}

/** Makes a recipe of a file that is to be taken in, and proposes what it reads there. */
export async function makeRecipeAndProposeCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const made = await askAndWriteRecipe(io, options, path);
  return typeof made === 'number' ? made : collectMade(io, options, made, path);
}

function collectMade(io: Io, options: Options, made: Recipe, from: string): Promise<ExitCode> {
  const recipe = { ...made, from: isWebAddress(from) ? from : resolve(from) };
  const before = readLastCollectionOfRecipe(readDataFolderPath(io, options), made.id);
  const remembered = { ...collectionWithoutCacheValidators(before), on: undefined };
  return collectRecipesAndPropose(io, options, [{ recipe, remembered }], [], made.id);
}

/** The recipe that was made and kept; an exit code where none was, or where all is said by a document or a trial. */
async function askAndWriteRecipe(
  io: Io,
  options: Options,
  from: string,
): Promise<Recipe | ExitCode> {
  const dryRun = isSwitchGiven(options, 'dryRun');
  const writing = dryRun ? undefined : checkNoReadonlyOption(options, 'keep a recipe');
  if (writing?.ok === false) return printRefusal(io, writing.refusal);
  const opened = await openSession(io, pickGlobalOptions(options), { untouched: true });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  const board = boardAsOf(strategy, store.readings(), today);
  store.close();
  const said = saidOf(options, today);
  if (!said.ok) return printRefusal(io, said.refusal);
  const dataDir = readDataFolderPath(io, options);
  const path = isWebAddress(from) ? from : resolve(from);
  const called = dryRun
    ? recipeIdOption(options, path)
    : await askFreeRecipeId(io, options, dataDir, path);
  if (!called.ok) return printRefusal(io, called.refusal);
  const { id } = called.value;
  const source = await fetchOrReadRecipeSource(path, {
    dataDir,
    env: io.env,
    userAgent: readUserAgent(io),
    allow: ['http'],
    say: recipeFieldAsOptionText,
    signal: new AbortController().signal,
  });
  if (!source.ok) return printRefusal(io, source);
  const { bytes } = source.value;
  const form = await formTaught(io, bytes, said.value.read);
  if (!form.ok) return printRefusal(io, form.refusal);
  const { read: takenApart, table } = form.value;
  let before: Before | undefined;
  for (;;) {
    const taught = await columnsTaught(io, path, table, before?.pointed ?? said.value.pointed, {
      anew: before !== undefined,
      stands: standingValue(
        board,
        before?.indicator ??
          findIndicatorByIdOrCode(strategy, textOptionValue(options, 'indicator') ?? ''),
      ),
    });
    if (!taught.ok) return printRefusal(io, taught.refusal);
    const { columns } = taught.value;
    const rest = await restTaught(io, options, board, before);
    if (!rest.ok) return printRefusal(io, rest.refusal);
    const { indicator, source: publisher } = rest.value;
    const where = await askWhereNextRecipeFileLies(io, options, path, before?.where);
    const convert = said.value.convert;
    const draftOf = (pointed: Pointed) => ({
      id,
      from: where,
      indicator: indicator.id,
      source: publisher,
      title: textOptionValue(options, 'title') ?? `${publisher}: ${indicator.title}`,
      url: textOptionValue(options, 'url'),
      note: textOptionValue(options, 'note'),
      confidence: said.value.confidence,
      ...convert,
      times: pointed.times,
      per: pointed.per,
      sumOfLast: pointed.sumOfLast,
      ...(isWebAddress(where) && where === path ? { verified: today } : {}),
    });
    const make = async (pointed: Pointed): Promise<Outcome<Made>> => {
      const textOf = (every: number): string =>
        recipeFileText(
          makeRecipeFromTaughtColumns({ ...draftOf(pointed), every }, takenApart, columns),
        );
      const first = parseRecipe(textOf(said.value.every ?? 30), recipeFieldAsOptionText);
      if (!first.ok) return refusedDraft(id, options, first.problems);
      const place = { archived: '', address: source.value.address };
      const read = await parseFileBytesByRecipe(
        first.value,
        bytes,
        strategy,
        today,
        place,
        recipeFieldAsOptionText,
      );
      if (!read.ok) return refusedRecipe(`${path} is not read so`, read.problems);
      const days = read.value.observations.map(({ observedOn }) => observedOn);
      const every = said.value.every ?? Math.max(1, usualDaysBetweenRowsOfRecipeFile(days));
      const recipe = parseRecipe(textOf(every));
      if (!recipe.ok) return refusedDraft(id, options, recipe.problems);
      const tried = {
        ...read.value,
        address: source.value.address,
        makes: recipeArithmeticText(recipe.value),
      };
      return { ok: true, value: { pointed, recipe: recipe.value, text: textOf(every), tried } };
    };
    let made = await make(taught.value.pointed);
    if (!made.ok) return printRefusal(io, made.refusal);
    const remedy = remedyOf(board, made.value);
    const isAsked = !dryRun && io.asks() && !io.json;
    if (remedy !== undefined && isAsked) {
      const question = `The newest value is ${remedy.finding}; take ${remedy.takes}?`;
      if (await askYesOrNo(io, question, undefined, 'y'))
        made = await make({ ...made.value.pointed, ...remedy.says });
      if (!made.ok) return printRefusal(io, made.refusal);
    }
    const { pointed, tried } = made.value;
    // Before a question within the dashboard it stands above that, and is no part of the answer.
    const preview = dryRun ? io.out : (io.about ?? io.out);
    if (!io.json)
      preview(
        joinedLinesText([
          ...recipeTryTexts(tried, strategy, io.columns()),
          ...slipLines(board, made.value, isAsked, io.columns()),
        ]),
      );
    if (isAsked) {
      const again = io.point === undefined ? '' : ' No: point again.';
      if (!(await askYesOrNo(io, `Keep it as ${id}?${again}`, undefined, 'y'))) {
        if (io.point === undefined)
          return printRefusal(
            io,
            refusalOutcome(1, 'nothing was kept; give the command again to point anew').refusal,
          );
        before = { pointed, indicator, source: publisher, where };
        continue;
      }
    }
    return keepRecipe(io, made.value, called.value, {
      dataDir,
      dryRun,
    });
  }
}

/** A recipe as it was taught, its file, and what it makes. */
interface Made {
  readonly pointed: Pointed;
  readonly recipe: Recipe;
  readonly text: string;
  readonly tried: Tried;
}

/** What was said before a person went back to pointing. */
interface Before {
  readonly pointed: Pointed;
  readonly indicator: Indicator;
  readonly source: string;
  readonly where: string;
}

/** Writes a recipe that was made, or its document; an exit code where that is all, or it cannot be written. */
function keepRecipe(
  io: Io,
  { recipe, text, tried }: Made,
  { id, isNew }: Called,
  { dataDir, dryRun }: { readonly dataDir: string; readonly dryRun: boolean },
): Recipe | ExitCode {
  const file = recipePath(dataDir, id);
  if (!dryRun) {
    const written = writeRecipeFile(dataDir, id, text);
    if (!written.ok) return printRefusal(io, written);
  }
  const row = {
    id,
    path: file,
    isShipped: false,
    recipe,
    problems: [],
    remembered: NEVER,
    hasNewFile: false,
  };
  if (io.json)
    io.out(
      jsonText({
        schema: 'axiswatch.recipes/1',
        recipes: [recipeDetailsJson(row)],
        tried: recipeTryJson(tried),
      } satisfies RecipesJson),
    );
  if (io.json || dryRun) return 0;
  const before = isNew ? '' : `; "axiswatch recipe restore ${id}" brings the one before back`;
  printRemark(io, `kept as ${file}${before}`);
  return recipe;
}

interface Called {
  readonly id: string;
  /** Whether none of one's own is called so. */
  readonly isNew: boolean;
}

function recipeIdOption(options: Options, path: string): Outcome<Called> {
  const typed = textOptionValue(options, 'id');
  if (typed !== undefined && !ID.test(typed))
    return refusalOutcome(
      2,
      `--id: "${typed}" is no id; write it with a-z, 0-9 and -, such as brent-daily`,
    );
  const id = typed ?? recipeIdFromPathOrUrl(textOptionValue(options, 'from') ?? path);
  return { ok: true, value: { id, isNew: true } };
}

/** What the recipe is to be called: where one of one's own is, it is asked whether that goes, before anything else is. */
async function askFreeRecipeId(
  io: Io,
  options: Options,
  dataDir: string,
  path: string,
): Promise<Outcome<Called>> {
  const wanted = recipeIdOption(options, path);
  if (!wanted.ok) return wanted;
  const { id } = wanted.value;
  const file = recipePath(dataDir, id);
  if (!existsSync(file)) return wanted;
  if (isSwitchGiven(options, 'force')) return { ok: true, value: { id, isNew: false } };
  const free = readFreeRecipeId(dataDir, id);
  if (!io.asks() || io.json)
    return refusalOutcome(
      1,
      `is there already; name another, such as --id ${free}, or write over it with --force`,
      file,
    );
  return askToChoose(
    io,
    `There is a recipe ${id} already.`,
    [
      {
        says: { id: free, isNew: true },
        text: `keep it, and call this one ${free}`,
      },
      {
        says: { id, isNew: false },
        text: 'put this one in its place; "recipe restore" goes back',
      },
    ],
    ({ id: says }) => hintText('id', says),
  );
}

/** What would bring the newest reading near to the one that stands; undefined: nothing must or can, or nothing stands. */
function remedyOf(
  board: Board,
  { pointed, recipe, tried: { observations } }: Made,
): Remedy | undefined {
  const newest = observations.at(-1);
  const stands =
    newest && standingValue(board, findIndicatorByIdOrCode(board.strategy, newest.indicator));
  if (newest === undefined || stands === undefined) return undefined;
  const days = observations.map(({ observedOn }) => observedOn);
  const remedy = conversionToMatchStandingValue(newest.value, days, stands, pointed);
  return remedy?.says.sumOfLast === undefined || recipe.only.lastOf === undefined
    ? remedy
    : undefined;
}

/** Where what was taught is rather wrong: the newest reading looks like a slip, a wrong unit or a month for a year; or days have another value than stands, as those of another measure do. */
function slipLines(board: Board, made: Made, isAsked: boolean, cells: number): readonly string[] {
  const { observations } = made.tried;
  const newest = observations.at(-1);
  if (newest === undefined) return [];
  const slip = whyValueLooksMistypedText(board, newest, undefined);
  const remedy = isAsked ? undefined : remedyOf(board, made);
  const options = remedy === undefined ? '' : `; ${conversionRemedyWithOptionsText(remedy)}`;
  const others = observations.flatMap((observation) => {
    const { indicator, observedOn, value } = observation;
    const standing = board.readings.asOf(indicator, observedOn);
    return standing?.observedOn === observedOn && standing.value !== value
      ? [{ observation, standing }]
      : [];
  });
  const other = others.at(-1);
  const said = [
    ...(slip === undefined ? [] : [`check ${dayText(newest.observedOn)}: ${slip}${options}`]),
    ...(other === undefined
      ? []
      : [
          `check ${countWithNoun(others.length, 'day')} on which another value stands, such as ${dayText(other.observation.observedOn)}: ${other.observation.value} here, ${other.standing.value} of ${other.standing.source === '' ? 'no source' : other.standing.source}; is it the same measure?`,
        ]),
  ];
  return said.flatMap((text) => labelledParagraphTexts('  ', terminalSafeOneLine(text), cells));
}

function refusedRecipe(what: string, problems: readonly Problem[]): Outcome<never> {
  return { ok: false, refusal: { exitCode: 1, what, problems } };
}

/** The options that say fields of a recipe which are called otherwise there. */
const OPTIONS_OF_FIELDS: Readonly<Record<string, string>> = {
  'day.column': 'day',
  'day.form': 'dayForm',
  'day.period': 'period',
};

/** Refuses a recipe that was put together of options: each by its option where that was given, else as a file that is none. */
function refusedDraft(id: string, options: Options, problems: readonly Problem[]): Outcome<never> {
  const told = problems.flatMap(({ path, message }) => {
    const option = OPTIONS_OF_FIELDS[path] ?? path.split('.').at(-1) ?? '';
    const isGiven = textOptionValue(options, option) !== undefined;
    return isGiven ? [{ path: optionNameText(option), message }] : [];
  });
  return told.length === problems.length
    ? { ok: false, refusal: { exitCode: 2, problems: told } }
    : refusedRecipe(`${id} is no recipe`, problems);
}

/** What the options say. */
interface Said {
  readonly read: Partial<HowToTakeApart>;
  readonly pointed: Pointed;
  /** Days from one collecting to the next, ≥ 1; undefined: as often as the readings come. */
  readonly every: number | undefined;
  readonly confidence: Confidence | undefined;
  readonly convert: {
    readonly meanOf?: Period | undefined;
    readonly sumOf?: Period | undefined;
    readonly since?: Day | undefined;
    readonly lastOf?: Period | undefined;
  };
}

const NOTHING_BETWEEN = 'none';

function saidOf(options: Options, today: Day): Outcome<Said> {
  const problems: string[] = [];
  const text = (name: string): string | undefined => textOptionValue(options, name);
  const choice = <T extends string>(
    name: string,
    list: readonly T[],
    called = list.join(', '),
  ): T | undefined => {
    const typed = text(name);
    const found = list.find((each) => each === typed);
    if (typed !== undefined && found === undefined)
      problems.push(`${optionNameText(name)}: "${typed}" is not known; use ${called}`);
    return found;
  };
  const number = (name: string): number | undefined => {
    const typed = text(name);
    const value = Number(typed);
    if (typed !== undefined && (typed.trim() === '' || !Number.isFinite(value)))
      problems.push(`${optionNameText(name)}: "${typed}" is no number; write one, such as 3`);
    return typed === undefined ? undefined : value;
  };
  const whole = (name: string, least: number, most?: number): number | undefined => {
    const typed = text(name);
    const read =
      typed === undefined
        ? undefined
        : parseWholeNumberOption(optionNameText(name), typed, least, most);
    if (read?.ok === false) problems.push(...read.refusal.problems.map(({ message }) => message));
    return read?.ok === true ? read.value : undefined;
  };
  const place = (name: string): string | number | undefined => {
    const typed = text(name);
    return typed !== undefined && /^[1-9]\d*$/.test(typed) ? Number(typed) : typed;
  };
  const delimiter =
    text('delimiter') === 'tab' ? '\t' : choice('delimiter', DELIMITERS, ', ; | or tab');
  const thousands = choice(
    'thousands',
    [...THOUSANDS_SIGNS, NOTHING_BETWEEN],
    `, . ' a blank, or ${NOTHING_BETWEEN}`,
  );
  const decimal = choice('decimal', DECIMAL_SIGNS, '. or ,');
  const per = text('per')?.split(':');
  const [perFrom, perTo] = (per ?? []).map((each) => PERIODS.find((period) => period === each));
  if (per !== undefined && (perFrom === undefined || perTo === undefined || per.length !== 2))
    problems.push(
      `--per: "${text('per')}" is no pair of periods; write two of ${PERIODS.join(', ')}, such as day:month`,
    );
  const rows = wantedRowsOption(options, problems);
  const read = {
    form: choice('form', FILE_FORMS),
    encoding: choice('encoding', ENCODINGS),
    delimiter,
    path: text('path'),
    range: text('range'),
    sheet: place('sheet'),
    table: place('table'),
  };
  const typed = text('confidence');
  const confidence = typed === undefined ? undefined : parseConfidence(typed);
  if (confidence?.ok === false)
    problems.push(`--confidence: ${confidence.problems[0]?.message ?? ''}`);
  const since = text('since');
  const firstDay = since === undefined ? undefined : parseDayOption(since, today);
  if (firstDay?.ok === false) problems.push(`--since: ${firstDay.problems[0]?.message ?? ''}`);
  const header = whole('header', 1);
  const value: Said = {
    read: Object.fromEntries(Object.entries(read).filter(([, each]) => each !== undefined)),
    pointed: {
      header,
      day: text('day'),
      dayForm: text('dayForm'),
      value: text('value'),
      period: choice('period', PERIODS),
      decimal,
      rows,
      thousands: THOUSANDS_SIGNS.find((each) => each === thousands),
      numbersSaid: decimal !== undefined || thousands !== undefined,
      times: number('times'),
      sumOfLast: whole('sumOfLast', ...SUMMED_ROWS),
      per: perFrom === undefined || perTo === undefined ? undefined : { from: perFrom, to: perTo },
    },
    every: whole('every', ...EVERY_DAYS),
    confidence: confidence?.ok === true ? confidence.value : undefined,
    convert: {
      since: firstDay?.ok === true ? firstDay.value : undefined,
      lastOf: choice('lastOf', PERIODS),
      meanOf: choice('meanOf', PERIODS),
      sumOf: choice('sumOf', PERIODS),
    },
  };
  return problems.length === 0
    ? { ok: true, value }
    : {
        ok: false,
        refusal: { exitCode: 2, problems: problems.map((message) => ({ path: '', message })) },
      };
}

/** The rows that `--where Entity=China` names; a column that is named twice may have either cell. */
function wantedRowsOption(options: Options, problems: string[]): Record<string, string[]> {
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

/** The rows of a file, its form asked for where it can be more than one. */
async function formTaught(
  io: Io,
  bytes: Uint8Array,
  said: Partial<HowToTakeApart>,
): Promise<Outcome<{ readonly read: HowToTakeApart; readonly table: Table }>> {
  let read = said;
  for (;;) {
    const guessed = await parseTableOrFileFormQuestion(bytes, read);
    if (!guessed.ok) return { ok: false, refusal: guessed };
    if (guessed.value.asks === undefined) return { ok: true, value: guessed.value };
    const { asks, answers, option } = guessed.value;
    const chosen = await askToChoose(io, asks, answers, (says) =>
      hintText(option, String(Object.values(says)[0] ?? '')),
    );
    if (!chosen.ok) return chosen;
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
  {
    anew,
    stands,
  }: {
    readonly anew: boolean;
    /** The value that stands of the indicator, in its unit, finite; undefined: none does. */
    readonly stands: number | undefined;
  },
): Promise<Outcome<{ readonly columns: TaughtColumns; readonly pointed: Pointed }>> {
  const first = nextRecipeQuestionOrTaughtColumns(table, said);
  const isOpen = anew || !first.ok || first.value.question !== undefined;
  const shown = { ...table, rows: table.rows.slice(0, POINTED_ROWS) };
  let pointed =
    isOpen && io.point !== undefined ? await io.point(basename(path), shown, said, stands) : said;
  let isShown = false;
  for (;;) {
    const lesson = nextRecipeQuestionOrTaughtColumns(table, pointed);
    if (!lesson.ok) return { ok: false, refusal: lesson };
    const { question } = lesson.value;
    if (question === undefined)
      return { ok: true, value: { columns: lesson.value.taught, pointed } };
    if (!isShown && io.asks() && !io.json) {
      io.err(joinedLinesText(firstRowsLines(table, io.columns())));
      isShown = true;
    }
    const chosen = await askToChoose(io, question.asks, question.answers, pointedHint);
    if (!chosen.ok) return chosen;
    pointed = { ...pointed, ...chosen.value };
  }
}

/** The first rows of a file, as wide as the terminal. */
function firstRowsLines(table: Table, cells: number): readonly string[] {
  const rows = firstRowsOfTable(table, SHOWN_ROWS);
  const width = Math.min(12, Math.max(1, ...rows.map((row) => row.length)));
  return tableTexts(
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

/** Whose values these are and who publishes them; what was said before stands where nothing else is typed. */
async function restTaught(
  io: Io,
  options: Options,
  board: Board,
  before: Before | undefined,
): Promise<Outcome<Pick<Before, 'indicator' | 'source'>>> {
  const asks = io.asks() && !io.json;
  const given = textOptionValue(options, 'indicator');
  const indicator =
    given === undefined && asks
      ? await indicatorAsked(io, board, before?.indicator)
      : await indicatorNamed(board.strategy, given ?? '');
  if (!indicator.ok) return indicator;
  if (asks)
    printQuestionSubject(
      io,
      `${terminalSafeOneLine(indicatorWithStandingText(board, indicator.value))}\n`,
    );
  const said =
    textOptionValue(options, 'source') ?? (asks ? await sourceAsked(io, before?.source) : '');
  const source = said.trim();
  if (source === '') return refusalOutcome(2, 'say who publishes it: --source FRED');
  return { ok: true, value: { indicator: indicator.value, source } };
}

async function sourceAsked(io: Io, before: string | undefined): Promise<string> {
  for (;;) {
    const typed = (await io.ask(`Who publishes it${blankText(before)}: `)).trim();
    if (typed !== '') return typed;
    if (before !== undefined || canLeaveByEmptyAnswer(io)) return before ?? '';
    printQuestionSubject(io, 'Type a name, such as FRED.\n');
  }
}

/** ` (blank: FRED)`: what an empty answer stands for; '' where it stands for nothing. */
function blankText(before: string | undefined): string {
  return before === undefined ? '' : ` (blank: ${terminalSafeOneLine(before)})`;
}

async function indicatorNamed(strategy: Strategy, name: string): Promise<Outcome<Indicator>> {
  if (name.trim() === '')
    return refusalOutcome(2, 'say whose values these are: --indicator RU1, by code or id');
  const indicator = findIndicatorByIdOrCode(strategy, name.trim());
  if (indicator === undefined) return refusalOutcome(1, await unknownIndicatorText(strategy, name));
  return indicator.count === undefined
    ? { ok: true, value: indicator }
    : refusalOutcome(1, whyCountedIndicatorTakesNoReadings(indicator));
}

/** So many indicators that fit what was typed are listed. */
const MOST_FITTING = 9;

/** The indicator that a person means: by its code, id or whole title at once, by other words only after a yes to what they find. A slip does not cost what was pointed at. */
async function indicatorAsked(
  io: Io,
  board: Board,
  before: Indicator | undefined,
): Promise<Outcome<Indicator>> {
  const { strategy } = board;
  const readable = indicatorsOfStrategy(strategy).filter(({ count }) => count === undefined);
  const findable = readable.map((indicator) => ({
    name: `${nodeCodeOf(indicator)} ${indicator.id}`,
    title: indicator.title,
    indicator,
  }));
  for (;;) {
    const asks = `Indicator, by code or title${blankText(before && nodeCodeOf(before))}: `;
    const typed = (await io.ask(asks)).trim();
    if (typed === '' && before !== undefined) return { ok: true, value: before };
    const named = await indicatorNamed(strategy, typed);
    if (named.ok || (typed === '' && canLeaveByEmptyAnswer(io))) return named;
    const whole = readable.filter(({ title }) => title.toLowerCase() === typed.toLowerCase());
    const [titled] = whole;
    if (whole.length === 1 && titled !== undefined) return { ok: true, value: titled };
    const fitting = typed === '' ? [] : byWords(findable, typed).exact;
    const [only] = fitting;
    if (only === undefined) {
      const why = named.refusal.problems[0]?.message ?? '';
      printQuestionSubject(
        io,
        `${terminalSafeOneLine(typed === '' ? 'Type its code, or words of its title.' : why)}\n`,
      );
      continue;
    }
    if (fitting.length === 1) {
      printQuestionSubject(
        io,
        `${terminalSafeOneLine(`"${typed}" finds ${indicatorWithStandingText(board, only.indicator)}`)}\n`,
      );
      if (await askYesOrNo(io, 'Is it this? No: type another word.', undefined, 'y'))
        return { ok: true, value: only.indicator };
      continue;
    }
    const shown = fitting.slice(0, MOST_FITTING);
    const more = fitting.length - shown.length;
    const chosen = await askToChoose<Indicator | undefined>(
      io,
      `"${typed}" fits ${countWithNoun(fitting.length, 'indicator')}${more > 0 ? `; the first ${MOST_FITTING}` : ''}:`,
      [
        ...shown.map(({ indicator }) => ({
          says: indicator,
          text: indicatorWithStandingText(board, indicator),
        })),
        { says: undefined, text: 'none of these: type another word' },
      ],
      (indicator) => hintText('indicator', indicator?.id ?? ''),
    );
    if (!chosen.ok) return chosen;
    if (chosen.value !== undefined) return { ok: true, value: chosen.value };
  }
}

/** The value of the reading that stands, in the indicator's unit, finite; undefined: none does, or no indicator is given. */
function standingValue(board: Board, indicator: Indicator | undefined): number | undefined {
  return indicator === undefined
    ? undefined
    : board.card.indicators.get(indicator.id)?.reading?.value;
}

/** `CC3 China-Russia trade, USD bn, 12 months; stands 242.2 of 30 Apr 2026`. */
function indicatorWithStandingText(board: Board, indicator: Indicator): string {
  const reading = board.card.indicators.get(indicator.id)?.reading;
  const stands =
    reading === undefined
      ? 'nothing stands yet'
      : `stands ${valueTextWithoutUnit(indicatorWithoutRounding(indicator), Number(significantDigitsText(reading.value)))} of ${dayText(reading.observedOn)}`;
  return `${indicatorNameAndUnitText(indicator)}; ${stands}`;
}

/** Where the file will lie next time: what `--from` says; for an address, or where nobody can be asked, the path as it is; else what the person chooses or writes. A blank answer means `before`, or without that the newest file that is called like this one. */
export async function askWhereNextRecipeFileLies(
  io: Io,
  options: Options,
  path: string,
  before: string | undefined,
): Promise<string> {
  const given = textOptionValue(options, 'from');
  if (given !== undefined || isWebAddress(path) || !io.asks() || io.json) return given ?? path;
  const folder = dirname(path);
  const patterns = filePatternsForNextEditions(basename(path)).map((name) =>
    readPathWithTilde(join(folder, name)),
  );
  const places = [...patterns, readPathWithTilde(path)];
  const lines = places.map((place, at) => {
    const which = at === patterns.length ? 'this file alone: ' : 'the newest called ';
    return `  ${at + 1}  ${terminalSafeOneLine(`${which}${place}`)}\n`;
  });
  printQuestionSubject(
    io,
    `Which file is it next time?\n${lines.join('')}# stands for numbers and months, or for nothing, so that the next download is found.\nOr write an address, or a file in whose name * stands for anything.\n`,
  );
  for (;;) {
    const blank = before === undefined ? '1' : 'as before';
    const typed = (await io.ask(`Next time (blank: ${blank}): `)).trim();
    if (typed === '' && before !== undefined) return before;
    const place = places[typed === '' ? 0 : Number(typed) - 1];
    if (place !== undefined || !/^\d+$/.test(typed)) return place ?? typed;
  }
}

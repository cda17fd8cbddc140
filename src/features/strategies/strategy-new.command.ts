/** `axiswatch strategy new`: a strategy to begin with, from a few questions or from the shipped one. */
import { basename } from 'node:path';
import { readStrategyAtPathOrShipped } from '../../cli/chosen-strategy.ts';
import { checkOutputPathOnDisk, writeOutputFile } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import { type Outcome, printRefusal, printRemark, refusalOutcome } from '../../cli/refusal.ts';
import { hyphenatedIdFromText } from '../../core/model/plain-text.ts';
import { newStrategyJson } from '../../core/strategy/strategy-start.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { parseStrategyBytes } from '../../store/files/strategy-file.ts';
import { jsonText } from '../../text/output.ts';
import { oneStrategyJsonText } from './strategies.command.ts';

/** Writes a small strategy whose every text says what to put there, or with `--copy` the shipped one under another id. */
export async function strategyNewCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const named = await parseFormatOrOutputEnding(['json'], undefined, path, 'end the name in .json');
  if (!named.ok) return printRefusal(io, named.refusal);
  const force = isSwitchGiven(options, 'force');
  const free = path === '-' ? undefined : checkOutputPathOnDisk(path, force);
  if (free?.ok === false) return printRefusal(io, free.refusal);
  const name = path === '-' ? 'mine' : basename(path).replace(/\.json$/i, '');
  const made = isSwitchGiven(options, 'copy')
    ? await copyOfShipped(io, idFromName(name), textOptionValue(options, 'title') ?? name)
    : await beginStrategyText(io, options, name);
  if (!made.ok) return printRefusal(io, made.refusal);
  const file = parseStrategyBytes(new TextEncoder().encode(made.value), path);
  if (!file.ok)
    return printRefusal(io, {
      exitCode: 1,
      what: 'no strategy was written',
      problems: file.problems,
    });
  if (path === '-') {
    io.out(made.value);
    return 0;
  }
  const { dataDir, readonly } = pickGlobalOptions(options);
  const written = writeOutputFile(path, made.value, {
    force,
    dataDir: readonly ? undefined : readUserFolderPaths(io.env, dataDir).data,
  });
  if (!written.ok) return printRefusal(io, written.refusal);
  if (io.json) {
    io.out(oneStrategyJsonText(file.value, path, false));
    return 0;
  }
  printRemark(
    io,
    `a strategy was written to ${path}; edit it, then "axiswatch strategy check ${path}" and "axiswatch strategy use ${path}"`,
  );
  return 0;
}

/** The shipped strategy; only the two words at its head differ, so that the copy reads like the original. */
async function copyOfShipped(io: Io, id: string, title: string): Promise<Outcome<string>> {
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  if (!shipped.ok) return shipped;
  const { strategy, bytes } = shipped.value.file;
  const copy = new TextDecoder()
    .decode(bytes)
    .replace(`"id": ${JSON.stringify(strategy.id)}`, () => `"id": ${JSON.stringify(id)}`)
    .replace(
      `"title": ${JSON.stringify(strategy.title)}`,
      () => `"title": ${JSON.stringify(title)}`,
    );
  return { ok: true, value: copy };
}

/** A small strategy by the options, or where there are none by what a person answers. */
async function beginStrategyText(io: Io, options: Options, name: string): Promise<Outcome<string>> {
  const given = {
    title: textOptionValue(options, 'title'),
    tracks: textOptionValue(options, 'tracks'),
  };
  const asks = given.title === undefined && given.tracks === undefined && io.asks();
  const ask = async (question: string, otherwise: string): Promise<string | undefined> => {
    const answer = asks ? await io.ask(`${question} [${otherwise}] `) : '';
    return answer === '' ? undefined : answer;
  };
  const title = given.title ?? (await ask('What is it called?', name)) ?? name;
  const source = await ask('What does it follow: a paper, a plan, a decision?', 'say it later');
  const aim = await ask('What is true of the world at 100?', 'say it later');
  const usual = 'First front, Second front';
  const titles = given.tracks ?? (await ask('Its tracks, with commas between?', usual)) ?? usual;
  const tracks = titles
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (tracks.length === 0)
    return refusalOutcome(2, '--tracks names no track; give titles with commas between');
  const start = io.readClock().today;
  return {
    ok: true,
    value: jsonText(newStrategyJson({ id: idFromName(name), title, start, tracks, source, aim })),
  };
}

function idFromName(name: string): string {
  return hyphenatedIdFromText(name) || 'mine';
}

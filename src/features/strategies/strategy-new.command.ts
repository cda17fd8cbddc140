/** `axiswatch strategy new`: a strategy to begin with, from a few questions or from the shipped one. */
import { basename } from 'node:path';
import { strategyOf } from '../../cli/chosen-strategy.ts';
import { freeToWrite, writeOutputFile } from '../../cli/files.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { formatToWrite } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { type Outcome, refusal, remark, tell } from '../../cli/refusal.ts';
import { startingStrategy } from '../../core/strategy/strategy-start.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { strategyFileOf } from '../../store/files/strategy-file.ts';
import { jsonText } from '../../text/output.ts';
import { strategyText } from './strategies.command.ts';

/** Writes a small strategy whose every text says what to put there, or with `--copy` the shipped one under another id. */
export async function strategyNew(world: World, options: Options, path: string): Promise<ExitCode> {
  const named = await formatToWrite(['json'], undefined, path, 'end the name in .json');
  if (!named.ok) return tell(world, named.refusal);
  const force = flagOption(options, 'force');
  const free = path === '-' ? undefined : freeToWrite(path, force);
  if (free?.ok === false) return tell(world, free.refusal);
  const name = path === '-' ? 'mine' : basename(path).replace(/\.json$/i, '');
  const made = flagOption(options, 'copy')
    ? await copyOfShipped(world, path, idOf(name), textOption(options, 'title') ?? name)
    : await begun(world, options, name);
  if (!made.ok) return tell(world, made.refusal);
  if (path === '-') {
    world.out(made.value);
    return 0;
  }
  const { dataDir, readonly } = globalOptions(options);
  const written = writeOutputFile(path, made.value, {
    force,
    dataDir: readonly ? undefined : foldersOf(world.env, dataDir).data,
  });
  if (!written.ok) return tell(world, written.refusal);
  if (world.json) {
    const file = strategyFileOf(new TextEncoder().encode(made.value), path);
    if (!file.ok) return tell(world, { exitCode: 1, problems: file.problems });
    world.out(strategyText(file.value, path, false));
    return 0;
  }
  remark(
    world,
    `a strategy was written to ${path}; edit it, then "axiswatch strategy check ${path}" and "axiswatch strategy use ${path}"`,
  );
  return 0;
}

/** The shipped strategy; only the two words at its head differ, so that the copy reads like the original. */
async function copyOfShipped(
  world: World,
  path: string,
  id: string,
  title: string,
): Promise<Outcome<string>> {
  const shipped = await strategyOf(world, undefined);
  if (!shipped.ok) return shipped;
  const { strategy, bytes } = shipped.value.file;
  const copy = new TextDecoder()
    .decode(bytes)
    .replace(`"id": ${JSON.stringify(strategy.id)}`, () => `"id": ${JSON.stringify(id)}`)
    .replace(
      `"title": ${JSON.stringify(strategy.title)}`,
      () => `"title": ${JSON.stringify(title)}`,
    );
  const checked = strategyFileOf(new TextEncoder().encode(copy), path);
  return checked.ok && checked.value.strategy.id === id
    ? { ok: true, value: copy }
    : refusal(1, 'the shipped strategy cannot be copied; leave out --copy', path);
}

/** A small strategy by the options, or where there are none by what a person answers. */
async function begun(world: World, options: Options, name: string): Promise<Outcome<string>> {
  const given = { title: textOption(options, 'title'), tracks: textOption(options, 'tracks') };
  const asks = given.title === undefined && given.tracks === undefined && world.asks();
  const ask = async (question: string, otherwise: string): Promise<string | undefined> => {
    const answer = asks ? await world.ask(`${question} [${otherwise}] `) : '';
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
    return refusal(2, '--tracks names no track; give titles with commas between');
  const start = world.readClock().today;
  return {
    ok: true,
    value: jsonText(startingStrategy({ id: idOf(name), title, start, tracks, source, aim })),
  };
}

function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'mine' : id;
}

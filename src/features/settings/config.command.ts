/** `axiswatch config`: what a user has chosen, kept in one file. */

import type { ExitCode, World } from '../../cli/io.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { mayWrite, type Outcome, refusal, remark, tell } from '../../cli/refusal.ts';
import { settingsOf } from '../../cli/session.ts';
import { SETTING_CHOICES } from '../../cli/setting-choices.ts';
import { foldersOf } from '../../store/files/folders.ts';
import {
  isSettingName,
  SETTING_NAMES,
  type Settings,
  settingsPath,
  writeSettings,
} from '../../store/files/settings.ts';
import { readKeptStrategyFile } from '../../store/files/strategy-file.ts';
import { oneLine } from '../../text/format.ts';
import { jsonText, orNull } from '../../text/output.ts';
import { LONGEST_HANDLING } from '../../tui/appearance.ts';

/** Prints one setting; nothing, with exit code 1, where it is not set. */
export async function configGet(world: World, options: Options, name: string): Promise<ExitCode> {
  const known = await knownName(name);
  if (!known.ok) return tell(world, known.refusal);
  const value = settingsOf(world, globalOptions(options))[known.value];
  if (value === undefined) {
    return tell(
      world,
      refusal(1, `is not set; set it with "axiswatch config set ${name} VALUE"`, name).refusal,
    );
  }
  world.out(
    world.json ? settingsText([known.value], { [known.value]: value }) : `${oneLine(value)}\n`,
  );
  return 0;
}

/** Sets one setting, or forgets it when the value is empty. */
export async function configSet(
  world: World,
  options: Options,
  name: string,
  value: string,
): Promise<ExitCode> {
  const known = await knownName(name);
  if (!known.ok) return tell(world, known.refusal);
  const writing = mayWrite(options, 'set it');
  if (!writing.ok) return tell(world, writing.refusal);
  const { strategy: before } = settingsOf(world, globalOptions(options));
  const taken = value === '' ? NOTHING : await takenBy(world, options, known.value, value);
  if (!taken.ok) return tell(world, taken.refusal);
  const wanted = taken.value;
  const { config } = foldersOf(world.env, globalOptions(options).dataDir);
  const done = await writeSettings(config, { [known.value]: wanted });
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  if (world.json) world.out(settingsText([known.value], { [known.value]: wanted }));
  else if (wanted === undefined) remark(world, `${name} is forgotten`);
  else {
    const left = known.value === 'strategy' ? await leftBy(world, options, wanted, before) : '';
    remark(world, `${name} is ${oneLine(wanted)}${left}`);
  }
  return 0;
}

/** Where the board stays that is left by choosing a strategy file; nobody is asked. */
async function leftBy(
  world: World,
  options: Options,
  path: string,
  before: string | undefined,
): Promise<string> {
  const file = readKeptStrategyFile(path);
  if (!file.ok) return '';
  const { leaveBoard } = await import('../strategies/take-readings-along.command.ts');
  const left = await leaveBoard({ ...world, asks: () => false }, options, file.value, before);
  return left.ok ? left.value.remains : '';
}

const NOTHING: Outcome<undefined> = { ok: true, value: undefined };

/** The value as it is kept: one of the short list, or the place of a strategy file. */
async function takenBy(
  world: World,
  options: Options,
  name: keyof Settings,
  value: string,
): Promise<Outcome<string | undefined>> {
  const choices = SETTING_CHOICES[name];
  if (choices !== undefined) {
    const found = choices.find((each) => each === value.toLowerCase());
    if (found !== undefined) return { ok: true, value: found };
    const near = await likeIt(choices, value);
    return refusal(1, `cannot be "${oneLine(value)}"; ${near}use ${choices.join(', ')}`, name);
  }
  if (name === 'handling') {
    const line = oneLine(value);
    return line.length <= LONGEST_HANDLING
      ? { ok: true, value: line }
      : refusal(
          1,
          `has ${line.length} characters; it stands on every frame, page and row, so keep it to ${LONGEST_HANDLING}`,
          name,
        );
  }
  if (name !== 'strategy') return { ok: true, value };
  const { strategyToUse } = await import('../strategies/strategies.command.ts');
  const taken = await strategyToUse(world, options, value);
  return taken.ok ? { ok: true, value: taken.value.path } : taken;
}

/** Prints every setting that is set. */
export async function configList(world: World, options: Options): Promise<ExitCode> {
  const settings = settingsOf(world, globalOptions(options));
  if (world.json) {
    world.out(settingsText(SETTING_NAMES, settings));
    return 0;
  }
  for (const name of SETTING_NAMES) {
    const value = settings[name];
    if (value !== undefined) world.out(`${name} = ${oneLine(value)}\n`);
  }
  if (Object.values(settings).every((value) => value === undefined))
    remark(world, `nothing is set; the settings are ${SETTING_NAMES.join(', ')}`);
  return 0;
}

function settingsText(names: readonly (keyof Settings)[], settings: Settings): string {
  const values = names.map((name) => [name, orNull(settings[name])]);
  return jsonText({ schema: 'axiswatch.config/1', settings: Object.fromEntries(values) });
}

async function knownName(name: string): Promise<Outcome<keyof Settings>> {
  if (isSettingName(name)) return { ok: true, value: name };
  const near = await likeIt(SETTING_NAMES, name);
  const all = SETTING_NAMES.join(', ');
  return refusal(2, `there is no setting "${oneLine(name)}"; ${near}the settings are ${all}`);
}

async function likeIt(words: readonly string[], typed: string): Promise<string> {
  const near = (await import('../../cli/did-you-mean.ts')).didYouMean(words, typed);
  return near === '' ? '' : `${near} `;
}

/** Where the settings are, for `info`. */
export function settingsFile(world: World, options: Options): string {
  return settingsPath(foldersOf(world.env, globalOptions(options).dataDir).config);
}

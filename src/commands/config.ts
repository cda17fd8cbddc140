/** `axiswatch config`: what a user has chosen, kept in one file. */
import { oneLine } from '../app/format.ts';
import { jsonText, orNull } from '../report/lines.ts';
import { foldersOf } from '../store/folders.ts';
import {
  isSettingName,
  SETTING_NAMES,
  type Settings,
  settingsPath,
  writeSettings,
} from '../store/settings.ts';
import { readStrategyFile } from '../store/strategy-file.ts';
import { globalOptions, type Options } from './options.ts';
import { mayWrite, type Outcome, refusal, remark, tell } from './refusal.ts';
import { settingsOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Prints one setting; nothing, with exit code 1, where it is not set. */
export async function configGet(world: World, options: Options, name: string): Promise<ExitCode> {
  const known = knownName(name);
  if (!known.ok) return tell(world, known.refusal);
  const value = settingsOf(world, globalOptions(options))[known.value];
  if (value === undefined) {
    return tell(
      world,
      refusal(1, `is not set; set it with "axiswatch config set ${name} VALUE"`, name).refusal,
    );
  }
  world.out(world.json ? settingsText([name], { [name]: value }) : `${oneLine(value)}\n`);
  return 0;
}

/** Sets one setting, or forgets it when the value is empty. */
export async function configSet(
  world: World,
  options: Options,
  name: string,
  value: string,
): Promise<ExitCode> {
  const known = knownName(name);
  if (!known.ok) return tell(world, known.refusal);
  const writing = mayWrite(options, 'set it');
  if (!writing.ok) return tell(world, writing.refusal);
  settingsOf(world, globalOptions(options));
  const wanted = value === '' ? undefined : value;
  if (known.value === 'strategy' && wanted !== undefined) {
    const file = readStrategyFile(wanted);
    if (!file.ok) {
      const what = `${wanted} was not taken as the strategy`;
      return tell(world, { exitCode: 1, what, problems: file.problems });
    }
  }
  const { config } = foldersOf(world.env, globalOptions(options).dataDir);
  const done = await writeSettings(config, { [known.value]: wanted });
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  if (world.json) world.out(settingsText([name], { [name]: wanted }));
  else
    remark(world, wanted === undefined ? `${name} is forgotten` : `${name} is ${oneLine(wanted)}`);
  return 0;
}

/** Prints every setting that is set. */
export async function configList(world: World, options: Options): Promise<ExitCode> {
  const settings = settingsOf(world, globalOptions(options));
  if (world.json) {
    world.out(settingsText(SETTING_NAMES, settings));
    return 0;
  }
  for (const name of SETTING_NAMES) {
    const value = isSettingName(name) ? settings[name] : undefined;
    if (value !== undefined) world.out(`${name} = ${oneLine(value)}\n`);
  }
  return 0;
}

function settingsText(names: readonly string[], settings: Settings): string {
  const values = names.map((name) => [name, isSettingName(name) ? orNull(settings[name]) : null]);
  return jsonText({ schema: 'axiswatch.config/1', settings: Object.fromEntries(values) });
}

function knownName(name: string): Outcome<keyof Settings> {
  if (isSettingName(name)) return { ok: true, value: name };
  return refusal(2, `there is no setting "${name}"; the settings are ${SETTING_NAMES.join(', ')}`);
}

/** Where the settings are, for `info`. */
export function settingsFile(world: World, options: Options): string {
  return settingsPath(foldersOf(world.env, globalOptions(options).dataDir).config);
}

/** `axiswatch config`: what a user has chosen, kept in one file. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import {
  checkNoReadonlyOption,
  type Outcome,
  printRefusal,
  printRemark,
  refusalOutcome,
} from '../../cli/refusal.ts';
import { readSettingsMovingBrokenAside } from '../../cli/session.ts';
import { SETTING_CHOICES } from '../../cli/setting-choices.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import {
  isSettingName,
  SETTING_NAMES,
  type Settings,
  settingsPath,
  writeSettingChanges,
} from '../../store/files/settings.ts';
import { readStrategyFileRefusingPipes } from '../../store/files/strategy-file.ts';
import { parseAuthorName } from '../../store/journal/author.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { jsonText, valueOrNull } from '../../text/output.ts';
import { LONGEST_HANDLING } from '../../tui/appearance.ts';
import type { ConfigJson } from './config-document.ts';

/** Prints one setting; where it is not set, a refusal that says how to set it, with exit code 1. */
export async function configGetCommand(io: Io, options: Options, name: string): Promise<ExitCode> {
  const known = await knownName(name);
  if (!known.ok) return printRefusal(io, known.refusal);
  const value = readSettingsMovingBrokenAside(io, pickGlobalOptions(options))[known.value];
  if (value === undefined) {
    return printRefusal(
      io,
      refusalOutcome(1, `is not set; set it with "axiswatch config set ${name} VALUE"`, name)
        .refusal,
    );
  }
  io.out(
    io.json
      ? settingsText([known.value], { [known.value]: value })
      : `${terminalSafeOneLine(value)}\n`,
  );
  return 0;
}

/** Sets one setting, or forgets it when the value is empty. */
export async function configSetCommand(
  io: Io,
  options: Options,
  name: string,
  value: string,
): Promise<ExitCode> {
  const known = await knownName(name);
  if (!known.ok) return printRefusal(io, known.refusal);
  const writing = checkNoReadonlyOption(options, 'set it');
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const { strategy: before } = readSettingsMovingBrokenAside(io, pickGlobalOptions(options));
  const taken = value === '' ? NOTHING : await valueTakenBySetting(io, options, known.value, value);
  if (!taken.ok) return printRefusal(io, taken.refusal);
  const wanted = taken.value;
  const { config } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  const done = await writeSettingChanges(config, { [known.value]: wanted });
  if (!done.ok) return printRefusal(io, done);
  if (io.json) io.out(settingsText([known.value], { [known.value]: wanted }));
  else if (wanted === undefined) printRemark(io, `${name} is forgotten`);
  else {
    const left =
      known.value === 'strategy' ? await readLeftBoardSentence(io, options, wanted, before) : '';
    printRemark(io, `${name} is ${terminalSafeOneLine(wanted)}${left}`);
  }
  return 0;
}

/** Where the board stays that is left by choosing a strategy file; nobody is asked. */
async function readLeftBoardSentence(
  io: Io,
  options: Options,
  path: string,
  before: string | undefined,
): Promise<string> {
  const file = readStrategyFileRefusingPipes(path);
  if (!file.ok) return '';
  const { carryReadingsToStrategyIfWanted } = await import('../strategies/use-strategy.command.ts');
  const left = await carryReadingsToStrategyIfWanted(
    { ...io, asks: () => false },
    options,
    file.value,
    before,
  );
  return left.ok ? left.value.remains : '';
}

const NOTHING: Outcome<undefined> = { ok: true, value: undefined };

/** The value as it is kept: one of the short list, or the place of a strategy file. */
async function valueTakenBySetting(
  io: Io,
  options: Options,
  name: keyof Settings,
  value: string,
): Promise<Outcome<string | undefined>> {
  const choices = SETTING_CHOICES[name];
  if (choices !== undefined) {
    const found = choices.find((each) => each === value.toLowerCase());
    if (found !== undefined) return { ok: true, value: found };
    const near = await likeIt(choices, value);
    return refusalOutcome(
      1,
      `cannot be "${terminalSafeOneLine(value)}"; ${near}use ${choices.join(', ')}`,
      name,
    );
  }
  if (name === 'handling') {
    const line = terminalSafeOneLine(value);
    return line.length <= LONGEST_HANDLING
      ? { ok: true, value: line }
      : refusalOutcome(
          1,
          `has ${line.length} characters; it stands on every frame, page and row, so keep it to ${LONGEST_HANDLING}`,
          name,
        );
  }
  if (name === 'author') {
    const author = parseAuthorName(value);
    return author.ok ? author : { ok: false, refusal: author };
  }
  if (name !== 'strategy') return { ok: true, value };
  const { readStrategyToPutInUse } = await import('../strategies/strategies.command.ts');
  const taken = await readStrategyToPutInUse(io, options, value);
  return taken.ok ? { ok: true, value: taken.value.path } : taken;
}

/** Prints every setting that is set. */
export async function configListCommand(io: Io, options: Options): Promise<ExitCode> {
  const settings = readSettingsMovingBrokenAside(io, pickGlobalOptions(options));
  if (io.json) {
    io.out(settingsText(SETTING_NAMES, settings));
    return 0;
  }
  for (const name of SETTING_NAMES) {
    const value = settings[name];
    if (value !== undefined) io.out(`${name} = ${terminalSafeOneLine(value)}\n`);
  }
  if (Object.values(settings).every((value) => value === undefined))
    printRemark(io, `nothing is set; the settings are ${SETTING_NAMES.join(', ')}`);
  return 0;
}

function settingsText(names: readonly (keyof Settings)[], settings: Settings): string {
  const values = names.map((name) => [name, valueOrNull(settings[name])] as const);
  return jsonText({
    schema: 'axiswatch.config/1',
    settings: Object.fromEntries(values),
  } satisfies ConfigJson);
}

async function knownName(name: string): Promise<Outcome<keyof Settings>> {
  if (isSettingName(name)) return { ok: true, value: name };
  const near = await likeIt(SETTING_NAMES, name);
  const all = SETTING_NAMES.join(', ');
  return refusalOutcome(
    2,
    `there is no setting "${terminalSafeOneLine(name)}"; ${near}the settings are ${all}`,
  );
}

async function likeIt(words: readonly string[], typed: string): Promise<string> {
  const near = (await import('../../cli/did-you-mean.ts')).didYouMean(words, typed);
  return near === '' ? '' : `${near} `;
}

/** The path of the file of settings, by these options and the environment. */
export function readSettingsFilePath(io: Io, options: Options): string {
  return settingsPath(readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir).config);
}

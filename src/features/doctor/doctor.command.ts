/** `axiswatch doctor`: each thing that must be right, whether it is, and what mends it. */

import { chosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { mayWrite, sentence, tell } from '../../cli/refusal.ts';
import { noticeText, openSession } from '../../cli/session.ts';
import { isCramped } from '../../store/backup/backups.ts';
import { whyNotWritten } from '../../store/db/access.ts';
import { examine, type Health } from '../../store/db/health.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { readSettings } from '../../store/files/settings.ts';
import { storedIn, storePath } from '../../store/journal/store-path.ts';
import { oneLine } from '../../text/format.ts';
import { hanging, jsonText, textOf } from '../../text/output.ts';
import { type Check, folderChecks, good, wrong } from './doctor-folders.command.ts';
import { repairChecks } from './doctor-repair.command.ts';
import { keysChecks, settingsChecks } from './doctor-settings.command.ts';

const MARKS = { good: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

/** Prints every check; exit code 1 when something is wrong. Nothing is written, unless `--repair` asks for it. */
export async function doctor(world: World, options: Options): Promise<ExitCode> {
  const repairs = flagOption(options, 'repair');
  const allowed = repairs ? mayWrite(options, 'repair the store') : undefined;
  if (allowed?.ok === false) return tell(world, allowed.refusal);
  const folders = foldersOf(world.env, globalOptions(options).dataDir);
  const checks = [
    ...settingsChecks(folders.config),
    ...(await keysChecks(folders.config)),
    ...folderChecks(folders),
    ...(await storeChecks(world, options, repairs)),
    terminalCheck(world),
  ];
  if (flagOption(options, 'json')) {
    world.out(jsonText({ schema: 'axiswatch.doctor/1', checks }));
  } else {
    const lines = checks.flatMap(({ name, state, says, mend }) =>
      hanging(
        `${MARKS[state]}  `,
        oneLine(`${name}: ${says}${mend === '' ? '' : `; ${mend}`}`),
        world.columns(),
      ),
    );
    world.out(textOf(lines));
  }
  return checks.some((check) => check.state === 'wrong') ? 1 : 0;
}

async function storeChecks(
  world: World,
  options: Options,
  repairs: boolean,
): Promise<readonly Check[]> {
  const asked = globalOptions(options);
  const { config, data } = foldersOf(world.env, asked.dataDir);
  const { settings, notices: ofSettings } = readSettings(config, true);
  const source = await chosenStrategy(world, asked, settings.strategy);
  if (!source.ok) {
    const { problems, what } = source.refusal;
    return [
      ...(what === undefined ? [] : [wrong('strategy', what)]),
      ...problems.map((problem) => wrong('strategy', sentence(problem))),
      // Which store is meant is not known: all that are there are looked at.
      ...storedIn(data).flatMap((id) => fileChecks(data, id)),
    ];
  }
  const { strategy, sha256 } = source.value.file;
  const scored = good('strategy', `${strategy.id}, hash ${sha256.slice(0, 8)}`);
  const repaired = repairs ? repairChecks(world, storePath(data, strategy.id), strategy.id) : [];
  // First, because the board takes away with it what looking at its file leaves beside that.
  const files = fileChecks(data, strategy.id);
  // What is said around a session is said here as checks.
  const opened = await openSession({ ...world, err: () => undefined }, asked, { untouched: true });
  if (!opened.ok) {
    const { problems, exitCode } = opened.refusal;
    const isNamed = exitCode === 3 && files.some(({ state }) => state === 'wrong');
    const board = isNamed ? [] : problems.map((problem) => wrong('board', sentence(problem)));
    return [scored, ...repaired, ...board, ...files];
  }
  const { store, notices } = opened.value;
  const known = new Set(ofSettings.map(noticeText));
  const facts = [...notices.filter((notice) => !known.has(notice)), ...store.notices];
  store.close();
  return [
    scored,
    ...repaired,
    ...files,
    ...facts.map((says): Check => ({ name: 'notice', state: 'note', says, mend: '' })),
  ];
}

function fileChecks(data: string, id: string): readonly Check[] {
  const path = storePath(data, id);
  const { store: health, backups, newestGood } = examine(path, id);
  const bad = backups.filter((backup) => backup.problem !== undefined);
  return [
    health === undefined
      ? {
          name: 'store',
          state: 'note',
          says: `${path} is not begun`,
          mend: 'it begins with the first command that writes',
        }
      : health.problem === undefined
        ? soundCheck(path, health)
        : {
            name: 'store',
            state: 'wrong',
            says: `${path} ${health.problem}`,
            mend:
              health.mend ??
              (newestGood === undefined
                ? 'there is no good backup; move the file away and keep it: the next command begins anew'
                : `"axiswatch restore ${newestGood.path}" brings back ${newestGood.entries} entries`),
          },
    newestGood === undefined
      ? {
          name: 'backups',
          state: 'note',
          says: `none of ${path} is good`,
          mend: health?.problem === undefined ? '"axiswatch backup FILE" makes one' : '',
        }
      : good(
          'backups',
          `${backups.length - bad.length} good, the newest ${newestGood.path} with ${newestGood.entries} entries`,
        ),
    ...roomCheck(path),
    ...bad.map(
      (backup): Check => ({
        name: 'backup',
        state: 'note',
        says: `${backup.path} ${backup.problem ?? ''}`,
        mend: 'do not count on it',
      }),
    ),
  ];
}

/** Of a store that is sound: whether it can be written too. */
function soundCheck(path: string, { entries, readings }: Health): Check {
  const refusal = whyNotWritten(path);
  return refusal === undefined
    ? good('store', `${path}, ${entries} entries, ${readings} readings stand`)
    : wrong('store', refusal);
}

function roomCheck(path: string): readonly Check[] {
  if (!isCramped(path)) return [];
  const says = `the disk that holds ${path} is nearly full`;
  const mend = 'free some space, or no daily backup is made';
  return [{ name: 'backups', state: 'note', says, mend }];
}

function terminalCheck({ env }: World): Check {
  const locale = env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? '';
  if (env.TERM === 'dumb') {
    return {
      name: 'terminal',
      state: 'note',
      says: 'TERM is dumb',
      mend: 'the dashboard needs a terminal that moves its cursor',
    };
  }
  return /utf-?8/i.test(locale) || locale === ''
    ? good(
        'terminal',
        `${env.TERM ?? 'TERM is not set'}, ${locale === '' ? 'no locale named' : locale}`,
      )
    : {
        name: 'terminal',
        state: 'note',
        says: `the locale is ${locale}, which is not UTF-8`,
        mend: 'set LANG to a UTF-8 locale, or choose "axiswatch config set glyphs ascii"',
      };
}

/**
 * The process that is killed. It says `ready`, then does one kind of work, and says a line for everything it was told is
 * done, at once and without a buffer, so that a kill can only lose what was never said.
 *
 * Arguments: data folder, kind of work, number from which its readings count; `hold`: its first import says `held` in its
 * midst, and waits there to be killed.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../../src/core/model/model.ts';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { bringStoreUpToDate } from '../../src/store/db/bring-up-to-date.ts';
import { openOrCreateStoreInPlace } from '../../src/store/db/open-database.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { importingFrom, perform, ROWS, recordingFrom } from './acts.ts';
import { LATER_FORMAT, OPTIONS, VICTIM } from './ground.ts';

const [dataDir = '', work = '', first = '0', hold = ''] = process.argv.slice(2);
const options = { ...OPTIONS, dataDir, author: VICTIM };
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

function done(result: Result<unknown> | Awaited<ReturnType<typeof openOrCreateStore>>): void {
  if (result.ok) return;
  say(`refused ${result.problems.map(({ message }) => message).join('; ')}`);
  process.exit(1);
}

async function open(): Promise<Store> {
  const opened = await openOrCreateStore(options);
  if (opened.ok) return opened.value;
  say(`refused ${opened.problems.map(({ message }) => message).join('; ')}`);
  process.exit(1);
}

/** Does whatever a journal knows, one act after another. */
async function record(): Promise<void> {
  const store = await open();
  const script = recordingFrom(Number(first));
  const ids: string[] = [];
  say('ready');
  for (let at = 0; ; at += 1) {
    await perform(store, script(at), ids);
    say(`+${at}`);
  }
}

/** Takes files in as an import does: each opens the store, sets its readings aside and records them as one action. */
async function importFiles(): Promise<void> {
  const script = importingFrom(Number(first));
  say('ready');
  for (let at = 0; ; at += 1) {
    const store = await open();
    await perform(store, script(at), [], async (rows) => {
      if (hold === '' || rows < ROWS / 2) return;
      say('held');
      await pause(60_000);
    });
    say(`+${at}`);
    store.close();
  }
}

/** Opens a store where there is none. */
async function begin(): Promise<void> {
  say('ready');
  await open();
  say('done');
}

/** Brings a store to a later format, which backs it up first. */
async function migrate(): Promise<void> {
  const path = join(dataDir, 'small.db');
  const attachment = openOrCreateStoreInPlace(path);
  say('ready');
  const refusal = await bringStoreUpToDate(attachment, path, options, LATER_FORMAT);
  if (refusal !== undefined) done(refusal);
  say('done');
}

/** Puts a backup in the place of the store. */
function bringBack(): void {
  say('ready');
  done(
    restoreStoreFromBackup(
      join(dataDir, 'small.db'),
      'small',
      join(dataDir, 'backup.db'),
      '2026-11-24T10:00:00.000Z',
    ),
  );
  say('done');
}

try {
  switch (work) {
    case 'recording':
      await record();
      break;
    case 'importing':
      await importFiles();
      break;
    case 'beginning':
      await begin();
      break;
    case 'migrating':
      await migrate();
      break;
    case 'restoring':
      bringBack();
      break;
    default:
      throw new Error(`there is no work called ${work}`);
  }
} catch (error) {
  say(`refused ${String(error).replaceAll('\n', ' ')}`);
  process.exit(1);
}

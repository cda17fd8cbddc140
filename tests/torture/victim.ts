/**
 * The process that is killed. It says `ready`, then does one kind of work, and says a line for everything it was told is
 * done, at once and without a buffer, so that a kill can only lose what was never said.
 *
 * Arguments: data folder, kind of work, number from which its values count.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../src/domain/day.ts';
import type { Result } from '../../src/domain/model.ts';
import { attachFile } from '../../src/store/attachment.ts';
import { bringUpToDate } from '../../src/store/bring-up-to-date.ts';
import { restore } from '../../src/store/restore.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { happening, observation } from '../store/samples.ts';
import { BATCH, LATER_FORMAT, OPTIONS } from './ground.ts';

const [dataDir = '', work = '', first = '0'] = process.argv.slice(2);
const options = { ...OPTIONS, dataDir, author: 'victim' };
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

function done(result: Result<unknown> | Awaited<ReturnType<typeof openStore>>): void {
  if (result.ok) return;
  say(`refused ${result.problems.map(({ message }) => message).join('; ')}`);
  process.exit(1);
}

async function open(): Promise<Store> {
  const opened = await openStore(options);
  if (opened.ok) return opened.value;
  say(`refused ${opened.problems.map(({ message }) => message).join('; ')}`);
  process.exit(1);
}

/** Records single readings, takes every fifth back, and records an event now and then. */
async function record(): Promise<void> {
  const store = await open();
  say('ready');
  for (let value = Number(first); ; value += 1) {
    done(store.record([observation({ value })]));
    say(`+${value}`);
    if (value % 5 === 0) {
      done(store.undo());
      say(`-${value}`);
    }
    if (value % 7 === 0) done(store.recordEvents([happening({ title: `event ${value}` })]));
  }
}

/** Takes readings in by the batch as an import does: set aside, then recorded as one action. */
async function importBatches(): Promise<void> {
  const store = await open();
  say('ready');
  for (let batch = Number(first); ; batch += 1) {
    const rows = Array.from({ length: BATCH }, (_, at) =>
      observation({ value: batch, observedOn: addDays('2026-01-01', at), note: `row ${at}` }),
    );
    done(store.setAside(rows.map((observation) => ({ observation, place: '', beyond: false }))));
    done(await store.recordAside(async () => undefined));
    say(`+${batch}`);
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
  const attachment = attachFile(path);
  say('ready');
  const refusal = await bringUpToDate(attachment, path, options, LATER_FORMAT);
  if (refusal !== undefined) done(refusal);
  say('done');
}

/** Puts a backup in the place of the store. */
function bringBack(): void {
  say('ready');
  done(
    restore(
      join(dataDir, 'small.db'),
      'small',
      join(dataDir, 'backup.db'),
      '2026-11-24T10:00:00.000Z',
    ),
  );
  say('done');
}

switch (work) {
  case 'recording':
    await record();
    break;
  case 'importing':
    await importBatches();
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

/** Repairing a store: what has changed on the disk is put back from its backups. */
import {
  faultSentence,
  type Instant,
  type Result,
  refusalResultAt,
} from '../../core/model/model.ts';
import { writeBackupPruningOld } from '../backup/backups.ts';
import { readWhyStoreUnwritable } from './access.ts';
import { Connection } from './connection.ts';
import { insertRepairsFromSoundStores, type Repaired } from './damage.ts';
import { type Examination, readStoreAndBackupsHealth } from './health.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { readSqliteTroubleProblem } from './sqlite-errors.ts';

/**
 * Puts back what is damaged in a store; `kept` is the copy of it as it was. Undefined: nothing in it is. Refused: a store that
 * is damaged in another way, or cannot be written, and whatever keeps the copy from being made.
 */
export function repairStore(
  storePath: string,
  strategyId: string,
  now: Instant,
): Result<(Repaired & { readonly kept: string }) | undefined> {
  const { store, backups }: Examination = readStoreAndBackupsHealth(storePath, strategyId);
  if (store?.problem === undefined) return { ok: true, value: undefined };
  if (!store.repairable)
    return refusalResultAt(storePath, `${store.problem}; ${store.mend ?? 'restore a backup'}`);
  const unwritable = readWhyStoreUnwritable(storePath);
  if (unwritable !== undefined)
    return refusalResultAt(storePath, `nothing was repaired: ${faultSentence(unwritable)}`);
  const connection = Connection.open(storePath);
  const sound: Connection[] = [];
  try {
    for (const { path, problem } of backups) {
      if (problem !== undefined) continue;
      const backup = Connection.openReadOnly(path);
      sound.push(backup);
      if (backup.format() !== SCHEMA_VERSION) sound.pop()?.close();
    }
    return connection.transact(() => {
      const kept = writeBackupPruningOld(storePath, { kind: 'replaced', at: now });
      if (!kept.ok) return kept;
      return {
        ok: true,
        value: { ...insertRepairsFromSoundStores(connection, sound), kept: kept.value },
      };
    });
  } catch (error) {
    return {
      ok: false,
      problems: [readSqliteTroubleProblem(error, storePath, 'nothing was repaired: ')],
    };
  } finally {
    for (const each of [connection, ...sound]) each.close();
  }
}

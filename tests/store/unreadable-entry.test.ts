/** A backup with an entry that this program could not show is refused, and the entry is named. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { Connection } from '../../src/store/db/connection.ts';
import { CHECKED } from '../../src/store/db/schema.ts';
import { folder, got, happening, messages, observation, open, values } from './tools.ts';

const AT = '2026-11-24T10:00:00.000Z';
const ANOTHER =
  'choose a copy that "axiswatch backup" made, or the one that "axiswatch doctor" names';
const CONFIDENCES = 'a row holds a word that is none of high, moderate, low';

test.each([
  ["confidence = 'sure' WHERE seq = 2", `in entry 2, ${CONFIDENCES}`],
  ["observed_on = '2026-02-30' WHERE seq = 1", 'in entry 1, "2026-02-30" is no day'],
  ["retrieved_on = 'soon' WHERE seq = 1", 'in entry 1, "soon" is no day'],
  ['value = 9e999 WHERE seq = 2', 'in entry 2, Infinity is no value'],
  ['value = NULL WHERE seq = 2', 'in entry 2, value of a row is no number'],
  ["recorded_at = 'then' WHERE seq = 2", 'in entry 2, "then" is no point in time'],
  ["happening = 'no JSON' WHERE seq = 3", 'in entry 3, what should be JSON is none'],
  ["happening = '[]' WHERE seq = 3", /^in entry 3, /],
  ["happening = json_set(happening, '$.side', 'x') WHERE seq = 3", /^in entry 3, a row holds a w/],
  ["happening = json_set(happening, '$.kind', 'x') WHERE seq = 3", /^in entry 3, a row holds a w/],
  ["happening = json_set(happening, '$.status', 'x') WHERE seq = 3", /^in entry 3, a row holds/],
  [
    "happening = json_set(happening, '$.day', '2026-13-01') WHERE seq = 3",
    'in entry 3, "2026-13-01" is no day',
  ],
  ["happening = json_set(happening, '$.title', 7) WHERE seq = 3", /^in entry 3, title of an event/],
])('%s', async (change, says) => {
  const dataDir = folder();
  const store = await open({ dataDir });
  got(store.record([observation({ value: 1 })]));
  got(store.record([observation({ value: 2 })]));
  got(store.recordEvents([happening()]));
  const file = join(folder(), 'mine.db');
  got(store.backup(file));
  // as a program would that knows the checksums too
  const raw = Connection.open(file);
  const trigger = raw.get("SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'");
  raw.exec(`DROP TRIGGER entry_is_never_changed; UPDATE entry SET ${change};
    UPDATE entry SET checksum = checksum(${CHECKED.entry.join(', ')});
    UPDATE total SET sum = (SELECT sum(checksum) FROM entry) WHERE name = 'entry'; ${trigger?.sql}`);
  raw.close();
  const refused = messages(restoreStoreFromBackup(store.path, 'small', file, AT));
  expect(refused).toHaveLength(1);
  const [wrong = ''] = refused;
  expect(wrong.startsWith(`${file} is damaged: `) && wrong.endsWith(`; ${ANOTHER}`)).toBe(true);
  expect(wrong.slice(`${file} is damaged: `.length, -`; ${ANOTHER}`.length)).toEqual(
    typeof says === 'string' ? says : expect.stringMatching(says),
  );
  expect(values(store)).toEqual([1, 2]);
});

test('a backup in which every entry can be shown is restored', async () => {
  const store = await open({ dataDir: folder() });
  got(store.record([observation({ value: 1 })]));
  got(store.recordEvents([happening()]));
  got(store.undo());
  const file = join(folder(), 'mine.db');
  got(store.backup(file));
  expect(got(restoreStoreFromBackup(store.path, 'small', file, AT)).health.entries).toBe(3);
});

/** A backup with an entry that this program could not show is refused, and the entry is named. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { Connection } from '../../src/store/db/connection.ts';
import {
  eventFromEntryColumnValues,
  readingFromEntryColumnValues,
  storedTextOfColumn,
} from '../../src/store/db/rows.ts';
import { CHECKED } from '../../src/store/db/schema.ts';
import { queryAllAssessments } from '../../src/store/journal/assessments.ts';
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
  [
    "happening = json_set(happening, '$.title', 7) WHERE seq = 3",
    'in entry 3, title of an event is no text',
  ],
  [
    "happening = json_set(happening, '$.nodes', 'x') WHERE seq = 3",
    'in entry 3, an event names no nodes',
  ],
  [
    "happening = json_set(happening, '$.amount', 'x') WHERE seq = 3",
    'in entry 3, the amount of an event is no number',
  ],
  ["happening = '7' WHERE seq = 3", 'in entry 3, what should be an object is none'],
  [
    "happening = json_set(happening, '$.reason', 7) WHERE seq = 4",
    'in entry 4, the reason of a proposal is no text',
  ],
  [
    "happening = json_set(happening, '$.reading', 7) WHERE seq = 4",
    'in entry 4, a proposal says neither reading nor event',
  ],
  [
    "subject = 'action', kind = 'correct' WHERE seq = 3",
    'in entry 3, an entry concerns an action and takes none back',
  ],
])('%s', async (change, says) => {
  const dataDir = folder();
  const store = await open({ dataDir });
  got(store.record([observation({ value: 1 })]));
  got(store.record([observation({ value: 2 })]));
  got(store.recordEvents([happening()]));
  got(store.propose([{ kind: 'reading', observation: observation({ value: 3 }) }]));
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

test('an assessment without its words is called so where it is read', async () => {
  const store = await open({ dataDir: folder() });
  const judgement = { changed: 'c', soWhat: 's', next: 'n', dissent: '' };
  got(store.assess({ ...judgement, confidence: 'low', likelihood: 'likely' }, '2026-11-24'));
  store.close();
  const raw = Connection.open(store.path);
  raw.exec(`DROP TRIGGER IF EXISTS assessment_is_never_changed; UPDATE assessment SET judgement = '{}';
    UPDATE assessment SET checksum = checksum(${CHECKED.assessment.join(', ')});`);
  expect(() => queryAllAssessments(raw)).toThrow('changed of an assessment is no text');
  raw.close();
});

test('a row without what its columns should hold is called so where it is read', () => {
  expect(() => readingFromEntryColumnValues([])).toThrow('a row is no reading');
  expect(() => eventFromEntryColumnValues([])).toThrow('a row is no event');
  expect(() => storedTextOfColumn({ author: 7 }, 'author')).toThrow('author of a row is no text');
  const connection = Connection.open(join(folder(), 'mine.db'));
  connection.close();
  expect(() => connection.statement('SELECT 1')).toThrow('the file was given up');
});

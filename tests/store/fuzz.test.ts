import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { readStoreAndBackupsHealth } from '../../src/store/db/health.ts';
import { parseCsvEvents, parseCsvReadingsAndChecks } from '../../src/store/files/csv.ts';
import {
  isSettingName,
  readSettingsOrMoveBroken,
  SETTING_NAMES,
  settingsPath,
} from '../../src/store/files/settings.ts';
import { parseStrategyBytes } from '../../src/store/files/strategy-file.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { holds, PATIENCE } from '../fuzz/fuzz.ts';
import {
  folder,
  got,
  happening,
  machineNow,
  observation,
  open,
  release,
  strategyFile,
} from './tools.ts';

const { strategy } = strategyFile();
const bytes = fc.array(fc.nat(255), { maxLength: 200 });

const cell = fc.oneof(
  fc.constantFrom(
    'land',
    'RU1',
    'stance',
    '2026-01-31',
    '1',
    '1e3',
    'high',
    '',
    '"',
    '""',
    '=1',
    "'=",
    '\0',
    '\uFEFF',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
const table = fc
  .tuple(
    fc.constantFrom(
      'indicator,observed_on,value',
      'indicator,observed_on,value,note',
      '',
      'x',
      'day,node,title,side,kind',
    ),
    fc.array(fc.tuple(fc.array(cell, { maxLength: 5 }), lineEnd), { maxLength: 6 }),
    lineEnd,
  )
  .map(
    ([header, rows, end]) =>
      header + end + rows.map(([cells, last]) => cells.join(',') + last).join(''),
  );

test(
  'whatever is in a file, reading it as CSV ends in rows or in refusals that name a line',
  async () => {
    await holds('csv', fc.oneof(table, bytes), 500, async (input) => {
      const file = typeof input === 'string' ? input : Uint8Array.from(input);
      for (const read of [parseCsvReadingsAndChecks, parseCsvEvents]) {
        const result = await read(file, strategy, '2026-11-25');
        if (result.ok) continue;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { path, message } of result.problems) {
          expect(path).toMatch(/^line \d+/);
          expect(message).not.toBe('');
        }
      }
    });
  },
  PATIENCE,
);

test(
  'whatever is in a strategy file, reading it ends in a strategy or in refusals',
  async () => {
    await holds('strategies', fc.oneof(fc.json(), bytes), 500, (input) => {
      const file =
        typeof input === 'string' ? new TextEncoder().encode(input) : Uint8Array.from(input);
      const result = parseStrategyBytes(file, 'x.json');
      expect(result.ok || result.problems.length > 0).toBe(true);
    });
  },
  PATIENCE,
);

const settingsText = fc.oneof(
  fc.json(),
  fc.string(),
  fc
    .dictionary(fc.constantFrom(...SETTING_NAMES, '__proto__', 'x'), fc.jsonValue())
    .map((value) => JSON.stringify(value)),
);

test(
  'whatever is in a settings file, the defaults go on',
  async () => {
    const dir = folder();
    await holds('settings', settingsText, 60, (text) => {
      rmSync(dir, { recursive: true, force: true });
      mkdirSync(dir);
      writeFileSync(settingsPath(dir), text);
      const left = readSettingsOrMoveBroken(dir, true);
      expect(readFileSync(settingsPath(dir), 'utf8')).toBe(text);
      const { settings, notices } = readSettingsOrMoveBroken(dir);
      expect(settings).toEqual(left.settings);
      expect(Object.keys(settings).filter((key) => !isSettingName(key))).toEqual([]);
      for (const { says, mend } of notices) expect([says, mend]).not.toContain('');
      const kept = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
      expect(kept).toEqual([text]);
    });
  },
  PATIENCE,
);

/** Does everything that can be done with a store; what fails must fail in words. */
function exercise(store: Store): void {
  const { notices, readOnly } = store;
  expect([...notices, readOnly ?? ''].every((sentence) => typeof sentence === 'string')).toBe(true);
  for (const indicator of ['land', 'stance', 'drones']) {
    store.readings().of(indicator);
    store.readings().asOf(indicator, '2026-11-25');
    store.history(indicator);
  }
  store.events();
  store.entries();
  store.readingsKnownAt('2026-11-10T00:00:00.000Z').of('land');
  store.eventsKnownAt('2026-11-10T00:00:00.000Z');
  store.strategies();
  store.strategyText(strategyFile().sha256);
  store.lastVisit();
  store.acknowledgements();
  store.scenarios();
  store.undoable();
  store.record([observation({ value: 7 })]);
  store.recordEvents([happening({ title: 'X' })]);
  store.correct('r1', observation({ value: 8 }));
  store.retractEvent('2026-09-01:something-happened');
  store.undo();
  store.redo();
  store.saveScenario('x', { land: 1 });
  store.changed();
}

test(
  'wherever bytes of a store are broken, it opens or is refused in words, and a backup still restores',
  async () => {
    const dataDir = folder();
    const store = await open({
      dataDir,
      shippedData: release([observation({ value: 1, observedOn: '2026-09-09' })]),
    });
    for (let value = 1; value <= 60; value += 1) {
      got(store.record([observation({ value, note: `note ${value}`.repeat(20) })]));
    }
    got(store.recordEvents([happening()]));
    got(store.saveScenario('mild', { land: 3 }));
    const backup = join(dataDir, 'backup.db');
    got(store.backup(backup));
    store.close();
    const good = readFileSync(store.path);
    const wound = fc.array(fc.nat(255), { minLength: 1, maxLength: 600 });
    await holds(
      'stores',
      fc.array(fc.tuple(fc.nat(good.length - 1), wound), { minLength: 1, maxLength: 4 }),
      80,
      async (wounds) => {
        const bytes = Buffer.from(good);
        for (const [at, wound] of wounds) bytes.set(wound.slice(0, good.length - at), at);
        for (const suffix of ['-wal', '-shm']) rmSync(`${store.path}${suffix}`, { force: true });
        writeFileSync(store.path, bytes);
        const opened = await openOrCreateStore({
          dataDir,
          strategy: strategyFile(),
          author: 'ann',
          now: machineNow,
        });
        if (opened.ok) {
          exercise(opened.value);
          opened.value.close();
        } else expect(opened.problems[0]?.message).not.toBe('');
        readStoreAndBackupsHealth(store.path, 'small');
        got(restoreStoreFromBackup(store.path, 'small', backup, '2026-11-25T00:00:00.000Z'));
        const restored = got(
          await openOrCreateStore({
            dataDir,
            strategy: strategyFile(),
            author: 'ann',
            now: machineNow,
          }),
        );
        expect(restored.readings().of('land')).toHaveLength(61);
        restored.close();
        for (const path of [`${store.path.slice(0, -3)}.set-aside-2026-11-25T00-00-00-000Z.db`])
          rmSync(path, { force: true });
      },
    );
  },
  PATIENCE,
);

import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { openShell, TODAY } from './shell.ts';

test.each([80, 120])(
  'rivals, and one of them chosen with a reason, at %i columns',
  async (columns) => {
    const { press, screen, footer, journal, dashboard } = await drive(
      columns,
      columns === 80 ? 24 : 36,
    );
    const record = (author: string, value: number) => {
      const row = { indicator: 'RU1', day: TODAY - 1, value, confidence: 'high' } as const;
      return journal.append(author, [{ kind: 'record', what: 'reading', row }]);
    };
    await record('Bob', 44);
    await record('Cyd', 55);
    await dashboard.reload();
    await press('1', 'Enter');
    const golden = (name: string) => `golden/${name}-${columns}.txt`;
    await expect(screen()).toMatchFileSnapshot(golden('rivals'));
    await press('c');
    await expect(screen()).toMatchFileSnapshot(golden('rivals-form'));
    await press('Backspace', 'Backspace', '44', 'Enter');
    expect(footer()).toContain('say why');
    await press('the newer map', 'Enter', 'Enter');
    expect(footer()).toContain('corrected');
    expect(screen()).not.toContain(' by Bob');
    const { readings } = await journal.record();
    expect(readings.get('RU1')?.at(-1)).toMatchObject({ value: 44, author: 'Ann' });
    await press('u');
    expect(screen()).toContain('44 km²/mo by Bob');
  },
);

test('of one person, out of two records, until one is chosen or the merge is undone', async () => {
  const shell = openShell();
  const other = shell.file('other');
  await shell.run('record', 'oil', '40', '30', 'sep', '--data-dir', other);
  await shell.run('backup', shell.file('made.journal'), '--data-dir', other);
  const record = (value: string, day: string, ...more: readonly string[]) =>
    shell.run('record', 'oil', value, day, 'oct', '--yes', ...more);
  await record('30', '31');
  await record('20', '30');
  await record('10', '31', '--data-dir', other);
  // what one of them knew when it said otherwise is no rival
  await shell.run('record', 'oil', '41', '30', 'sep', '--yes', '--data-dir', other);
  const merge = () => shell.run('merge', other, '--yes');
  expect(await merge()).toContain('Rivals');
  const rival = { id: 'oil', day: '2026-10-31', counts: 10, by: 'Ann', rival: 30 };
  expect(await shell.rows('rivals')).toMatchObject([rival]);
  await shell.run('undo', '--yes');
  expect(await shell.rows('rivals')).toEqual([]);
  await merge();
  const [row] = await shell.rows('rivals');
  const chosen = ['rivals', String(row?.['rival entry']), '--note', 'the newer map', '--yes'];
  expect(await shell.run(...chosen)).toContain('30');
  expect(await shell.rows('rivals')).toEqual([]);
  await shell.run('undo', '--yes');
  await record('15', '31');
  expect(await shell.rows('rivals')).toEqual([]);
});

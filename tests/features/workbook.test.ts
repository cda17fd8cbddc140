/** The record into a workbook or a spreadsheet's CSV and back, through the shell. */
import { expect, test } from 'vitest';
import { EVENTS, openFilledShell, openShell, READINGS } from './shell.ts';

test.each(['csv', 'xlsx'])('what is exported as %s is the same when imported', async (ending) => {
  const shell = await openFilledShell();
  const other = openShell();
  for (const words of [[], ['event']]) {
    const file = shell.file(`${words.join('')}out.${ending}`);
    await shell.run(...words, 'export', file);
    await expect(shell.run(...words, 'export', file)).rejects.toThrow('is there already');
    await shell.run(...words, 'export', file, '--yes');
    const [again] = await shell.rows(...words, 'import', file);
    expect(again).toMatchObject({ taken: 0 });
    await other.run('import', file);
    expect(await other.run(...words, 'export')).toBe(await shell.run(...words, 'export'));
  }
});

test.each([';', '\t'])(
  'a spreadsheet with %j between cells, and a mark before them',
  async (sign) => {
    const { run, file } = openShell();
    for (const table of [READINGS.replace('"A map, drawn anew"', 'A map'), EVENTS]) {
      await run('import', file('a.csv', `\uFEFF${table.replaceAll(',', sign)}`));
    }
    expect(await run('list')).toBe(await (await openFilledShell()).run('list'));
    expect(await run('event', 'list')).toBe(await (await openFilledShell()).run('event', 'list'));
  },
);

test('another heading is for a recipe', async () => {
  const { run, file } = openShell();
  const path = file('map.csv', 'month,value\n2026-09,1\n');
  await expect(run('import', path)).rejects.toThrow(`axiswatch recipe new ${path}`);
  await expect(run('import', file('none.csv', ''))).rejects.toThrow('none.csv is empty');
  await expect(run('import', file('a.xlsx', 'PK\x03\x04'))).rejects.toThrow(
    'a.xlsx cannot be read',
  );
});

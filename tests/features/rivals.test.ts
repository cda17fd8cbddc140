import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { TODAY } from './shell.ts';

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

/** A journal of which one bit changed on the disk; `FLIPS=2000` tries so many. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRefusal } from '../../src/model/problem.ts';
import { openFilledShell } from './shell.ts';

const FLIPS = Number(process.env.FLIPS ?? 50);
/** Odd, so that the bits tried are spread over pages, bytes and bits. */
const STRIDE = 1_000_003;

const READ = [
  ...[['status'], ['status', '--json'], ['list'], ['alerts'], ['export', '-']],
  ...[
    ['history', 'LAND'],
    ['history', 'acts'],
    ['journal'],
    ['event', 'list'],
    ['event', 'export'],
  ],
  ['explain', '--from', '2026-06-01'],
];
const WRITE = ['record', 'LAND', '210', '--date', '2026-11-30'];

test(`none of ${FLIPS} bits changes what is told silently, or is written over`, {
  timeout: 1e6,
}, async () => {
  const { run, file } = await openFilledShell();
  const path = file('made.journal');
  const whole = readFileSync(path);
  const plain: string[] = [];
  for (const argv of READ) plain.push(await run(...argv));
  const told = async (argv: readonly string[], bytes: Buffer): Promise<string> => {
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
    writeFileSync(path, bytes);
    return run(...argv).catch((error: unknown) => {
      if (!isRefusal(error) || !/damaged|not a journal|newer|cannot be/.test(error.message))
        throw error;
      return 'refused';
    });
  };
  let refused = 0;
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bit = (flip * STRIDE) % (whole.length * 8);
    const bytes = Buffer.from(whole);
    bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
    let isNamed = false;
    for (const [at, argv] of READ.entries()) {
      const said = await told(argv, bytes);
      isNamed ||= said === 'refused';
      if (said !== 'refused') expect(said, `bit ${bit}: ${argv.join(' ')}`).toBe(plain[at]);
    }
    if (!isNamed) continue;
    refused += 1;
    expect(await told(WRITE, bytes), `bit ${bit}: ${WRITE.join(' ')}`).toBe('refused');
  }
  expect(refused).toBeGreaterThan(FLIPS / 20);
});

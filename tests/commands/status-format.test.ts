/** The status for prompts, status bars and scripts. */
import { describe, expect, test } from 'vitest';
import { READINGS, sample, sampleShell, shell } from './tools.ts';

describe('status --format', () => {
  test('fills in words, ids and codes as the other outputs print them', async () => {
    const { run } = await sampleShell();
    const template = '{gauge} {interval} {band} {front} {A1} {cause}/{effect} {alerts}! {day}';
    const { code, out } = await run(['status', '--format', template]);
    expect(code).toBe(0);
    expect(out).toMatch(/^47 \d+ to \d+ Low 60 30 km² 60\/33 1! 2026-11-25\n$/);
    const short = (await run(['status', '--short'])).out;
    expect(short).toContain('Low, 47 (');
  });

  test('a word that is not known is wrong usage, and the known ones are named', async () => {
    const { code, out, err } = await shell().run(['status', '--format', '{gauge} {mood}']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--format: {mood} is not known; use title, gauge, band');
  });

  test('an empty text is wrong usage', async () => {
    expect(await shell().run(['status', '--format', ''])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: --format: is empty; write what to print, such as "{gauge} {band}"\n',
    });
  });

  test('what is missing is a dash, and escapes from a strategy do not reach the terminal', async () => {
    const { run } = await sampleShell();
    const past = ['--as-of', '2020-01-01'];
    expect((await run(['status', '--format', '{gauge} {A1}\u001b[31m', ...past])).out).toBe(
      '– –\ufffd[31m\n',
    );
  });
});

describe('status --exit-code', () => {
  const coded = ['status', '--short', '--exit-code'];
  test('0 when nothing presses', async () => {
    expect((await (await sampleShell()).run([...coded, '--as-of', '2026-06-01'])).code).toBe(0);
  });

  test('20 on an alert, and 0 without the option', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '90', '--confidence', 'high']);
    expect((await run(coded)).code).toBe(20);
    expect((await run(['status', '--short'])).code).toBe(0);
  });

  test('30 when an input of the gauge has expired', async () => {
    expect((await shell().run(coded)).code).toBe(30);
  });

  test('30 when there is no gauge at all, and when an input of it was never read', async () => {
    expect((await shell({ strategy: sample() }).run(coded)).code).toBe(30);
    const { run } = shell({ strategy: sample() });
    await run(['import', '-'], READINGS.replaceAll(/^aid.*\n/gm, ''));
    const { out, code } = await run(coded);
    expect(out).toContain('Gauge: ');
    expect(code).toBe(30);
  });
});

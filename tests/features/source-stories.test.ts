/** Stories from a number to its source: the chart's cursor, the browser, the clipboard. */

import { expect, test } from 'vitest';
import type { HistoryRow } from '../../src/core/journal/journal.ts';
import { recordFormFocusedLineHintText } from '../../src/features/record/record-hints.ts';
import { canonicalWebAddress } from '../../src/text/web-address.ts';
import { UNNAMED } from '../../src/tui/own-keys.ts';
import { selectedReading } from '../../src/tui/selected-reading.ts';
import { topScreen } from '../../src/tui/state.ts';
import { type Person, sitDown } from './person.ts';

/** Opens the indicator of the first row of a panel, by way of its alert where it is one, and hears its history. */
function open(analyst: Person, ...commands: readonly string[]): Person {
  analyst.press(...commands, 'item.open');
  if (topScreen(analyst.state).kind === 'alert') analyst.press('alert.open');
  const top = topScreen(analyst.state);
  if (top.kind !== 'indicator') throw new Error('no indicator is open');
  const rows = analyst.state.board.readings.of(top.id).map(
    (reading): HistoryRow => ({
      ...reading,
      subject: 'reading',
      standing: true,
      fate: 'stands',
      ended: undefined,
    }),
  );
  analyst.hear({ kind: 'history', indicator: top.id, rows });
  return analyst;
}

const day = (analyst: Person): string | undefined =>
  selectedReading(analyst.state)?.reading.observedOn;

test('the cursor of the chart walks from reading to reading and stops at the ends', () => {
  const analyst = open(sitDown(), 'panel.1');
  expect(day(analyst)).toBe('2026-09-27');
  analyst.type('h');
  expect(day(analyst)).toBe('2026-08-31');
  analyst.type('Left', 'l', 'l', 'l');
  expect(day(analyst)).toBe('2026-09-27');
  analyst.press('nav.last');
  expect(day(analyst)).toBe('2024-03-31');
  analyst.press('nav.first');
  expect(day(analyst)).toBe('2026-09-27');
});

test('the reading under the cursor stays when the tab turns to the list', () => {
  const analyst = open(sitDown(), 'panel.1');
  analyst.type('h', 'h', ']');
  expect(day(analyst)).toBe('2026-07-31');
});

test('o asks for the address of the reading under the cursor, and for that of a row of the sources', () => {
  const analyst = open(sitDown(), 'panel.4');
  analyst.type('o');
  const effect = analyst.effects.at(-1);
  expect(effect?.kind === 'open' && effect.url).toMatch(/^https:\/\/github\.com\//);
  analyst.press('tab.prev');
  analyst.type('o');
  expect(analyst.effects.at(-1)).toEqual({
    kind: 'open',
    url: 'https://portwatch.imf.org/',
  });
});

test('what the browser said is told', () => {
  const analyst = open(sitDown(), 'panel.1');
  analyst.hear({ kind: 'told', notice: { text: 'https://x.org/ (no display)', tone: 'plain' } });
  expect(analyst.state.notice?.text).toBe('https://x.org/ (no display)');
});

test('a reading without an address says where to look instead', () => {
  const analyst = open(sitDown(), 'panel.2');
  analyst.type('o');
  expect(analyst.effects.at(-1)?.kind).toBe('history');
  expect(analyst.state.notice?.text).toContain('the page of IR5 (Sources) says where to look');
});

test('y cites the reading on one line', () => {
  const analyst = open(sitDown(), 'panel.4');
  analyst.type('y');
  const effect = analyst.effects.at(-1);
  expect(effect?.kind === 'copy' && effect.text).toMatch(
    /^CX3 Hormuz tanker transits: 1\.4 tankers\/day on 2026-09-20 \(low confidence\)\. IMF PortWatch via Rerouted Barrels results\. https:/,
  );
});

test.each([
  ['https://example.org/a b', 'https://example.org/a%20b'],
  [' http://example.org ', 'http://example.org/'],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['--version', undefined],
  ['', undefined],
])('%j is the address %j', (text, address) => {
  expect(canonicalWebAddress(text)).toBe(address);
});

test('what stands where an address of the web belongs is said to be kept as text before it is saved', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  const hint = (): string => {
    const top = topScreen(analyst.state);
    return top.kind === 'form' ? recordFormFocusedLineHintText(top.form, []) : '';
  };
  analyst.type('Tab', 'Tab', 'Tab');
  expect(hint()).toBe('the page the value was read on; may stay empty');
  analyst.type(...'page 3');
  expect(hint()).toContain('it is kept as text and never opened');
  analyst.type('^U', ...'https://example.org');
  expect(hint()).toBe('the page the value was read on; may stay empty');
});

test('an indicator opens on the newest reading that stands, and y says of a withdrawn one who withdrew it', () => {
  const analyst = open(sitDown(), 'panel.1');
  const top = topScreen(analyst.state);
  if (top.kind !== 'indicator' || top.history === undefined) throw new Error('no history');
  const ended = { author: 'sam', recordedAt: '2026-11-24T10:00:00.000Z' };
  const gone = (row: HistoryRow, at: number): HistoryRow =>
    at === 0 ? { ...row, standing: false, fate: 'undone', ended } : row;
  const rows = top.history.map(gone).toReversed();
  const hear = (): void => analyst.hear({ kind: 'history', indicator: top.id, rows });
  hear();
  expect(day(analyst)).toBe('2026-08-31');
  analyst.press('nav.back', 'item.open');
  hear();
  expect(day(analyst)).toBe('2026-08-31');
  analyst.type(']');
  analyst.press('nav.first');
  hear();
  expect(day(analyst)).toBe('2026-09-27');
  analyst.type('y');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'copy') throw new Error('nothing was cited');
  expect(effect.but).toBe('withdrawn by sam on 24 Nov 2026');
  expect(effect.text).toContain('(low confidence), withdrawn by sam on 24 Nov 2026. DeepState');
});

test('a key that does nothing anywhere says where the keys are listed', () => {
  const analyst = sitDown();
  for (const key of ['9', 'ü', '$']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toBe(`${key} is no key here; ? lists the keys.`);
  }
  analyst.type(UNNAMED);
  expect(analyst.state.notice?.text).toBe('That is no key here; ? lists the keys.');
});

/** The machine around: nothing that is not of the web is opened, and nowhere that has no display. */
import { expect, test } from 'vitest';
import { openInBrowser } from '../../src/commands/browser.ts';
import { clipboardSequence } from '../../src/ui/clipboard.ts';

test('an address of anything but the web is not opened', async () => {
  expect(await openInBrowser('file:///etc/passwd')).toBe('not an address of the web');
  expect(await openInBrowser('-x')).toBe('not an address of the web');
});

test.skipIf(process.platform !== 'linux')('without a display it says so', async () => {
  expect(await openInBrowser('https://example.org/', {})).toBe('no display here');
  expect(await openInBrowser('https://example.org/', { SSH_CONNECTION: '1' })).toBe(
    'no browser over SSH',
  );
});

test.skipIf(process.platform !== 'linux')('a program that is not there is named', async () => {
  expect(await openInBrowser('https://example.org/', { DISPLAY: ':9', PATH: '/nowhere' })).toBe(
    'xdg-open is not here',
  );
});

test('the clipboard sequence carries the text in base64 and ends itself', () => {
  expect(clipboardSequence('é')).toBe('\u001b]52;c;w6k=\u0007');
});

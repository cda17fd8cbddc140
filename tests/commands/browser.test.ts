/** The machine around: nothing that is not of the web is opened, and nowhere that has no display. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowserWithUrl } from '../../src/cli/browser.ts';
import { clipboardSequence } from '../../src/tui/ink/clipboard.ts';
import { folder } from '../store/tools.ts';

test('an address of anything but the web is not opened', async () => {
  expect(await launchBrowserWithUrl('file:///etc/passwd')).toBe('not an address of the web');
  expect(await launchBrowserWithUrl('-x')).toBe('not an address of the web');
});

test.skipIf(process.platform !== 'linux')('without a display it says so', async () => {
  expect(await launchBrowserWithUrl('https://example.org/', {})).toBe('no browser here');
  expect(await launchBrowserWithUrl('https://example.org/', { SSH_CONNECTION: '1' })).toBe(
    'no browser over SSH',
  );
});

test.skipIf(process.platform !== 'linux')('variables that are empty name nothing', async () => {
  const none = { DISPLAY: '', WAYLAND_DISPLAY: '', WSL_DISTRO_NAME: '' };
  expect(await launchBrowserWithUrl('https://example.org/', none)).toBe('no browser here');
  expect(await launchBrowserWithUrl('https://example.org/', { ...none, SSH_CONNECTION: '' })).toBe(
    'no browser here',
  );
});

test.skipIf(process.platform !== 'linux').each(['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'])(
  'with %s there is a display, over SSH too, and a program that fails is named',
  async (name) => {
    const bin = folder();
    writeFileSync(join(bin, 'xdg-open'), '#!/bin/sh\nexit 3\n');
    chmodSync(join(bin, 'xdg-open'), 0o700);
    const env = { [name]: ':9', SSH_CONNECTION: '1', PATH: bin };
    expect(await launchBrowserWithUrl('https://example.org/', env)).toBe(
      'xdg-open could not open it',
    );
  },
);

test.skipIf(process.platform !== 'linux')('a program that is not there is named', async () => {
  expect(
    await launchBrowserWithUrl('https://example.org/', { DISPLAY: ':9', PATH: '/nowhere' }),
  ).toBe('xdg-open is not here');
});

test.skipIf(process.platform !== 'linux')(
  'an address goes to the program as the one argument it is, and to no shell',
  async () => {
    const bin = folder();
    const log = join(bin, 'log');
    const opener = join(bin, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\necho "$#" > "${log}"\nprintf '%s' "$1" >> "${log}"\n`);
    chmodSync(opener, 0o700);
    const url = `https://example.org/?a=1&b=$(touch ${bin}/x)\`touch ${bin}/x\`;touch ${bin}/x #'"`;
    const env = { DISPLAY: ':9', PATH: `${bin}:/usr/bin:/bin` };
    expect(await launchBrowserWithUrl(url, env)).toBeUndefined();
    expect(readFileSync(log, 'utf8')).toBe(`1\n${url}`);
    expect(readdirSync(bin).sort()).toEqual(['log', 'xdg-open']);
    for (const other of ['file:///etc/passwd', 'javascript:alert(1)', ' https://x', 'ftp://x', ''])
      expect(await launchBrowserWithUrl(other, env)).toBe('not an address of the web');
  },
);

test('the clipboard sequence carries the text in base64 and ends itself', () => {
  expect(clipboardSequence('é')).toBe('\u001b]52;c;w6k=\u0007');
});

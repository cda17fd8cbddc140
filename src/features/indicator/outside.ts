/** The browser of the machine and the clipboard of the terminal. */
/** Puts a text on the clipboard of the terminal (OSC 52), which works over SSH too. */
export function copyText(text: string): void {
  process.stdout.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}

/** Opens an address in the browser; no shell takes part. Gives what was done, or where it is. */
export function openAddress(url: string): Promise<string> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const isSeen = process.platform === 'darwin' || DISPLAY || WAYLAND_DISPLAY;
  if (!isSeen || !/^https?:\/\//.test(url))
    return Promise.resolve(`no browser opens here; y copies ${url}`);
  return new Promise((resolve) => {
    // to load it takes longer than to draw a screen
    const { spawn } = process.getBuiltinModule('node:child_process');
    const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(`${opener} is not installed; y copies ${url}`));
    child.once('spawn', () => resolve(`opened ${url}`));
    child.unref();
  });
}

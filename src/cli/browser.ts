/** The browser of the machine, for an address of the web. */
import { spawn } from 'node:child_process';

/** The program that opens an address, with its arguments; no shell takes part. */
function browserOpener(url: string): readonly [string, readonly string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', [url]];
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', url]];
    default:
      return ['xdg-open', [url]];
  }
}

/** Why no browser would be seen here; undefined when one may be. */
function whyNoBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION, WSL_DISTRO_NAME } = env;
  const screen = [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some((name) => (name ?? '') !== '');
  if (screen) return undefined;
  if ((SSH_CONNECTION ?? '') !== '') return 'no browser over SSH';
  return process.platform === 'darwin' || process.platform === 'win32'
    ? undefined
    : 'no browser here';
}

/** How long a program may take to say that it cannot; milliseconds. */
const PATIENCE = 1500;

/** Opens an http or https address in the browser; resolves with why it did not, undefined when nothing went wrong. */
export async function launchBrowserWithUrl(
  url: string,
  env = process.env,
): Promise<string | undefined> {
  if (!/^https?:\/\//.test(url)) return 'not an address of the web';
  const why = whyNoBrowser(env);
  if (why !== undefined) return why;
  const [program, args] = browserOpener(url);
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: 'ignore', detached: true, shell: false, env });
    const patience = setTimeout(() => resolve(undefined), PATIENCE);
    const done = (reason: string | undefined): void => {
      clearTimeout(patience);
      resolve(reason);
    };
    child.once('error', () => done(`${program} is not here`));
    child.once('exit', (code) => done(code === 0 ? undefined : `${program} could not open it`));
    child.unref();
  });
}

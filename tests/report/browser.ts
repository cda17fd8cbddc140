/** A real Chromium without a window, spoken to over its own protocol; only for tests, never with a network. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium is; undefined: there is none on this machine. */
export const chromium = PLACES.find((path) => path !== undefined && existsSync(path));

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--remote-debugging-port=0',
];

type Fields = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

/** One page of a browser. */
export interface Tab {
  readonly send: (method: string, params?: Fields) => Promise<Fields>;
  /** What the page asked for, by address. */
  readonly requests: readonly string[];
  /** What it complained of: errors, warnings, refusals by its policy. */
  readonly complaints: readonly string[];
  /** The value of an expression in the page, which must be JSON. */
  readonly value: (expression: string) => Promise<unknown>;
}

/** A running browser. */
interface Browser {
  /** Resolves with the answer; rejects when the browser has none, or is gone. */
  readonly send: (method: string, params?: Fields, sessionId?: string) => Promise<Fields>;
  /** Hears what is told of a page until it is closed. */
  readonly listen: (sessionId: string, hear: (message: Message) => void) => void;
  readonly close: () => Promise<void>;
}

let running: Promise<Browser> | undefined;

/** Opens a page in a tab that closes with the test. All tabs are of one browser, and of another where that one is gone. */
export async function openTab(address: string): Promise<Tab> {
  const isOld = running !== undefined;
  running ??= startBrowser();
  try {
    return await tabOf(await running, address);
  } catch (error) {
    await closeBrowser();
    if (isOld) return openTab(address);
    throw error;
  }
}

/** Ends the browser, if one runs. */
export async function closeBrowser(): Promise<void> {
  const ending = running;
  running = undefined;
  await ending?.then(
    ({ close }) => close(),
    () => undefined,
  );
}

async function tabOf(browser: Browser, address: string): Promise<Tab> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  onTestFinished(async () => {
    await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  });
  const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached.sessionId);
  let isLoaded = false;
  browser.listen(sessionId, ({ method = '', params = {} }) => {
    if (method === 'Network.requestWillBeSent') requests.push(addressOf(params.request));
    if (method === 'Log.entryAdded' || method === 'Runtime.consoleAPICalled')
      complaints.push(JSON.stringify(params));
    if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
    if (method === 'Page.loadEventFired') isLoaded = true;
  });
  const send = (method: string, params: Fields = {}): Promise<Fields> =>
    browser.send(method, params, sessionId);
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`);
  await send('Page.navigate', { url: address });
  await expect.poll(() => isLoaded).toBe(true);
  return {
    send,
    requests,
    complaints,
    value: async (expression) => {
      const { result } = await send('Runtime.evaluate', { expression, returnByValue: true });
      return plainOf(result);
    },
  };
}

async function startBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'axiswatch-chromium-'));
  const browser = spawn(chromium ?? '', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
    // A group of its own, since its helpers write to the profile for a moment after it has ended.
    detached: true,
  });
  const ended = new Promise<void>((done) => browser.once('exit', () => done()));
  const close = async (): Promise<void> => {
    try {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const socket = new WebSocket(await debuggerOf(profile, browser));
    const waiting = new Map<number, (message: Message) => void>();
    const listeners = new Map<string, (message: Message) => void>();
    socket.addEventListener('message', ({ data }) => {
      const message: Message = JSON.parse(String(data));
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else listeners.get(message.sessionId ?? '')?.(message);
    });
    socket.addEventListener('close', () => {
      for (const answer of waiting.values()) answer({ error: { message: 'Chromium is gone' } });
    });
    await new Promise((done, failed) => {
      socket.addEventListener('open', done);
      socket.addEventListener('error', failed);
    });
    let last = 0;
    return {
      send: async (method, params = {}, sessionId) => {
        last += 1;
        const id = last;
        const answer = await new Promise<Message>((done) => {
          waiting.set(id, done);
          if (socket.readyState === WebSocket.OPEN)
            socket.send(JSON.stringify({ id, method, params, sessionId }));
          else done({ error: { message: 'Chromium is gone' } });
        });
        waiting.delete(id);
        if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
        return answer.result ?? {};
      },
      listen: (sessionId, hear) => void listeners.set(sessionId, hear),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressOf(request: unknown): string {
  return typeof request === 'object' && request !== null && 'url' in request
    ? String(request.url)
    : '';
}

function plainOf(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'value' in result
    ? result.value
    : undefined;
}

/** The address at which the browser listens, once it says so. */
async function debuggerOf(profile: string, browser: ChildProcess): Promise<string> {
  const path = join(profile, 'DevToolsActivePort');
  const listensAt = (): string => {
    const [port = '', name = ''] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    return name === '' ? '' : `ws://127.0.0.1:${port}${name}`;
  };
  await expect
    .poll(() => (browser.exitCode === null ? listensAt() : 'it has ended'), {
      message: 'where Chromium listens',
    })
    .not.toBe('');
  return listensAt();
}

/** A real Chromium without a window, spoken to over its own protocol; only for tests, never with a network. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  readonly close: () => Promise<void>;
}

/** Opens a page in a fresh browser. */
export async function openTab(address: string): Promise<Tab> {
  const profile = mkdtempSync(join(tmpdir(), 'axiswatch-chromium-'));
  const browser = spawn(chromium ?? '', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => browser.once('exit', () => done()));
  const socket = new WebSocket(await debuggerOf(profile, browser));
  const waiting = new Map<number, (message: Message) => void>();
  const requests: string[] = [];
  const complaints: string[] = [];
  const heard = new Map<string, () => void>();
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    const { method = '', params = {} } = message;
    if (method === 'Network.requestWillBeSent') requests.push(addressOf(params.request));
    if (method === 'Log.entryAdded' || method === 'Runtime.consoleAPICalled')
      complaints.push(JSON.stringify(params));
    if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
    heard.get(method)?.();
  });
  await new Promise((done) => socket.addEventListener('open', done));
  let last = 0;
  let sessionId: string | undefined;
  const send = async (method: string, params: Fields = {}): Promise<Fields> => {
    last += 1;
    const id = last;
    const answer = await new Promise<Message>((done) => {
      waiting.set(id, done);
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result ?? {};
  };
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  sessionId = String(attached.sessionId);
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`);
  const loaded = new Promise<void>((done) => heard.set('Page.loadEventFired', done));
  await send('Page.navigate', { url: address });
  await loaded;
  return {
    send,
    requests,
    complaints,
    value: async (expression) => {
      const { result } = await send('Runtime.evaluate', { expression, returnByValue: true });
      return plainOf(result);
    },
    close: async () => {
      socket.close();
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
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
  for (let waited = 0; waited < 30_000 && browser.exitCode === null; waited += 50) {
    const [port, name] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (port !== undefined && name !== undefined) return `ws://127.0.0.1:${port}${name}`;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('Chromium did not start');
}

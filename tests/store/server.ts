/** A PostgreSQL server of the tests' own, on a socket in a folder of its own; as another user where root runs the tests. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const ALL = '/usr/lib/postgresql';
const programs = existsSync(ALL)
  ? readdirSync(ALL)
      .map((version) => join(ALL, version, 'bin'))
      .filter((folder) => existsSync(join(folder, 'initdb')))
      .sort()
      .at(-1)
  : undefined;

/** Why no server can be started, to be said by the tests that are skipped. */
export const isMissing = programs === undefined;
export const SERVER = isMissing ? 'a server (PostgreSQL is not installed)' : 'a server';

/** The server refuses to be run by root. */
function another(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (which: string) =>
    Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export class Server {
  readonly #folder: string;
  readonly #user: ReturnType<typeof another>;
  #process: ChildProcess | undefined;
  #count = 0;

  private constructor(folder: string, user: ReturnType<typeof another>) {
    this.#folder = folder;
    this.#user = user;
  }

  static async start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'axiswatch-pg-'));
    const user = another();
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    const server = new Server(folder, user);
    execFileSync(
      join(programs ?? '', 'initdb'),
      ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'owner', '-E', 'UTF8', '--locale=C', '-N'],
      { ...user, cwd: folder, stdio: 'ignore' },
    );
    await server.resume();
    return server;
  }

  async resume(): Promise<void> {
    this.#process = spawn(
      join(programs ?? '', 'postgres'),
      ['-D', join(this.#folder, 'data'), '-k', this.#folder, '-c', 'listen_addresses='],
      { ...this.#user, cwd: this.#folder, stdio: 'ignore' },
    );
    for (;;) {
      try {
        return void (await this.query('SELECT 1'));
      } catch {
        await new Promise((later) => setTimeout(later, 50));
      }
    }
  }

  /** Ends every connection. */
  async pause(): Promise<void> {
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve));
    this.#process?.kill('SIGINT');
    await ended;
  }

  async stop(): Promise<void> {
    await this.pause();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The address of a new database. */
  async database(): Promise<string> {
    this.#count += 1;
    await this.query(`CREATE DATABASE board${this.#count}`);
    return this.address(`board${this.#count}`);
  }

  address(database: string, user = 'owner'): string {
    return `postgres://${user}@${encodeURIComponent(this.#folder)}/${database}`;
  }

  async query(sql: string, database = 'postgres'): Promise<readonly unknown[][]> {
    const client = new pg.Client({ connectionString: this.address(database) });
    try {
      await client.connect();
      return (await client.query({ text: sql, rowMode: 'array' })).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A store on a folder that is mounted over SFTP, its server a process of this machine. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { PATIENCE } from '../patience.ts';
import { run } from './run.ts';
import { folder, got, messages, observation, open, values } from './tools.ts';

const SERVER = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server'].find(
  existsSync,
);

/** A mounted folder, and the end of its server. */
interface Share {
  readonly path: string;
  readonly lose: () => Promise<void>;
  readonly mount: () => Promise<boolean>;
}

/** Mounts a folder; the sentence why where that cannot be. */
async function share(): Promise<Share | string> {
  if (SERVER === undefined) return 'there is no sftp-server here';
  const path = folder();
  const served = folder();
  const tools = folder();
  const pid = join(tools, 'pid');
  const connect = join(tools, 'connect');
  writeFileSync(connect, `#!/bin/sh\necho $$ > "${pid}"\nexec ${SERVER}\n`);
  chmodSync(connect, 0o700);
  const local = statSync(path).dev;
  let client: ChildProcess | undefined;
  const mount = async (): Promise<boolean> => {
    const args = ['-f', '-o', `ssh_command=${connect}`, `here:${served}`, path];
    const started = spawn('sshfs', args, { stdio: 'ignore' });
    client = started;
    let ended = false;
    started.on('error', () => {
      ended = true;
    });
    started.on('exit', () => {
      ended = true;
    });
    for (let waited = 0; !ended && waited < PATIENCE; waited += 20) {
      if (statSync(path).dev !== local) return true;
      await pause(20);
    }
    return false;
  };
  const unmount = (): void => {
    try {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' });
    } catch {
      // Without its server it goes by itself.
    }
  };
  const lose = async (): Promise<void> => {
    const gone = client === undefined ? undefined : once(client, 'exit');
    process.kill(Number(readFileSync(pid, 'utf8')));
    unmount();
    // As it ends it unmounts whatever is at its path by then.
    await gone;
  };
  onTestFinished(() => {
    unmount();
    client?.kill();
  });
  if (await mount()) return { path, lose, mount };
  return 'sshfs is not here, or nothing can be mounted';
}

test('a store on a network folder is written by several programs, survives the loss of its server, and comes back with it', async (context) => {
  const shared = await share();
  if (typeof shared === 'string') return context.skip(shared);
  const { path: dataDir } = shared;
  const store = await open({ dataDir });
  got(store.record([observation({ value: 1 })]));
  const again = await open({ dataDir, author: 'bob' });
  expect(again.notices).toContain(
    `${dataDir} lies on a network; let only one machine at a time use it.`,
  );
  again.close();
  const writers = ['ann', 'bob', 'eve'].map((author, at) =>
    run('store', [dataDir, author, 'record', '20', `${(at + 1) * 100}`]),
  );
  const said = (await Promise.all(writers)).flatMap(({ answers }) => answers);
  store.changed();
  expect(values(store).sort()).toEqual([1, 1, ...said.map(({ value }) => Number(value))].sort());
  expect(said.filter(({ value }) => value !== undefined)).toHaveLength(60);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('small.db'))).toEqual(['small.db']);

  const before = values(store);
  await shared.lose();
  expect(messages(store.record([observation({ value: 7 })]))[0]).toMatch(/^nothing was recorded: /);
  expect(store.readOnly).toMatch(/ is gone; put it back/);
  expect(values(store)).toEqual(before);
  expect(await shared.mount()).toBe(true);
  store.changed();
  expect(store.readOnly).toBeUndefined();
  got(store.record([observation({ value: 8 })]));
  expect(values(store)).toEqual([...before, 8]);
});

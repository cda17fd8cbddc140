/** A store on a folder that is mounted over SFTP, its server a process of this machine. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';
import { folder, got, messages, observation, open, values } from './tools.ts';

const SERVER = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server'].find(
  existsSync,
);

/** A mounted folder, and the end of its server. */
interface Share {
  readonly path: string;
  readonly lose: () => void;
  readonly mount: () => void;
}

/** Mounts a folder; undefined where that cannot be. */
function share(): Share | undefined {
  if (SERVER === undefined) return undefined;
  const path = folder();
  const served = folder();
  const tools = folder();
  const pid = join(tools, 'pid');
  const connect = join(tools, 'connect');
  writeFileSync(connect, `#!/bin/sh\necho $$ > "${pid}"\nexec ${SERVER}\n`);
  chmodSync(connect, 0o700);
  const mount = (): void => {
    execFileSync('sshfs', ['-o', `ssh_command=${connect}`, `here:${served}`, path], {
      stdio: 'ignore',
    });
  };
  const unmount = (): void => {
    try {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' });
    } catch {
      // Without its server it goes by itself.
    }
  };
  const lose = (): void => {
    process.kill(Number(readFileSync(pid, 'utf8')));
    unmount();
  };
  try {
    mount();
  } catch {
    return undefined;
  }
  onTestFinished(unmount);
  return { path, lose, mount };
}

test('a store on a network folder is written by several programs, survives the loss of its server, and comes back with it', async (context) => {
  const shared = share();
  if (shared === undefined) return context.skip('sshfs is not here, or nothing can be mounted');
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
  shared.lose();
  expect(messages(store.record([observation({ value: 7 })]))[0]).toMatch(/^nothing was recorded: /);
  expect(store.readOnly).toMatch(/ is gone; put it back/);
  expect(values(store)).toEqual(before);
  shared.mount();
  store.changed();
  expect(store.readOnly).toBeUndefined();
  got(store.record([observation({ value: 8 })]));
  expect(values(store)).toEqual([...before, 8]);
}, 60_000);

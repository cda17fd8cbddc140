/** One connection to a file: rows in every shape, numbers, and what a transaction leaves. */
import { expect, onTestFinished, test } from 'vitest';
import { Connection } from '../../src/store/db/connection.ts';

function opened(): Connection {
  const connection = Connection.inMemory();
  onTestFinished(() => connection.close());
  connection.exec('CREATE TABLE t (id INTEGER, name TEXT)');
  for (const [id, name] of [
    [1, 'a'],
    [2, 'b'],
    [3, null],
  ] as const)
    connection.run('INSERT INTO t VALUES (?, ?)', id, name);
  return connection;
}

const SQL = 'SELECT id, name FROM t ORDER BY id';
const ROWS = [
  { id: 1, name: 'a' },
  { id: 2, name: 'b' },
  { id: 3, name: null },
];
const plain = (rows: Iterable<object>) => [...rows].map((row) => ({ ...row }));

test('rows come as objects or arrays, or as what is made of each, one way after the other', () => {
  const connection = opened();
  expect(plain(connection.all(SQL))).toEqual(ROWS);
  // The same statement is kept, and must not be left as it was asked last.
  expect(plain(connection.few(SQL))).toEqual(ROWS);
  expect(connection.mapped(SQL, [], ({ id, name }) => (name === null ? undefined : id))).toEqual([
    ...[1, 2],
  ]);
  expect(plain([connection.get(SQL) ?? {}])).toEqual(ROWS.slice(0, 1));
  expect(plain(connection.iterate(SQL))).toEqual(ROWS);
  expect(connection.arrays(SQL)).toEqual(ROWS.map(({ id, name }) => [id, name]));
  expect(connection.values(`${SQL} LIMIT 1`)).toEqual([1, 'a']);
  expect(connection.values('SELECT id FROM t WHERE id = ?', 9)).toBeUndefined();
});

test('a row is left out of what is made, and the statement is given back, where making one throws', () => {
  const connection = opened();
  const broken = (): never => {
    throw new Error('broken');
  };
  expect(() => connection.mapped(SQL, [], broken)).toThrow('broken');
  expect(plain(connection.few(SQL))).toEqual(ROWS);
});

test('a number is that of the only column, and 0 where there is none', () => {
  const connection = opened();
  expect(connection.number('SELECT count(*) FROM t')).toBe(3);
  expect(connection.number('SELECT max(id) FROM t WHERE id > ?', 1)).toBe(3);
  expect(connection.number('SELECT max(id) FROM t WHERE id > 9')).toBe(0);
  expect(connection.number('SELECT id FROM t WHERE id > 9')).toBe(0);
  expect(connection.number("SELECT 'x'")).toBe(0);
});

test.each(['transact', 'transactAside'] as const)(
  '%s keeps what was agreed to, and nothing of a refusal or an error',
  (way) => {
    const connection = opened();
    const add = (): void => connection.run("INSERT INTO t VALUES (4, 'd')");
    const count = (): number => connection.number('SELECT count(*) FROM t');
    const refused = { ok: false as const, problems: [{ path: '', message: 'no' }] };
    const does = (work: () => void, result: typeof refused | { ok: true; value: string }) =>
      connection[way](() => {
        work();
        return result;
      });
    expect(does(add, refused)).toBe(refused);
    expect(count()).toBe(3);
    const broken = (): never => {
      add();
      throw new Error('broken');
    };
    expect(() => does(broken, refused)).toThrow('broken');
    expect(count()).toBe(3);
    expect(does(add, { ok: true, value: 'done' })).toEqual({ ok: true, value: 'done' });
    expect(count()).toBe(4);
  },
);

test('what is read at one moment ends its transaction, also where reading throws', () => {
  const connection = opened();
  expect(connection.atOneMoment(() => connection.number('SELECT count(*) FROM t'))).toBe(3);
  expect(() =>
    connection.atOneMoment(() => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  // A transaction within another would be an error.
  expect(connection.transact(() => ({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
});

test('a file is new until something stands in it', () => {
  const connection = Connection.inMemory();
  onTestFinished(() => connection.close());
  expect(connection.isNew()).toBe(true);
  connection.exec('PRAGMA user_version = 1');
  expect(connection.isNew()).toBe(false);
  connection.exec('PRAGMA user_version = 0; PRAGMA application_id = 1');
  expect(connection.isNew()).toBe(false);
  expect(opened().isNew()).toBe(false);
});

/** What SQLite and the file system say, and what a person is told of it. */

import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { problemsSentence } from '../../src/core/model/model.ts';
import { readStoreFaultOfSqliteTrouble } from '../../src/store/db/health.ts';
import {
  DamagedError,
  readSqliteTroubleAdviceSentence,
  readSqliteTroubleProblem,
  type SqliteTrouble,
  sqliteTroubleOfError,
} from '../../src/store/db/sqlite-errors.ts';
import { readDiskTroubleReasonWithAdvice } from '../../src/store/files/fs-errors.ts';

const failed = (errcode: unknown, message = 'failed'): Error =>
  Object.assign(new Error(message), { errcode });

/** Result codes by https://sqlite.org/rescode.html, and the sentence that each means. */
const CODES: readonly (readonly [number, SqliteTrouble, RegExp])[] = [
  [
    3,
    'perm',
    /^\/x\/small\.db cannot be written; give yourself permission to write it and its folder$/,
  ],
  [5, 'busy', /^another program has kept \/x\/small\.db busy for 30 seconds; try again$/],
  [6, 'locked', /^another program has kept \/x\/small\.db busy for 30 seconds; try again$/],
  [8, 'readOnly', /^\/x\/small\.db cannot be written; give yourself permission/],
  [10, 'ioError', /^the disk that holds \/x\/small\.db failed to read or write; /],
  [11, 'corrupt', /^\/x\/small\.db is damaged; "axiswatch doctor" names /],
  [13, 'full', /^no space is left on the disk that holds \/x\/small\.db; /],
  [
    14,
    'cannotOpen',
    /^\/x\/small\.db cannot be opened; check that its folder is there and yours to write$/,
  ],
  [18, 'tooBig', /^a text is too long to be stored; shorten it$/],
  [23, 'auth', /^\/x\/small\.db cannot be written; give yourself permission/],
  [26, 'notADatabase', /^\/x\/small\.db is not a store of axiswatch; /],
];

test.each(CODES)('result code %i of SQLite, plain and extended, is %s', (code, trouble, says) => {
  expect(sqliteTroubleOfError(failed(code))).toBe(trouble);
  for (const extension of [1, 2, 7, 31]) {
    expect(sqliteTroubleOfError(failed(code + 256 * extension))).toBe(trouble);
  }
  expect(readSqliteTroubleAdviceSentence(trouble, '/x/small.db')).toMatch(says);
});

test('tables that are not those of this program are damage, as SQLite itself says them', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE one (a INTEGER PRIMARY KEY, b INTEGER NOT NULL) STRICT');
  for (const sql of [
    'SELECT * FROM none',
    'SELECT c FROM one',
    'SELECT nothing(a) FROM one',
    'SELECT substr(a) FROM one',
    'SELECT a FROM one AS x, one AS y',
    'INSERT INTO one (c) VALUES (1)',
    'SELEKT',
    'INSERT INTO one (a, b) VALUES (1, NULL)',
    `INSERT INTO one (a, b) VALUES (1, 'text')`,
    `INSERT INTO one (a, b) VALUES ('text', 1)`,
  ]) {
    let trouble: unknown = 'nothing was thrown';
    try {
      database.exec(sql);
    } catch (error) {
      trouble = sqliteTroubleOfError(error);
    }
    expect(trouble, sql).toBe('corrupt');
  }
  database.close();
});

test('a number or a content that this program never writes is damage', () => {
  expect(sqliteTroubleOfError(new DamagedError('x'))).toBe('corrupt');
  expect(sqliteTroubleOfError(failed(20))).toBe('corrupt');
  const code = 'ERR_OUT_OF_RANGE';
  expect(sqliteTroubleOfError(Object.assign(new RangeError('x'), { code }))).toBe('corrupt');
  expect(sqliteTroubleOfError(Object.assign(new Error('x'), { code }))).toBeUndefined();
  expect(
    sqliteTroubleOfError(Object.assign(new RangeError('x'), { code: 'OTHER' })),
  ).toBeUndefined();
  expect(sqliteTroubleOfError(new RangeError('x'))).toBeUndefined();
});

test('everything else is a bug and is thrown again', () => {
  const others = [
    failed(1, 'a bug'),
    failed(1, 'there is no such table'),
    failed(21, 'no such table'),
    failed(2),
    failed('11'),
    new Error('no such table'),
    { errcode: 11 },
    undefined,
  ];
  for (const error of others) {
    expect(sqliteTroubleOfError(error)).toBeUndefined();
    let thrown: unknown = 'nothing';
    try {
      readSqliteTroubleProblem(error, '/x', 'before: ');
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toBe(error);
  }
  expect(readSqliteTroubleProblem(failed(18), '/x', 'nothing was recorded: ')).toEqual({
    path: '/x',
    message: 'nothing was recorded: a text is too long to be stored; shorten it',
  });
});

test('problems make one sentence, in which each place stands once', () => {
  expect(
    problemsSentence([
      { path: '/x', message: 'is damaged' },
      { path: '/y', message: '/y is gone' },
    ]),
  ).toBe('/x: is damaged; /y is gone');
});

test('what is wrong and what helps are two texts; only another backup helps where the content is lost', () => {
  expect(readStoreFaultOfSqliteTrouble('corrupt', '/x')).toEqual({ says: '/x is damaged' });
  expect(readStoreFaultOfSqliteTrouble('notADatabase', '/x')).toEqual({
    says: '/x is not a store of axiswatch',
  });
  expect(readStoreFaultOfSqliteTrouble('cannotOpen', '/x')).toEqual({
    says: '/x cannot be opened',
    mend: 'check that its folder is there and yours to write',
  });
  expect(readStoreFaultOfSqliteTrouble('full', '/x')).toEqual({
    says: 'no space is left on the disk that holds /x',
    mend: 'free some and try again',
  });
});

test.each([
  ['ENOENT', 'there is no such file or folder; check the path'],
  [
    'EACCES',
    'you have no permission; give yourself the right to it with chmod, or name another place',
  ],
  [
    'EPERM',
    'you have no permission; give yourself the right to it with chmod, or name another place',
  ],
  ['EROFS', 'the disk is read-only; name a place on another disk'],
  ['ENOSPC', 'no space is left on the disk; free some and try again'],
  ['EDQUOT', 'no space is left on the disk; free some and try again'],
  ['EEXIST', 'something else of this name is in the way; move that away, or choose another name'],
  ['ENAMETOOLONG', 'its name is too long; choose a shorter one'],
  ['ELOOP', 'its links lead in a circle; name the file that they should lead to'],
  ['EISDIR', 'it is a folder; name a file in it'],
  ['ENOTDIR', 'a part of its path is a file, not a folder; check the path'],
  ['EIO', 'the disk failed to read or write; check it, or name a place on another'],
  ['EMFILE', 'too many files are open; close other programs, or allow more with "ulimit -n"'],
  ['ENFILE', 'too many files are open; close other programs, or allow more with "ulimit -n"'],
  ['EBUSY', 'another program uses it; try again once that has ended'],
  ['EFBIG', 'as it came; try again, and check the disk if it goes on'],
])('%s of the file system is said in words for people', (code, says) => {
  expect(readDiskTroubleReasonWithAdvice(Object.assign(new Error('as it came'), { code }))).toBe(
    says,
  );
  expect(readDiskTroubleReasonWithAdvice(code)).toBe(
    `${code}; try again, and check the disk if it goes on`,
  );
});

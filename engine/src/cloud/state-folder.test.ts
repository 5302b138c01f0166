// What may lie in a state folder, and the sentence that a person reads.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stateVersion } from '../kernel/journal.ts';
import { StartFailure } from './start-failure.ts';
import { StateFolder } from './state-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-state-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function failureOf(path: string): string {
  const state = new StateFolder(path);
  try {
    const journal = state.openJournal();
    try {
      state.load(journal);
    } finally {
      journal.close();
    }
  } catch (error) {
    expect(error).toBeInstanceOf(StartFailure);
    return (error as Error).message;
  }
  return 'none';
}
const database = () => join(folder, 'state.sqlite');

it('is for its owner only, also when it was not before', () => {
  const path = join(folder, 'deep', 'state');
  mkdirSync(path, { recursive: true, mode: 0o755 });
  new StateFolder(path).openJournal().close();
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(path, 'state.sqlite')).mode & 0o777).toBe(0o600);
});

it('is not a file', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  expect(failureOf(path)).toBe(`${path} is a file, and --state needs a folder.`);
  expect(failureOf(join(path, 'below'))).toBe(
    `${join(path, 'below')} is a file, and --state needs a folder.`,
  );
});

it('is used by one engine at a time', () => {
  const first = new StateFolder(folder);
  const journal = first.openJournal();
  first.writeEngine(
    { pid: 7, endpoint: 'http://127.0.0.1:1', account: '1', region: 'r', startedAt: 0 },
    () => {},
  );
  expect(failureOf(folder)).toContain(
    `Another engine (pid 7, http://127.0.0.1:1) uses the state in ${folder}`,
  );
  writeFileSync(join(folder, 'engine.json'), '{');
  expect(failureOf(folder)).toContain(`Another engine uses the state in ${folder}`);
  journal.close();
});

it.each([
  ['no database', () => writeFileSync(database(), 'x'.repeat(8192))],
  [
    'a record that is not JSON',
    () => {
      new StateFolder(folder).openJournal().close();
      const db = new DatabaseSync(database());
      db.exec("INSERT INTO row VALUES ('us-east-1:ecs/clusters', 'a', '{')");
      db.close();
    },
  ],
  [
    'a page that is overwritten',
    () => {
      const db = new DatabaseSync(database());
      db.exec(
        `PRAGMA user_version = ${stateVersion}; CREATE TABLE row (tbl TEXT, key TEXT, json TEXT NOT NULL, PRIMARY KEY (tbl, key)) WITHOUT ROWID`,
      );
      db.exec('BEGIN');
      for (let n = 0; n < 500; n++)
        db.exec(`INSERT INTO row VALUES ('t', 'k${n}', '{"a":"${'x'.repeat(50)}"}')`);
      db.exec('COMMIT');
      db.close();
      const bytes = Buffer.alloc(8192, 0xff);
      writeFileSync(database(), bytes, { flag: 'r+' });
    },
  ],
])('that is damaged (%s) is named, with what to do', (_what, damage) => {
  damage();
  expect(failureOf(folder)).toContain(`The state in ${folder} is damaged`);
  expect(failureOf(folder)).toContain('`drydock state check` says what can be read');
});

// Root may write everywhere.
it.skipIf(process.getuid?.() === 0)('that cannot be written is named', () => {
  chmodSync(folder, 0o500);
  expect(failureOf(join(folder, 'new'))).toContain('cannot be written. Make it writable');
});

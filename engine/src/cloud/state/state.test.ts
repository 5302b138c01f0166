// Checks, exports and imports of states that engines wrote.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { S3 } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptClock } from '../clock/clock-control.ts';
import { type Cloud, startCloud } from '../cloud.ts';
import { StartFailure } from '../start-failure.ts';
import { StateFolder } from '../state-folder.ts';
import { exportState, importState } from './archive.ts';
import { checkState } from './check.ts';

let base: string;
let folder: StateFolder;
let cloud: Cloud | undefined;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'drydock-state-'));
  folder = new StateFolder(join(base, 'state'));
  await start();
  await s3().createBucket({ Bucket: 'bucket' });
  await s3().putObject({ Bucket: 'bucket', Key: 'k', Body: 'kept' });
});
afterEach(async () => {
  await cloud?.stop();
  rmSync(base, { recursive: true, force: true });
});

async function start(path = folder.path): Promise<void> {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: path,
    runtime: 'simulated',
    log: () => {},
  });
}
async function stop(): Promise<void> {
  await cloud?.stop();
  cloud = undefined;
}
const s3 = () =>
  new S3({
    endpoint: cloud!.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
const change = (sql: string) => {
  const db = new DatabaseSync(folder.journalFile);
  db.exec(sql);
  db.close();
};
/** @param record its time and value in SQL */
const inStream = (record: string) =>
  `INSERT INTO stream (id, name) VALUES (99, 's'); INSERT INTO record (stream, timestamp, json) VALUES (99, ${record})`;
const blobs = () => readdirSync(folder.blobs);
const failure = async (act: () => Promise<unknown>) => {
  const error = await act().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartFailure);
  return (error as Error).message;
};

describe('state check', () => {
  it('finds nothing wrong with what an engine left, and counts it', async () => {
    await stop();
    const checked = await checkState(folder);
    expect(checked.problems).toEqual([]);
    expect(checked.rows).toBeGreaterThan(1);
    expect(checked.blobs).toBe(1);
  });

  it.each<[string, () => void, RegExp]>([
    [
      'a blob that is gone',
      () => rmSync(join(folder.blobs, blobs()[0]!)),
      /s3.* needs the blob sha256:\w+, which is not there/,
    ],
    [
      'a blob that was changed',
      () => writeFileSync(join(folder.blobs, blobs()[0]!), 'other'),
      /does not hold what its name says/,
    ],
    [
      'a record that is not JSON',
      () => change("INSERT INTO row VALUES ('t', 'k', '{')"),
      /The record t k is not JSON/,
    ],
    [
      'a record that is no object',
      () => change("INSERT INTO row VALUES ('t', 'k', 'null')"),
      /The record t k is not JSON/,
    ],
    ['a stream record that is not JSON', () => change(inStream("1, '['")), /of the stream s is not JSON/],
    ['a stream record without a time', () => change(inStream("'x', '1'")), /of the stream s has no time/],
    [
      'a record of a stream that is not there',
      () => change("INSERT INTO record (stream, timestamp, json) VALUES (98, 1, '1')"),
      /Record \d+ belongs to no stream/,
    ],
    ['a database of another version', () => change('PRAGMA user_version = 1'), /has version 1/],
    ['a database that is none', () => writeFileSync(folder.journalFile, 'x'.repeat(5000)), /is damaged/],
    ['a database that is cut short', () => truncateSync(folder.journalFile, 8192), /damaged|cannot be read/],
  ])('reports %s', async (_, damage, problem) => {
    await stop();
    damage();
    const { problems } = await checkState(folder);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('names the first of many problems, and says how many there are', async () => {
    await stop();
    change(
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30) INSERT INTO row SELECT 't', i, '{' FROM n",
    );
    const { problems } = await checkState(folder);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('And 10 more.');
  });

  it('is refused while an engine runs, and where there is no state', async () => {
    expect(await failure(() => checkState(folder))).toContain('Another engine');
    expect(await failure(() => checkState(new StateFolder(base)))).toBe(`There is no state in ${base}.`);
  });
});

describe('state export and import', () => {
  const file = () => join(base, 'state.tar');

  it('moves a state: an engine on the copy has what the other had', async () => {
    await stop();
    const ahead = { at: 4e12, machineAt: 1e12, rate: 60, isFrozen: true };
    writeFileSync(folder.clockFile, JSON.stringify(ahead));
    expect(await exportState(folder, file())).toBe(statSync(file()).size);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const copy = join(base, 'copy');
    await importState(copy, file());
    expect(keptClock(new StateFolder(copy).clockFile, () => {})).toEqual(ahead);
    await start(copy);
    const { Body } = await s3().getObject({ Bucket: 'bucket', Key: 'k' });
    expect(await Body!.transformToString()).toBe('kept');
    expect(statSync(copy).mode & 0o777).toBe(0o700);
    expect(readdirSync(base).sort()).toEqual(['copy', 'state', 'state.tar']);
  });

  it('writes the same bytes for the same state, and leaves nothing beside it', async () => {
    await stop();
    await exportState(folder, file());
    await exportState(folder, join(base, 'again.tar'));
    expect(readFileSync(file()).equals(readFileSync(join(base, 'again.tar')))).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('exports what an engine that was killed had not moved from its log', async () => {
    await stop();
    const db = new DatabaseSync(folder.journalFile);
    db.exec("PRAGMA journal_mode = WAL; INSERT INTO row VALUES ('t', 'k', '{}')");
    execFileSync('cp', ['-r', folder.path, join(base, 'killed')]);
    db.close();
    await exportState(new StateFolder(join(base, 'killed')), file());
    await importState(join(base, 'copy'), file());
    const copy = new DatabaseSync(join(base, 'copy/state.sqlite'));
    expect(copy.prepare("SELECT json FROM row WHERE tbl = 't'").get()).toEqual({ json: '{}' });
    copy.close();
  });

  it('are refused while an engine runs', async () => {
    expect(await failure(() => exportState(folder, file()))).toContain('Another engine');
    writeFileSync(file(), '');
    expect(await failure(() => importState(folder.path, file()))).toContain('Another engine');
    expect(existsSync(file())).toBe(true);
  });

  it('a folder that holds something is not imported into', async () => {
    await stop();
    await exportState(folder, file());
    expect(await failure(() => importState(folder.path, file()))).toContain('is not empty');
    writeFileSync(join(base, 'mine'), '');
    expect(await failure(() => importState(base, file()))).toContain('is not empty');
    expect(await failure(() => importState(join(base, 'mine'), file()))).toContain('is not empty');
    const empty = join(base, 'empty');
    mkdirSync(empty);
    await importState(empty, file());
    expect(existsSync(join(empty, 'state.sqlite'))).toBe(true);
  });

  it('a file that cannot be written is named, and nothing is left of it', async () => {
    await stop();
    const path = join(base, 'none', 'state.tar');
    expect(await failure(() => exportState(folder, path))).toContain(`${path} cannot be written: ENOENT`);
    expect(await failure(() => importState(join(base, 'copy'), path))).toBe(`There is no file ${path}.`);
  });

  const tar = (make: (content: string) => void) => async () => {
    await exportState(folder, file());
    const content = join(base, 'content');
    mkdirSync(content);
    execFileSync('tar', ['-xf', file(), '-C', content]);
    make(content);
    const names = [
      'drydock-state.json',
      ...readdirSync(content).filter((name) => name !== 'drydock-state.json'),
    ];
    const there = names.filter((name) => existsSync(join(content, name)));
    execFileSync('tar', [
      '--no-recursion',
      '-cPf',
      file(),
      '-C',
      content,
      ...there,
      ...filesIn(content, 'blobs'),
    ]);
  };
  const filesIn = (content: string, name: string) =>
    readdirSync(join(content, name)).map((each) => `${name}/${each}`);

  it.each<[string, () => Promise<void> | void, RegExp]>([
    ['is no archive', () => writeFileSync(file(), 'x'.repeat(2000)), /is no state/],
    ['is empty', () => writeFileSync(file(), ''), /has no database/],
    [
      'is cut short',
      async () => {
        await exportState(folder, file());
        truncateSync(file(), 3000);
      },
      /is no state/,
    ],
    [
      'holds a path outside',
      tar((content) => writeFileSync(join(content, '../state/evil'), '')),
      /is no state|blobs/,
    ],
    ['holds a file of another name', tar((content) => writeFileSync(join(content, 'evil'), '')), /it holds/],
    [
      'is of another version',
      tar((content) => writeFileSync(join(content, 'drydock-state.json'), '{"format":9}')),
      /another version/,
    ],
    [
      'has no description',
      tar((content) => rmSync(join(content, 'drydock-state.json'))),
      /no description|it holds/,
    ],
  ])('a file that %s is refused, and leaves nothing', async (_, make, message) => {
    await stop();
    await make();
    const copy = join(base, 'copy');
    expect(await failure(() => importState(copy, file()))).toMatch(message);
    expect(existsSync(copy)).toBe(false);
    expect(readdirSync(base).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('a blob that was changed on the way is found out', async () => {
    await stop();
    await exportState(folder, file());
    const bytes = readFileSync(file());
    bytes.write('lost', bytes.lastIndexOf('kept'));
    writeFileSync(file(), bytes);
    expect(await failure(() => importState(join(base, 'copy'), file()))).toContain(
      'does not hold what its name says',
    );
  });
});

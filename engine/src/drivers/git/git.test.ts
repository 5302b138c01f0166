import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver } from '../../contracts/driver.ts';
import { unzip } from '../archives/unzip.ts';
import { TestHost } from '../testing/driver.ts';
import { createGit } from './index.ts';
import { rootOfClone } from './remotes.ts';

let base: string;
let repository: string;
let host: TestHost;
let driver: Driver;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'git-'));
  repository = join(base, 'repository');
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  host = new TestHost();
  // So rarely that everything a test sees comes from file system events.
  driver = createGit(host, { lookEveryMs: 3_600_000 });
});
afterEach(async () => {
  await driver.stop();
  host.remove();
  rmSync(base, { recursive: true, force: true });
});

function run(folder: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...settings, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

function commit(message: string, folder = repository): string {
  run(folder, 'commit', '-q', '--allow-empty', '-m', message);
  return run(folder, 'rev-parse', 'HEAD');
}

const watch = (branch = 'main', repositoryPath = repository) =>
  driver.effects['git/watch']?.({ watchId: 'w', repositoryPath, branch });
const until = (id: string) => host.until('git/head', (head) => head.commit === id);

test('reports the head at once, and each commit soon after it is made', async () => {
  const first = commit('First\n\nwith a body');
  watch();
  expect(await until(first)).toMatchObject({
    watchId: 'w',
    repositoryPath: repository,
    branch: 'main',
    message: 'First\n\nwith a body',
    authorDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  const second = commit('Second');
  await until(second);
  expect(host.all('git/head')).toHaveLength(2);
});

test('reports that a branch is missing, and its head once it exists', async () => {
  const first = commit('First');
  watch('topic/deep');
  expect((await host.until('git/failed')).reason).toBe(`${repository} has no branch topic/deep`);
  run(repository, 'branch', 'topic/deep');
  await until(first);
  expect(host.all('git/failed')).toHaveLength(1);
});

test('sees a branch through packed references, a reset, and a linked worktree', async () => {
  const first = commit('First');
  const tree = join(base, 'tree');
  run(repository, 'worktree', 'add', '-q', '-b', 'other', tree);
  watch('other', tree);
  await until(first);
  run(repository, 'pack-refs', '--all');
  const second = commit('Second', tree);
  await until(second);
  run(tree, 'reset', '-q', '--hard', first);
  await host.when(() => host.all('git/head').length === 3);
  expect(host.all('git/head').map((head) => head.commit)).toEqual([first, second, first]);
});

test.runIf(process.getuid?.() === 0)('reads a repository that another user owns', async () => {
  const first = commit('First');
  execFileSync('chown', ['-R', '12345', repository]);
  watch();
  await until(first);
  driver.effects['git/archive']?.({ requestId: 'r', repositoryPath: repository, commit: first });
  await host.until('git/archived');
  expect(host.all('git/failed')).toEqual([]);
});

test('reports what is wrong with a folder that is not a repository', async () => {
  watch('main', base);
  expect((await host.until('git/failed')).reason).toMatch(/not a git repository/);
});

test('reports nothing after a watch has ended', async () => {
  watch();
  await host.until('git/failed');
  driver.effects['git/unwatch']?.({ watchId: 'w' });
  const made = commit('Unseen');
  driver.effects['git/archive']?.({ requestId: 'r', repositoryPath: repository, commit: made });
  await host.until('git/archived');
  expect(host.all('git/head')).toEqual([]);
});

test("packs a commit's files, without those that gitattributes exclude", async () => {
  writeFileSync(join(repository, 'kept.txt'), 'kept');
  writeFileSync(join(repository, 'left.txt'), 'left');
  writeFileSync(join(repository, '.gitattributes'), 'left.txt export-ignore\n');
  run(repository, 'add', '.');
  const made = commit('Files');
  writeFileSync(join(repository, 'kept.txt'), 'changed since');
  driver.effects['git/archive']?.({ requestId: 'r', repositoryPath: repository, commit: made });
  const { blob, sizeBytes } = await host.until('git/archived');
  const files = unzipSync(host.blobs.get(blob));
  expect(Object.keys(files).sort()).toEqual(['.gitattributes', 'kept.txt']);
  expect(Buffer.from(files['kept.txt'] ?? []).toString()).toBe('kept');
  expect(host.blobs.sizeBytes(blob)).toBe(sizeBytes);
});

test('reports why a commit cannot be packed', async () => {
  commit('First');
  const request = { requestId: 'r', repositoryPath: repository, commit: 'a'.repeat(40) };
  driver.effects['git/archive']?.(request);
  expect(await host.until('git/failed')).toMatchObject({ id: 'r', reason: expect.stringMatching(/a{40}/) });
});

test('finds the repository of a code host that the current folder is a clone of', async () => {
  run(repository, 'remote', 'add', 'origin', 'git@code.example.com:Me/Shop.git');
  run(repository, 'remote', 'add', 'fork', 'https://code.example.com/group/sub/fork/');
  const folder = join(repository, 'inner');
  mkdirSync(folder);
  const found = (name: string) => rootOfClone({ path: folder, mark: host.mark }, name);
  expect(await found('me/shop')).toBe(repository);
  expect(await found('group/sub/fork')).toBe(repository);
  for (const name of ['me/sho', 'sub/fork', 'fork']) expect(await found(name)).toBeUndefined();
  const finder = createGit(host, { currentFolder: folder });
  finder.effects['git/find']?.({ repository: 'me/shop' });
  expect(await host.until('sources/mapped')).toEqual({
    repository: 'me/shop',
    path: repository,
    by: 'current-folder',
  });
  await finder.stop();
});

test('a head that follows a known one has the files that differ', async () => {
  const first = commit('First');
  writeFileSync(join(repository, 'a.txt'), 'a');
  run(repository, 'add', '.');
  const second = commit('Second');
  driver.effects['git/watch']?.({ watchId: 'w', repositoryPath: repository, branch: 'main', since: first });
  expect(await until(second)).toMatchObject({ changedPaths: ['a.txt'] });
  run(repository, 'mv', 'a.txt', 'b.txt');
  const third = commit('Third');
  expect(await until(third)).toMatchObject({ changedPaths: ['a.txt', 'b.txt'] });
  driver.effects['git/watch']?.({
    watchId: 'lost',
    repositoryPath: repository,
    branch: 'main',
    since: 'f'.repeat(40),
  });
  const head = await host.until('git/head', ({ watchId }) => watchId === 'lost');
  expect(head.changedPaths).toBeUndefined();
});

test('reports tags that are made or moved, of either kind, and none that were there', async () => {
  const first = commit('First');
  run(repository, 'tag', 'old');
  const tagging = createGit(host, { lookEveryMs: 5 });
  tagging.effects['git/watch']?.({ watchId: 't', repositoryPath: repository, branch: 'main', tags: true });
  await until(first);
  const tag = (name: string) => host.until('git/tag', (report) => report.tag === name);
  // Until the tags have been read once, a new one counts as one that was there.
  for (let count = 0; count < 500 && host.all('git/tag').length === 0; count++) {
    run(repository, 'tag', `probe/${count}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const second = commit('Second');
  run(repository, 'tag', '-a', '-m', 'Release', 'v1');
  expect(await tag('v1')).toMatchObject({ watchId: 't', commit: second, message: 'Second' });
  run(repository, 'tag', '-f', 'old');
  expect(await tag('old')).toMatchObject({ commit: second });
  tagging.effects['git/unwatch']?.({ watchId: 't' });
  await tagging.stop();
});

test('packs a clone with its history, modes and links, apart from the repository', async () => {
  const first = commit('First');
  writeFileSync(join(repository, 'run.sh'), '#!/bin/sh', { mode: 0o755 });
  symlinkSync('run.sh', join(repository, 'link'));
  run(repository, 'add', '.');
  const second = commit('Second');
  commit('Third');
  driver.effects['git/archive']?.({
    requestId: 'r',
    repositoryPath: repository,
    commit: second,
    withHistory: true,
  });
  const { blob } = await host.until('git/archived');
  const clone = join(base, 'clone');
  await unzip(host.blobs.get(blob), clone);
  expect(run(clone, 'log', '--format=%H').split('\n')).toEqual([second, first]);
  expect(run(clone, 'status', '--porcelain')).toBe('');
  expect(statSync(join(clone, 'run.sh')).mode & 0o111).toBe(0o111);
  expect(readlinkSync(join(clone, 'link'))).toBe('run.sh');
});

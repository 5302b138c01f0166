import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkFolders } from './work-folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'work-folders-'));
});
afterEach(() => {
  new WorkFolders(folder).sweep();
  rmSync(folder, { recursive: true, force: true });
});

test('a sweep removes what an engine that was killed left, and spares its own', () => {
  const left = new WorkFolders(folder).make('build');
  mkdirSync(join(left, 'src'));
  const next = new WorkFolders(folder);
  const own = next.make('build');
  next.sweep();
  expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
  next.remove(own);
  expect(existsSync(own)).toBe(false);
});

test('a folder with files is removed aside, and one that is gone already is no error', async () => {
  const folders = new WorkFolders(folder);
  const own = folders.make('build');
  mkdirSync(join(own, 'a', 'b'), { recursive: true });
  writeFileSync(join(own, 'a', 'b', 'file'), 'x');
  await folders.removeAside(own);
  expect(existsSync(own)).toBe(false);
  await folders.removeAside(own);
});

test('a sweep spares the folders of another driver', () => {
  const other = join(folder, 'other');
  mkdirSync(other);
  const theirs = new WorkFolders(other);
  const path = theirs.make('build');
  new WorkFolders(folder).sweep();
  expect(existsSync(path)).toBe(true);
  theirs.remove(path);
});

test.each(['', '[', 'null', '{"a":1}'])('a file %j that an earlier Drydock kept is of no harm', (text) => {
  writeFileSync(join(folder, 'work-folders.json'), text);
  const folders = new WorkFolders(folder);
  folders.sweep();
  folders.remove(folders.make('images'));
});

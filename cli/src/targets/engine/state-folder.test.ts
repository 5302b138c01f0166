import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeStateFolder, stateFolderOf } from './state-folder.ts';

let folder: string;
const environment = { HOME: '/home/someone' };
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-where-')));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'apps', 'web'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lies outside the tree, and is one for all folders of a repository', () => {
  const state = stateFolderOf({ folder, environment });
  expect(state).toMatch(/^\/home\/someone\/\.local\/state\/drydock\/drydock-where-\w+-[0-9a-f]{8}$/);
  expect(stateFolderOf({ folder: join(folder, 'apps', 'web'), environment })).toBe(state);
  expect(existsSync(join(folder, '.drydock'))).toBe(false);
});

it('lies where XDG_STATE_HOME says', () => {
  expect(stateFolderOf({ folder, environment: { XDG_STATE_HOME: '/states' } })).toMatch(
    /^\/states\/drydock\//,
  );
});

it('differs for repositories of the same name', () => {
  const other = join(folder, 'apps', 'web');
  mkdirSync(join(other, '.git'));
  expect(stateFolderOf({ folder: other, environment })).not.toBe(stateFolderOf({ folder, environment }));
});

it('stays in .drydock where an engine has used it, and nowhere else', () => {
  const inTree = join(folder, '.drydock');
  mkdirSync(inTree);
  expect(stateFolderOf({ folder, environment })).not.toBe(inTree);
  writeFileSync(join(inTree, 'engine.log'), '');
  expect(stateFolderOf({ folder, environment })).toBe(inTree);
  expect(stateFolderOf({ folder: join(folder, 'apps', 'web'), environment })).toBe(inTree);
});

it('lies in .drydock of Drydock’s own clone', () => {
  expect(stateFolderOf({ folder, environment, ownClone: folder })).toBe(join(folder, '.drydock'));
});

it('is ignored by git, wherever it is made', () => {
  const state = join(folder, 'state');
  makeStateFolder(state);
  expect(readFileSync(join(state, '.gitignore'), 'utf8')).toBe('*\n');
});

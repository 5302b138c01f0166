import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readJsonFile, replaceFile } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('replaces a file as a whole, for its owner only', () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, 'before', { mode: 0o644 });
  replaceFile(path, '{"n":1}');
  expect(readJsonFile(path)).toEqual({ n: 1 });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.json']);
});

it('leaves nothing beside a file that it could not replace', () => {
  const path = join(folder, 'taken');
  rmSync(path, { force: true });
  expect(() => replaceFile(join(path, 'inside'), 'x')).toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual([]);
});

it.each(['', '{', '{"a":1}}', '\0'])('sets a file of %j aside, and says so', (text) => {
  const path = join(folder, 'a.json');
  writeFileSync(path, text);
  const lines: string[] = [];
  expect(readJsonFile(path, (line) => void lines.push(line))).toBeUndefined();
  expect(lines).toEqual([`${path} could not be read and is now ${path}.broken.`]);
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text);
});

it('knows a file that is not there from one that cannot be read', () => {
  expect(readJsonFile(join(folder, 'none'))).toBeUndefined();
  expect(readJsonFile(join(folder, 'none', 'below'))).toBeUndefined();
});

it('sets a folder aside that has taken the name of a file, also when one is there already', () => {
  const path = join(folder, 'a.json');
  for (let time = 0; time < 2; time++) {
    mkdirSync(path);
    const lines: string[] = [];
    expect(readJsonFile(path, (line) => void lines.push(line))).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['a.json.broken']);
  }
});

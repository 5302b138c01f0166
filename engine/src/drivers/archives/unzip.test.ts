import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from './unzip.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'unzip-'));
  folder = join(base, 'folder');
  mkdirSync(folder);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const entry = (text: string, mode: number): Zippable[string] => [
  strToU8(text),
  { os: 3, attrs: (mode << 16) >>> 0 },
];

test('files keep their permissions, and links are kept', async () => {
  const zip = zipSync({
    'run.sh': entry('#!/bin/sh\n', 0o100755),
    'deep/data.txt': entry('x'.repeat(1000), 0o100644),
    link: entry('deep/data.txt', 0o120777),
    'empty/': entry('', 0o040755),
  });
  await unzip(zip, folder);
  expect(statSync(join(folder, 'run.sh')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(folder, 'deep/data.txt'), 'utf8')).toHaveLength(1000);
  expect(readlinkSync(join(folder, 'link'))).toBe('deep/data.txt');
  expect(readdirSync(join(folder, 'empty'))).toEqual([]);
});

test('nothing is written outside the folder', async () => {
  const outside = zipSync({ '../out': entry('', 0o100644) });
  await expect(unzip(outside, folder)).rejects.toThrow('invalid relative path: ../out');
  const through = zipSync({ out: entry('..', 0o120777), 'out/escaped': entry('', 0o100644) });
  await unzip(through, folder);
  expect(readdirSync(base)).toEqual(['folder']);
});

test('anything but a ZIP file is refused', async () => {
  await expect(unzip(strToU8('no zip'), folder)).rejects.toThrow('not a ZIP file');
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  writeFileSync(join(base, 'secret'), 'untouched');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const entry = (text: string, mode: number): Zippable[string] => [
  strToU8(text),
  { os: 3, attrs: (mode << 16) >>> 0 },
];
const file = (text = '') => entry(text, 0o100644);
const link = (target: string) => entry(target, 0o120777);

test('files keep their permissions, and links are kept', async () => {
  const zip = zipSync({
    'run.sh': entry('#!/bin/sh\n', 0o100755),
    'deep/data.txt': file('x'.repeat(1000)),
    link: link('deep/data.txt'),
    'deep/up': link('../run.sh'),
    dangling: link('not/there'),
    'empty/': entry('', 0o040755),
  });
  await unzip(zip, folder);
  expect(statSync(join(folder, 'run.sh')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(folder, 'deep/data.txt'), 'utf8')).toHaveLength(1000);
  expect(readlinkSync(join(folder, 'link'))).toBe('deep/data.txt');
  expect(readFileSync(join(folder, 'deep/up'), 'utf8')).toBe('#!/bin/sh\n');
  expect(readlinkSync(join(folder, 'dangling'))).toBe('not/there');
  expect(readdirSync(join(folder, 'empty'))).toEqual([]);
});

const refused: readonly [string, Zippable, RegExp][] = [
  ['a path above', { '../out': file() }, /invalid relative path/],
  ['a path that goes up inside', { 'a/../../out': file() }, /invalid relative path/],
  ['an absolute path', { '/tmp/out': file() }, /absolute path/],
  ['a folder above', { '../out/': entry('', 0o040755) }, /invalid relative path/],
  ['a link outside', { out: link('..') }, /leads outside: out to \.\./],
  ['an absolute link', { out: link('/etc') }, /leads outside/],
  ['a link to nothing', { out: link('') }, /leads outside/],
  ['a link that goes up below', { 'a/b/out': link('../../../secret') }, /leads outside/],
  [
    'a chain of links, each of which stays inside by its text',
    {
      'd/': entry('', 0o040755),
      'd/e/': entry('', 0o040755),
      'd/e/self': link('..'),
      up: link('d/e/self/../..'),
    },
    /leads outside/,
  ],
  ['a NUL in a name', { 'a\0b': file() }, /NUL/],
  ['a NUL in a link', { a: link('b\0c') }, /leads outside/],
  ['a device', { null: entry('', 0o020666) }, /not a file/],
  ['a block device', { disk: entry('', 0o060666) }, /not a file/],
  ['a FIFO', { pipe: entry('', 0o010666) }, /not a file/],
  ['a file where a folder is', { 'a/b': file(), a: file() }, /a file and a folder/],
  ['a file below a file', { a: file(), 'a/b': file() }, /not a folder/],
  ['no name', { '.': file() }, /without a name/],
];
test.each(refused)('a ZIP with %s is refused, and nothing is made outside', async (_, contents, message) => {
  await expect(unzip(zipSync(contents), folder)).rejects.toThrow(message);
  expect(readdirSync(base).sort()).toEqual(['folder', 'secret']);
  expect(readFileSync(join(base, 'secret'), 'utf8')).toBe('untouched');
});

const contained: readonly [string, Zippable, string][] = [
  ['a file through a link', { out: link('.'), 'out/file': file('x') }, 'out/file'],
  ['a file through a link outside', { out: link('..'), 'out/file': file('x') }, 'out/file'],
  [
    'a chain of links that would make folders outside',
    { a: link('.'), 'a/b': link('..'), 'a/b/made/': entry('', 0o040755), 'a/b/made/link': link('x') },
    'a/b/made',
  ],
];
test.each(contained)('a ZIP with %s is unpacked inside, or refused', async (_, contents, path) => {
  try {
    await unzip(zipSync(contents), folder);
    expect(existsSync(join(folder, path))).toBe(true);
  } catch (error) {
    expect((error as Error).message).toMatch(/leads outside/);
  }
  expect(readdirSync(base).sort()).toEqual(['folder', 'secret']);
});

test('names that differ only in case do not lead outside where the system takes them for one', async () => {
  try {
    await unzip(zipSync({ A: link('.'), 'a/file': file('x') }), folder);
    expect(readFileSync(join(folder, 'a/file'), 'utf8')).toBe('x');
  } catch (error) {
    expect((error as Error).message).toMatch(/not a folder/);
  }
  expect(readdirSync(base).sort()).toEqual(['folder', 'secret']);
});

test('the last of two files of a name is kept, and a link does not replace a file', async () => {
  const twice = Buffer.from(zipSync({ 'x.a': file('first'), 'x.b': file('second'), 'x.c': link('x.b') }));
  for (const name of ['x.b', 'x.c'])
    for (let at = twice.indexOf(name); at >= 0; at = twice.indexOf(name)) twice.write('x.a', at);
  await unzip(twice, folder);
  expect(readFileSync(join(folder, 'x.a'), 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['x.a']);
});

test('a ZIP that would fill the memory is refused before it is unpacked', async () => {
  const bytes = Buffer.from(zipSync({ bomb: new Uint8Array(1 << 20) }));
  const central = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  bytes.writeUInt32LE(2 ** 31, central + 24);
  await expect(unzip(bytes, folder)).rejects.toThrow('more than 1024 MiB');
});

test.each([
  ['longer', 1 << 20, 100, 'there are more than 100 bytes'],
  ['longer, in a large file', 1 << 20, 1 << 19, 'too many bytes'],
  ['shorter', 100, 200, 'of another size than it says'],
  ['shorter, in a large file', 1 << 19, 1 << 20, 'not enough bytes'],
])('content that is %s than its entry says is refused', async (_, size, said, message) => {
  const bytes = Buffer.from(zipSync({ bomb: new Uint8Array(size) }));
  const central = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  bytes.writeUInt32LE(said, central + 24);
  await expect(unzip(bytes, folder)).rejects.toThrow(message);
});

test.each([
  ['no local header', (bytes: Buffer) => bytes.fill(0, 0, 4), 'no local header'],
  ['damaged data', (bytes: Buffer) => bytes.fill(0xff, 31, 60), 'damaged entry'],
])('a small entry with %s is refused', async (_, damage, message) => {
  const bytes = Buffer.from(zipSync({ a: strToU8('one two three four five six seven'.repeat(20)) }));
  damage(bytes);
  await expect(unzip(bytes, folder)).rejects.toThrow(message);
});

test.each([
  ['text', strToU8('no zip')],
  ['nothing', new Uint8Array()],
  ['its end alone', Buffer.from('504b0506'.padEnd(44, 'f'), 'hex')],
  ['one that is cut short', zipSync({ a: file('x'.repeat(100)) }).slice(80)],
])('what is no ZIP (%s) is said to be none', async (_, bytes) => {
  await expect(unzip(bytes, folder)).rejects.toThrow(/not a ZIP file|unexpected EOF/);
  expect(existsSync(folder)).toBe(true);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreignProgram } from './foreign-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (bytes: Buffer | string) => {
  const file = join(folder, 'program');
  writeFileSync(file, bytes);
  return file;
};
const elf = (machine: number, isBigEndian = false) => {
  const head = Buffer.alloc(64);
  head.write('\x7fELF', 'latin1');
  head[5] = isBigEndian ? 2 : 1;
  if (isBigEndian) head.writeUInt16BE(machine, 18);
  else head.writeUInt16LE(machine, 18);
  return head;
};

test.each([
  [
    elf(0xb7),
    'amd64',
    'it is for linux/arm64, and this machine is linux/amd64: build the image with --platform linux/amd64',
  ],
  [
    elf(0x16, true),
    'arm64',
    'it is for linux/s390x, and this machine is linux/arm64: build the image with --platform linux/arm64',
  ],
  [elf(0x3e), 'amd64', undefined],
  [elf(0x03), 'amd64', undefined],
  ['#!/bin/sh\n', 'amd64', undefined],
  ['', 'amd64', undefined],
])('a program for another processor is found', (bytes, architecture, expected) => {
  expect(foreignProgram(fileOf(bytes), 'linux', architecture)).toBe(expected);
});

test('a program for Linux is foreign to another system', () => {
  expect(foreignProgram(fileOf(elf(0xb7)), 'darwin', 'arm64')).toMatch(
    /^it is for linux\/arm64, and this machine is not Linux/,
  );
});

test('what cannot be read is left to whoever runs it', () => {
  expect(foreignProgram(join(folder, 'none'))).toBeUndefined();
});

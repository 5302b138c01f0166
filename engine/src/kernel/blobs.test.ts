import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BlobFolder } from './blobs.ts';
import { StateNotWritten } from './journal.ts';

let base: string;
let folder: string;
let isSmall: boolean;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'drydock-blobs-'));
  folder = join(base, 'small');
  mkdirSync(folder);
  // Only root may mount a file system.
  isSmall = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
});
afterEach(() => {
  if (isSmall) spawnSync('umount', [folder]);
  rmSync(base, { recursive: true, force: true });
});

it('refuses bytes on a full disk in words, and leaves nothing of them', ({ skip }) => {
  if (!isSmall) skip();
  const blobs = new BlobFolder(join(folder, 'blobs'));
  const put = () => blobs.put(Buffer.alloc(200_000));
  expect(put).toThrow(StateNotWritten);
  expect(put).toThrow('The state could not be written: the disk is full');
  expect(readdirSync(join(folder, 'blobs'))).toEqual([]);
  expect(blobs.has(blobs.put(Buffer.from('small')))).toBe(true);
});

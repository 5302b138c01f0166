import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imagePath } from './rooted.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rooted-'));
  mkdirSync(join(root, 'app/lib'), { recursive: true });
  symlinkSync('/app/lib', join(root, 'absolute'));
  symlinkSync('../../../../etc', join(root, 'app/up'));
  symlinkSync('lib', join(root, 'app/near'));
  symlinkSync('loop', join(root, 'loop'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['/app/x', '/app/x'],
  ['/absolute/x', '/app/lib/x'],
  ['/absolute/../x', '/app/x'],
  ['/app/up/passwd', '/etc/passwd'],
  ['/../../etc', '/etc'],
  ['/', '/'],
])('%s leads to %s in the image, and never outside', (path, expected) => {
  expect(imagePath(root, path)).toBe(expected);
});

test('links that point to each other are an error', () => {
  expect(() => imagePath(root, '/loop')).toThrow('too many links');
});

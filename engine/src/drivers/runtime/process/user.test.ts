import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAs } from './user.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'user-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/:\nweb:x:1234:5678::/:\n');
  writeFileSync(join(root, 'etc/group'), 'web:x:5678:\nstaff:x:50:\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe.runIf(process.getuid?.() === 0)('when the engine runs as root, a container runs', () => {
  test.each([
    ['65532', { uid: 65532, gid: 65532 }],
    ['65532:100', { uid: 65532, gid: 100 }],
    ['web', { uid: 1234, gid: 5678 }],
    ['web:staff', { uid: 1234, gid: 50 }],
    ['nonroot', { uid: 65532, gid: 65532 }],
    ['root', {}],
    ['', {}],
    [undefined, {}],
  ])('as the user %j of its image', (user, expected) => {
    expect(runAs(root, user, [root])).toEqual(expected);
  });

  test('as root, with a warning, when the image does not know the user or the user may not read the image', () => {
    expect(runAs(root, 'stranger', [root])).toEqual({
      note: expect.stringContaining('does not know the user'),
    });
    chmodSync(root, 0o700);
    expect(runAs(root, 'web', [root])).toEqual({ note: expect.stringContaining('may not read') });
  });
});

test.runIf(process.getuid?.() !== 0)('an engine that is not root runs every container as itself', () => {
  expect(runAs(root, 'web', [root])).toEqual({});
});

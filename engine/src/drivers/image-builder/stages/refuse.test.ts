import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from './refuse.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'refuse-'));
  mkdirSync(join(root, 'tmp/own'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

// Nothing here is executed: the function only examines the text.
const shell = (text: string) => refusal(['/bin/sh', '-c', text], root);

test.each([
  'apt-get install -y curl',
  'DEBIAN_FRONTEND=noninteractive apt-get update',
  'set -eux; apk add --no-cache x',
  'true && (yum install x)',
  '/usr/bin/apt-get update',
  'x=$(apt-get update)',
  "sh -c 'apt-get update'",
  'if true; then useradd web; fi',
  'a\napt-get update',
  '`apk add x`',
  'sudo make install',
  'cd x && mount y z',
  'service nginx start',
  'corepack enable && pnpm install',
])('refuses %j, which would change the machine', (text) => {
  expect(shell(text)).toMatch(/would change this machine/);
});

test('refuses such programs in exec form', () => {
  expect(refusal(['apk', 'add', 'x'], root)).toMatch(/"apk" would change this machine/);
});

test.each([
  'mkdir /app',
  'echo x > /etc/motd',
  'rm -rf /',
  'cp a.js /usr/share/nginx/html',
  'cat "/app/x"',
  'X=/opt/x make',
  'ls /tmp/../etc',
  'ls /tmp/own',
])("refuses %j, which names a path that is not the image's", (text) => {
  expect(shell(text)).toMatch(/which would be this machine's|would change/);
});

test.each([
  'npm ci --omit=dev',
  'echo this service will shutdown',
  'node build.ts rootfs/app 0',
  'cd src && ../node_modules/.bin/tsc',
  'curl -f http://localhost/health || true',
  'sed -e s/a/b/ x > y 2>/dev/null',
  '/bin/echo ok > /tmp/x',
])('lets %j run', (text) => {
  expect(shell(text)).toBeUndefined();
});

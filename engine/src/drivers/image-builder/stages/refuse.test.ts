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
  'dpkg -i x.deb',
  'DEBIAN_FRONTEND=noninteractive dpkg --configure -a',
  'set -eux; usermod -aG x y',
  'true && (rpm -i x)',
  '/usr/bin/apt-get update',
  'x=$(ldconfig)',
  "sh -c 'systemctl start x'",
  'if true; then userdel web; fi',
  'a\nupdate-ca-certificates',
  '`pacman -S x`',
  'sudo make install',
  'cd x && mount y z',
  'service nginx start',
])('refuses %j, which would change the machine', (text) => {
  expect(shell(text)).toMatch(/would change this machine/);
});

test('refuses such programs in exec form', () => {
  expect(refusal(['dpkg', '-i', 'x'], root)).toMatch(/"dpkg" would change this machine/);
});

test.each([
  'cat /app/x',
  'mkdir x > /etc/log',
  'echo mkdir /app',
  'PATH=/usr/bin:$PATH rm -rf /app',
  '/bin/rm -rf /app',
  'rm -rf /app/../etc',
  'cd /app && npm ci',
  'pip install -r /none/requirements.txt',
  'echo x > /etc/motd',
  'rm -rf /',
  'cat "/app/x"',
  'X=/opt/x make',
  'ls /tmp/../etc',
  'ls /tmp/own',
])("refuses %j, which names a path that is not the image's", (text) => {
  expect(shell(text)).toMatch(/which would be this machine's|would change/);
});

test.each([
  'uv pip install --system -r requirements.txt',
  'poetry config virtualenvs.create false && poetry install',
  'POETRY_VIRTUALENVS_CREATE=false poetry install',
])("refuses %j, which would install into this machine's Python", (text) => {
  expect(shell(text)).toMatch(/would install into this machine's Python/);
});

test.each([
  'apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*',
  'apk add --no-cache libc6-compat',
  'addgroup -S app && adduser -S app -G app && mkdir -p /app/data && chown -R app:app /app',
  'corepack enable && pnpm install',
  'if true; then mkdir "/app"; fi',
  'cp a.js /usr/share/nginx/html',
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

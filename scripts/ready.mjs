// Installs the dependencies when they are missing or older than the lock file, so that `npm start` and
// `npm test` are the only two commands that a fresh clone needs. Plain JavaScript: it runs on whichever
// Node the machine has, before the pinned one is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldest = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < oldest) {
  console.error(
    `Node ${process.versions.node} is too old to install with: Drydock needs Node ${oldest} or newer ` +
      '(it then brings the Node it is pinned to by itself). See https://nodejs.org/.',
  );
  process.exit(1);
}

if (!isInstalled()) {
  console.log('Installing dependencies (once) …');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('npm ci failed: see above. Nothing was started.');
    process.exit(install.status ?? 1);
  }
}

/** npm writes node_modules/.package-lock.json last, so its age shows whether an install is complete and current. */
function isInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(marker) || !existsSync(node)) return false;
  const lock = join(root, 'package-lock.json');
  if (!workspaces(lock).every((path) => existsSync(join(root, path)))) return false;
  if (statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return true;
  return dependencies(marker) === dependencies(lock);
}

/** Where the repository's own packages are linked. */
function workspaces(lock) {
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  return Object.keys(packages).filter((path) => packages[path].link);
}

/** The installed packages as text, so that a lock file that was only touched (a checkout) costs no install. */
function dependencies(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages)
    .filter(([path, { link, optional }]) => path.startsWith('node_modules/') && !link && !optional)
    .map(([path, { version }]) => `${path}@${version}`)
    .sort()
    .join('\n');
}

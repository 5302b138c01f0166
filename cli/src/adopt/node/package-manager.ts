// Which package manager a Node.js project uses, by `packageManager` in package.json or by its lock file.
// https://nodejs.org/api/packages.html#packagemanager
import type { Decision } from '../finding.ts';
import type { Folder } from '../folder.ts';

export interface PackageManager {
  readonly name: 'npm' | 'yarn' | 'pnpm' | 'bun';
  /** Files that the installation needs besides package.json. */
  readonly files: readonly string[];
  /** Commands before anything is installed. */
  readonly setup: readonly string[];
  readonly install: string;
  /** Removes what only the build needed, or undefined where that is not a command. */
  readonly prune: string | undefined;
  /** Its settings in the image, as `ENV` takes them. */
  readonly environment?: string;
  /** An installation needs more than package.json and `files`. */
  readonly needsAllFiles: boolean;
  readonly run: (script: string) => string;
  readonly why: string;
}

const lockFiles = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'yarn',
  'pnpm-lock.yaml': 'pnpm',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const;

export function packageManagerOf({ files, read }: Folder, declared: unknown): PackageManager {
  const [lock] = Object.keys(lockFiles).filter((name) => files.includes(name)) as (keyof typeof lockFiles)[];
  const named = typeof declared === 'string' ? /^(npm|yarn|pnpm|bun)@([\w.-]+)/.exec(declared) : null;
  const name = (named?.[1] as PackageManager['name'] | undefined) ?? (lock ? lockFiles[lock] : 'npm');
  const version = named?.[2];
  const why = named ? 'packageManager in package.json' : (lock ?? 'no lock file: npm');
  const present = (...names: string[]) => names.filter((each) => files.includes(each));
  const run = (script: string) => `${name} run ${script}`;
  const usual = { name, needsAllFiles: false, run, why };
  if (name === 'pnpm') {
    const format = Number(/^lockfileVersion: *'?(\d+)/m.exec(read('pnpm-lock.yaml') ?? '')?.[1]);
    return {
      ...usual,
      files: present('pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'),
      setup: [`npm install --global pnpm@${version ?? pnpmByLockFile[format] ?? newestPnpm}`],
      install: files.includes('pnpm-lock.yaml') ? 'pnpm install --frozen-lockfile' : 'pnpm install',
      prune: 'CI=true pnpm prune --prod --ignore-scripts',
    };
  }
  if (name === 'yarn') {
    const settings = read('.yarnrc.yml');
    const [, lockVersion] = /^__metadata:\n\s+version: (\d+)/m.exec(read('yarn.lock') ?? '') ?? [];
    // From version 2 on, yarn has a configuration file, another lock file and no `--frozen-lockfile`.
    const isModern =
      settings !== undefined || lockVersion !== undefined || Number.parseInt(version ?? '1', 10) > 1;
    if (!isModern) {
      return {
        ...usual,
        files: present('yarn.lock', '.npmrc'),
        setup: [`npm install --global --force yarn@${version ?? 1}`],
        install: files.includes('yarn.lock') ? 'yarn install --frozen-lockfile' : 'yarn install',
        prune: 'yarn install --production --ignore-scripts --prefer-offline',
      };
    }
    const major = version ?? (Number(lockVersion ?? 8) < 8 ? 3 : 4);
    return {
      ...usual,
      files: [],
      // Its settings name plug-ins, patches and its own program, which lie below .yarn.
      needsAllFiles: true,
      // Otherwise packages lie in a cache of the user who builds, where the user who runs cannot read them.
      environment: 'YARN_NODE_LINKER=node-modules',
      setup: [`npm install --global --force @yarnpkg/cli-dist@${major}`],
      install: files.includes('yarn.lock') ? 'yarn install --immutable' : 'yarn install',
      prune: undefined,
    };
  }
  if (name === 'bun') {
    return {
      ...usual,
      files: present('bun.lock', 'bun.lockb'),
      setup: [`npm install --global bun${version === undefined ? '' : `@${version}`}`],
      install: lock ? 'bun install --frozen-lockfile' : 'bun install',
      prune: undefined,
    };
  }
  const locks = present('package-lock.json', 'npm-shrinkwrap.json');
  return {
    ...usual,
    files: [...locks, ...present('.npmrc')],
    setup: [],
    install: locks.length > 0 ? 'npm ci' : 'npm install',
    prune: 'npm prune --omit=dev',
  };
}

/** By the version of a lock file, which each of them writes: https://pnpm.io/lockfile */
const pnpmByLockFile: Readonly<Record<number, number>> = { 5: 7, 6: 8, 9: 10 };
const newestPnpm = 10;

export const decisionOf = ({ install, why }: PackageManager): Decision => ({
  about: 'Install',
  value: install,
  why,
});

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

export function packageManagerOf({ files }: Folder, declared: unknown): PackageManager {
  const [lock] = Object.keys(lockFiles).filter((name) => files.includes(name)) as (keyof typeof lockFiles)[];
  const named = typeof declared === 'string' ? /^(npm|yarn|pnpm|bun)@(\d+)/.exec(declared) : null;
  const name = (named?.[1] as PackageManager['name'] | undefined) ?? (lock ? lockFiles[lock] : 'npm');
  const why = named ? 'packageManager in package.json' : (lock ?? 'no lock file: npm');
  const present = (...names: string[]) => names.filter((each) => files.includes(each));
  const run = (script: string) => `${name} run ${script}`;
  if (name === 'pnpm') {
    return {
      name,
      files: present('pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'),
      setup: ['corepack enable'],
      install: files.includes('pnpm-lock.yaml') ? 'pnpm install --frozen-lockfile' : 'pnpm install',
      prune: 'pnpm prune --prod',
      run,
      why,
    };
  }
  if (name === 'yarn') {
    // From version 2 on, yarn has a configuration file and no `--frozen-lockfile`.
    const isModern = files.includes('.yarnrc.yml') || Number(named?.[2] ?? 1) > 1;
    const locked = isModern ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
    return {
      name,
      files: present('yarn.lock', '.yarnrc.yml', '.npmrc'),
      setup: ['corepack enable'],
      install: files.includes('yarn.lock') ? locked : 'yarn install',
      prune: isModern ? undefined : 'yarn install --production --ignore-scripts --prefer-offline',
      run,
      why,
    };
  }
  if (name === 'bun') {
    return {
      name,
      files: present('bun.lock', 'bun.lockb'),
      setup: ['npm install --global bun'],
      install: lock ? 'bun install --frozen-lockfile' : 'bun install',
      prune: undefined,
      run,
      why,
    };
  }
  const locks = present('package-lock.json', 'npm-shrinkwrap.json');
  return {
    name,
    files: [...locks, ...present('.npmrc')],
    setup: [],
    install: locks.length > 0 ? 'npm ci' : 'npm install',
    prune: 'npm prune --omit=dev',
    run,
    why,
  };
}

export const decisionOf = ({ install, why }: PackageManager): Decision => ({
  about: 'Install',
  value: install,
  why,
});

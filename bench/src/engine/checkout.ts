// Another commit of this repository in a folder of its own, with the packages that are installed here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export class Checkout {
  readonly folder: string;
  /** The short hash. */
  readonly name: string;

  /** @throws Error when there is no such commit */
  constructor(ref: string) {
    this.name = git('rev-parse', '--short', `${ref}^{commit}`);
    this.folder = join(mkdtempSync(join(tmpdir(), 'drydock-bench-')), 'checkout');
    git('worktree', 'add', '--quiet', '--detach', this.folder, ref);
    link(join(root, 'node_modules'), join(this.folder, 'node_modules'), this.folder);
    for (const workspace of readdirSync(this.folder)) {
      const installed = join(root, workspace, 'node_modules');
      if (existsSync(installed)) symlinkSync(installed, join(this.folder, workspace, 'node_modules'));
    }
  }

  remove(): void {
    git('worktree', 'remove', '--force', this.folder);
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }
}

/** Packages are linked as they are; the workspaces among them to the checkout's own. */
function link(from: string, to: string, checkout: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.name === '@drydock') {
      link(source, target, checkout);
      continue;
    }
    const linked = entry.isSymbolicLink() ? resolve(from, readlinkSync(source)) : source;
    const isWorkspace = entry.isSymbolicLink() && !linked.startsWith(join(root, 'node_modules'));
    symlinkSync(isWorkspace ? linked.replace(root, checkout) : linked, target);
  }
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

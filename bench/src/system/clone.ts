// A clone of this repository in a temporary folder, whose own command line brings it up.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface SystemClone {
  readonly folder: string;
  /** Runs a command to its end. @returns what it printed */
  drydock(...args: string[]): Promise<string>;
}

/** Afterwards the engine has ended, and the clone is gone. */
export async function withClone(
  environment: Readonly<Record<string, string>>,
  use: (clone: SystemClone) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  const drydock = (...args: string[]) =>
    run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'cli/src/main.ts', ...args],
      folder,
      environment,
    );
  try {
    git(tmpdir(), 'clone', '--quiet', root, folder);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    withoutDigests(folder);
    await use({ folder, drydock });
  } finally {
    await drydock('down', '--purge');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns where it answers */
export async function up({ drydock }: SystemClone, runtime: string): Promise<string> {
  const said = await drydock('up', '--detach', '--port', '0', '--runtime', runtime);
  const url = /(http:\/\/127\.0\.0\.1:\d+)\S*\s+live after/.exec(said)?.[1];
  if (!url) throw new Error(`The system did not come up:\n${said}`);
  return url;
}

/** Base images made of this machine's Node.js have the names of the real ones, and cannot have their digests. */
function withoutDigests(clone: string): void {
  const file = join(clone, 'Dockerfile');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/@sha256:[0-9a-f]{64}/g, ''));
  if (git(clone, 'status', '--porcelain', '--untracked-files=no') !== '')
    commitAll(clone, 'Take the base images by their tags');
}

export function commitAll(clone: string, message: string): void {
  const by = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  git(clone, ...by, 'commit', '--quiet', '-am', message);
}

export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.once('error', reject);
    child.once('exit', () => resolve(out));
  });
}

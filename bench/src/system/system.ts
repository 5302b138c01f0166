// How long a person waits: from a cold `drydock up` to the first answer, and from a commit to all traffic on it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchTable, median } from '../table.ts';
import { untilLive } from './until-live.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export async function benchSystem(rounds = 3): Promise<BenchTable> {
  const { cold, shift } = await measureSystem(rounds, 'process', {});
  return {
    title: `The reference system on this machine, ${rounds} rounds`,
    columns: ['what', 'median', 'worst', 'wanted'],
    rows: [
      row('cold `drydock up` to the first answer', cold, '≤ 10 s'),
      row('commit to all traffic on the new version, bake time 0', shift, '≤ 10 s'),
    ],
  };
}

/** Milliseconds of each round. */
export async function measureSystem(
  rounds: number,
  runtime: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly cold: readonly number[]; readonly shift: readonly number[] }> {
  const cold: number[] = [];
  const shift: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const clone = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
    const drydock = (...args: string[]) =>
      run(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'cli/src/main.ts', ...args],
        clone,
        environment,
      );
    try {
      git(tmpdir(), 'clone', '--quiet', root, clone);
      symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
      withoutDigests(clone);
      const began = performance.now();
      const said = await drydock('up', '--detach', '--port', '0', '--runtime', runtime);
      cold.push(performance.now() - began);
      const url = /(http:\/\/127\.0\.0\.1:\d+)\S*\s+live after/.exec(said)?.[1];
      if (!url) throw new Error(`The system did not come up:\n${said}`);
      shift.push(await commitToLive(clone, url));
    } finally {
      await drydock('down', '--purge');
      rmSync(clone, { recursive: true, force: true });
    }
  }
  return { cold, shift };
}

export const row = (what: string, times: readonly number[], wanted: string) => [
  what,
  `${(median(times) / 1000).toFixed(1)} s`,
  `${(Math.max(...times) / 1000).toFixed(1)} s`,
  wanted,
];

async function commitToLive(clone: string, url: string): Promise<number> {
  const file = join(clone, 'src', 'message.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/'[^']*';/, `'benchmarked';`));
  commitAll(clone, 'Change the payload');
  const commit = git(clone, 'rev-parse', 'HEAD');
  return untilLive(url, (answer) => JSON.parse(answer).version === commit);
}

/** Base images made of this machine's Node.js have the names of the real ones, and cannot have their digests. */
function withoutDigests(clone: string): void {
  const file = join(clone, 'Dockerfile');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/@sha256:[0-9a-f]{64}/g, ''));
  if (git(clone, 'status', '--porcelain', '--untracked-files=no') !== '')
    commitAll(clone, 'Take the base images by their tags');
}

function commitAll(clone: string, message: string): void {
  const by = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  git(clone, ...by, 'commit', '--quiet', '-am', message);
}

function git(folder: string, ...args: string[]): string {
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

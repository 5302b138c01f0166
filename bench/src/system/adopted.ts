// How long a person waits with a repository of their own and the installed package: from a cold `npx drydock up` to the
// first answer, stage by stage, and from a commit to all traffic on it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTable } from '../table.ts';
import { packInto } from './pack.ts';
import { row } from './system.ts';
import { untilLive } from './until-live.ts';

/** As `up` calls them; the first answer counts from its start. */
const stages = [
  'Engine',
  'Stacks',
  'Pipeline: Source',
  'Pipeline: Build',
  'Pipeline: Deploy',
  'First answer',
];

export async function benchAdopted(rounds = 3): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-adopted-'));
  try {
    const program = install(folder);
    const took = new Map(stages.map((stage) => [stage, [] as number[]]));
    const commits: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const place = join(folder, `round-${round}`);
      const drydock = (...args: string[]) =>
        run(program, args, place, { ...process.env, XDG_STATE_HOME: join(folder, `state-${round}`) });
      makeService(place);
      try {
        const said = drydock('up', '--detach', '--port', '0', '--runtime', 'process');
        for (const [stage, times] of took) times.push(1000 * secondsOf(said, stage));
        const url = /(http:\/\/127\.0\.0\.1:\d+)\S*\s+live after/.exec(said)?.[1];
        if (!url) throw new Error(`The service did not come up:\n${said}`);
        commits.push(await commitToLive(place, url));
      } finally {
        drydock('down', '--purge');
      }
    }
    return {
      title: `A Node.js service of one file, with the installed package in \`process\`, ${rounds} rounds`,
      columns: ['what', 'median', 'worst', 'wanted'],
      rows: [
        ...[...took].map(([stage, times]) => row(stage, times, stage === 'First answer' ? '≤ 5 s' : '')),
        row('commit to all traffic on the new version, bake time 0', commits, '≤ 5 s'),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program, installed as users install it. */
function install(folder: string): string {
  const place = join(folder, 'tool');
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"private":true}');
  run('npm', ['install', '--no-audit', '--no-fund', packInto(folder)], place);
  return join(place, 'node_modules/.bin/drydock');
}

const program = (text: string) =>
  `require('node:http').createServer((request, response) => response.end('${text}')).listen(3000);\n`;

function makeService(place: string): void {
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"name":"web","scripts":{"start":"node server.js"}}\n');
  writeFileSync(join(place, 'server.js'), program('first'));
  run('git', ['init', '--quiet', '--initial-branch', 'main'], place);
  commitAll(place);
}

async function commitToLive(place: string, url: string): Promise<number> {
  writeFileSync(join(place, 'server.js'), program('second'));
  commitAll(place);
  return untilLive(url, (answer) => answer === 'second');
}

function secondsOf(said: string, stage: string): number {
  const [, seconds] = new RegExp(`✓ ${stage} +(\\d+\\.\\d) s`).exec(said) ?? [];
  if (seconds === undefined) throw new Error(`up said nothing of ${stage}:\n${said}`);
  return Number(seconds);
}

function commitAll(place: string): void {
  run('git', ['add', '--all'], place);
  run('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-qm', 'x'], place);
}

function run(command: string, args: readonly string[], cwd: string, env = process.env): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

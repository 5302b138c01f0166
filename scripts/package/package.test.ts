// The package as a person gets it: a tarball, installed into an empty folder without a registry, and `npx drydock up` in
// repositories that know nothing of Drydock.
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../cli/src/testing/system.ts';
import { commitAll, commitWord, makeSample, run, samples } from './samples.fixture.ts';
import { stagePackage } from './stage.ts';

/** What hangs fails; what is slow beside a busy machine does not. */
const longestMs = 900_000;
/** The installed package may not grow beyond it unseen. */
const mostMb = 20;

let folder: string;
let installed: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-pack-')));
  const staged = join(folder, 'staged');
  stagePackage(staged);
  const [{ filename }] = JSON.parse(run(folder, 'npm', 'pack', staged, '--json'));
  installed = join(folder, 'installed');
  mkdirSync(installed);
  mkdirSync(join(folder, 'states'));
  writeFileSync(join(installed, 'package.json'), '{"private":true}');
  run(installed, 'npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, filename));
}, longestMs);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }), longestMs);

/** `npx drydock` in a folder, as if it were installed there. */
function drydock(cwd: string, ...args: readonly string[]) {
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const child = spawn('npx', ['--prefix', installed, '--no', '--', 'drydock', ...args], {
      cwd,
      env: { ...process.env, XDG_STATE_HOME: join(folder, 'states') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

describe('the package', () => {
  it('has no dependencies, no sources and no tests', () => {
    const home = join(installed, 'node_modules');
    expect(readdirSync(home).filter((name) => !name.startsWith('.'))).toEqual(['drydock']);
    const manifest = JSON.parse(readFileSync(join(home, 'drydock/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    const files = readdirSync(join(home, 'drydock'), { recursive: true, encoding: 'utf8' });
    const own = files.filter((file) => !file.startsWith('dist/constructs/'));
    expect(own.filter((file) => /\.test\.|(?<!\.d)\.ts$|(^|\/)testing\//.test(file))).toEqual([]);
    const shipped = files.filter((file) => !file.includes('.cache/'));
    const bytes = shipped
      .map((file) => statSync(join(home, 'drydock', file)))
      .filter((file) => file.isFile());
    expect(bytes.reduce((sum, { size }) => sum + size, 0) / 1e6).toBeLessThan(mostMb);
  });

  it('carries the licence of every library in it', () => {
    const modules = join(installed, 'node_modules/drydock/dist/node_modules');
    const manifests = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(@[^/]+\/)?[^/]+\/package\.json$/.test(file),
    );
    expect(manifests.length).toBeGreaterThan(30);
    for (const file of manifests)
      expect(JSON.parse(readFileSync(join(modules, file), 'utf8')).license, file).toBeTruthy();
  });

  it('says what it looked for where there is nothing to start, changes nothing and fails', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'notes.txt'), 'nothing');
    const { status, output } = await drydock(empty, 'up');
    expect(output).toContain('There is nothing in');
    expect(output).toContain('Dockerfile, for a container: there is none.');
    expect(status).toBe(1);
    expect(readdirSync(empty)).toEqual(['notes.txt']);
    expect(readdirSync(join(folder, 'states')).filter((name) => name.startsWith('empty'))).toEqual([]);
  }, 60_000);
});

describe.each(samples)('npx drydock up in a repository: $name', (sample) => {
  it('ends in a live URL, a commit goes live, and the tree is clean', { timeout: longestMs }, async ({
    skip,
  }) => {
    const isAbsent = sample.program !== undefined && spawnSync(sample.program, ['--version']).status !== 0;
    skip(isAbsent, `${sample.program} is not installed`);
    const repository = join(folder, sample.name);
    mkdirSync(repository);
    const failure = makeSample(sample, repository, join(folder, 'npm-cache'));
    skip(failure !== undefined, `npm could not install: ${failure}`);
    try {
      const { status, output } = await drydock(
        repository,
        'up',
        '--detach',
        '--port',
        '0',
        '--runtime',
        'process',
      );
      expect(status, output).toBe(0);
      const url = /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(output)?.[1] ?? '';
      const says = async () => (await fetch(url, { signal: AbortSignal.timeout(60_000) })).text();
      expect(await says()).toBe('one');
      expect(output).toContain(`Health checks request ${sample.healthPath}, and take 200 for healthy.`);
      commitWord(sample, repository, 'two');
      await eventually(async () => (await says()) === 'two');
      expect(run(repository, 'git', 'status', '--porcelain', '--ignored')).toMatch(/^(!! node_modules\/)?$/);
      const shown = await drydock(repository, 'status');
      expect(shown.status, shown.output).toBe(0);
      expect(shown.output).toContain(url);
    } finally {
      expect((await drydock(repository, 'down', '--purge')).output).toMatch(/^Down, and /);
    }
  });
});

describe('drydock init', () => {
  it("gives a repository a CDK app of its own, which `up` and the CDK's CLI deploy alike", {
    timeout: longestMs,
  }, async ({ skip }) => {
    const sample = samples.find(({ name }) => name === 'plain')!;
    const repository = join(folder, 'own');
    mkdirSync(repository);
    skip(makeSample(sample, repository, join(folder, 'npm-cache')) !== undefined, 'npm could not install');
    const up = () => drydock(repository, 'up', '--detach', '--port', '0', '--runtime', 'process');
    try {
      const written = await drydock(repository, 'init', '--health-path', '/up');
      expect(written.output).toContain('infrastructure/app.ts');
      const early = await up();
      expect(early.output).toContain('are not committed');
      expect(early.status).toBe(1);
      commitAll(repository, 'infrastructure');
      const { status, output } = await up();
      expect(status, output).toBe(0);
      const url = /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(output)?.[1] ?? '';
      const says = async () => (await fetch(url, { signal: AbortSignal.timeout(60_000) })).text();
      expect(await says()).toBe('one');

      // As `npm install` would: it takes a minute and the registry.
      symlinkSync(join(workspace, 'node_modules'), join(repository, 'infrastructure/node_modules'));
      const endpoint = /AWS_ENDPOINT_URL=(\S+)/.exec(output)?.[1] ?? '';
      const cdk = (...args: string[]) =>
        run(join(repository, 'infrastructure'), 'env', ...cdkEnvironment(endpoint), cdkProgram, ...args);
      cdk('bootstrap', 'aws://000000000000/us-east-1');
      expect(cdk('deploy', '--require-approval', 'never')).toContain(':stack/own/');
      expect(await says()).toBe('one');
      // The CDK's CLI has written the templates again.
      expect(run(repository, 'git', 'status', '--porcelain', 'infrastructure/templates')).toBe('');
      commitWord(sample, repository, 'two');
      await eventually(async () => (await says()) === 'two');
    } finally {
      expect((await drydock(repository, 'down', '--purge')).output).toMatch(/^Down, and /);
    }
  });

  const workspace = join(import.meta.dirname, '../..');
  const cdkProgram = join(workspace, 'node_modules/.bin/cdk');
  const cdkEnvironment = (endpoint: string) => [
    `AWS_ENDPOINT_URL=${endpoint}`,
    ...['AWS_REGION', 'AWS_DEFAULT_REGION'].map((name) => `${name}=us-east-1`),
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => `${name}=any`),
    ...['CDK_DISABLE_CLI_TELEMETRY', 'CDK_DISABLE_VERSION_CHECK'].map((name) => `${name}=true`),
    `HOME=${folder}`,
  ];
});

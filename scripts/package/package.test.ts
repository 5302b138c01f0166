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
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../../cli/src/testing/system.ts';
import { noPodman, startPodman } from '../../engine/src/drivers/runtime/docker/testing/podman.ts';
import { missingFiles } from './dashboard-files.fixture.ts';
import { importFlask, noFlask } from './flask-image.fixture.ts';
import { commitAll, commitWord, makeSample, run, type Sample, samples } from './samples.fixture.ts';

/** What hangs fails; what is slow beside a busy machine does not. */
const longestMs = 900_000;
/** The installed package may not grow beyond it unseen. */
const mostMb = 20;

const installed = inject('installed');
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-pack-')));
  mkdirSync(join(folder, 'states'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }), longestMs);

/** `npx drydock` in a folder, as if it were installed there. */
function npxDrydock(cwd: string, environment: Environment, ...args: readonly string[]): Promise<Ran> {
  return runIn(cwd, 'npx', ['--prefix', installed, '--no', '--', 'drydock', ...args], stated(environment));
}

/** What npx runs, without npm's own start of a second each time. */
function drydock(cwd: string, environment: Environment, ...args: readonly string[]): Promise<Ran> {
  return runIn(cwd, join(installed, 'node_modules/.bin/drydock'), args, stated(environment));
}

const stated = (environment: Environment) => ({ ...environment, XDG_STATE_HOME: join(folder, 'states') });

type Environment = Readonly<Record<string, string>>;

interface Ran {
  readonly status: number | null;
  /** Of both streams. */
  readonly output: string;
}

function runIn(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: Environment,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output: said }));
  });
}

describe('the package', () => {
  it('has no dependencies, no sources and no tests', () => {
    const home = join(installed, 'node_modules');
    expect(readdirSync(home).filter((name) => !name.startsWith('.'))).toEqual(['drydock']);
    const manifest = JSON.parse(readFileSync(join(home, 'drydock/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    const files = readdirSync(join(home, 'drydock'), { recursive: true, encoding: 'utf8' });
    const own = files.filter((file) => !/^dist\/(constructs|testing|types\/testing)\//.test(file));
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
    const { status, output } = await npxDrydock(empty, {}, 'up');
    expect(output).toContain('There is nothing in');
    expect(output).toContain('Dockerfile, for a container: there is none.');
    expect(status).toBe(1);
    expect(readdirSync(empty)).toEqual(['notes.txt']);
    expect(readdirSync(join(folder, 'states')).filter((name) => name.startsWith('empty'))).toEqual([]);
  }, 60_000);

  it('becomes an engine, which refuses what it does not know', async () => {
    const state = join(folder, 'engine');
    const { status, output } = await drydock(
      folder,
      {},
      ...['engine', '--port', '0', '--state', state, '--quota', 'nothing=1'],
    );
    expect(output.trim()).toBe("--quota: there is no quota 'nothing'. docs/reference/quotas.md lists them.");
    expect(status).toBe(1);
  }, 60_000);
});

// One life of each repository, in its order: as it was, then with the infrastructure of its own.
describe('npx drydock up in a repository', () => {
  it.concurrent.for(samples)(
    '$name: ends in a live URL, with what `init` writes too, by `up` and by the CDK alike, and commits go live',
    {
      timeout: longestMs,
    },
    async (sample, { skip }) => {
      skip(whyNot(sample) !== undefined, whyNot(sample));
      const repository = join(folder, sample.name);
      mkdirSync(repository);
      const failure = makeSample(sample, repository, join(folder, 'npm-cache'));
      skip(failure !== undefined, `npm could not install: ${failure}`);
      const podman = sample.runtime === 'docker' ? await startPodman() : undefined;
      if (podman) importFlask(podman);
      const environment = podman?.environment ?? {};
      const own = (...args: string[]) => drydock(repository, environment, ...args);
      const up = ['up', '--detach', '--port', '0', '--runtime', sample.runtime ?? 'process'];
      const changed = () =>
        run(repository, 'git', 'status', '--porcelain', '--ignored').replace(
          /^!! .*node_modules\/?$\n?/gm,
          '',
        );
      try {
        const { status, output } = await npxDrydock(repository, environment, ...up);
        expect(status, output).toBe(0);
        const url = liveAt(output);
        const says = (word: string) =>
          eventually(async () => {
            const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
            return (await answer.text()) === word;
          });
        await says('one');
        expect(output).toContain(`Health checks request ${sample.healthPath}, and take 200 for healthy.`);
        commitWord(sample, repository, 'two');
        await says('two');
        expect(changed()).toBe('');
        expect(await missingFiles(endpointIn(output))).toEqual([]);
        const shown = await own('status');
        expect(shown.status, shown.output).toBe(0);
        expect(shown.output).toContain(url);

        const written = await own('init');
        expect(written.output).toContain('infrastructure/app.ts');
        expect(written.output).toContain(
          `Health checks request ${sample.healthPath}, and take 200 for healthy, as \`drydock up\` has found.`,
        );
        const early = await own(...up);
        expect(early.output).toContain('are not committed');
        expect(early.status).toBe(1);
        commitAll(repository, 'infrastructure');
        const again = await own(...up);
        expect(again.status, again.output).toBe(0);
        expect(liveAt(again.output)).toBe(url);
        await says('two');

        // As `npm install` would: it takes a minute and the registry.
        symlinkSync(join(workspace, 'node_modules'), join(repository, 'infrastructure/node_modules'));
        const endpoint = endpointIn(again.output);
        const cdk = (...args: string[]) =>
          runIn(join(repository, 'infrastructure'), cdkProgram, args, cdkEnvironment(endpoint));
        const deployed = await cdk('deploy', '--require-approval', 'never');
        expect(deployed.status, deployed.output).toBe(0);
        expect(deployed.output).toContain(`:stack/${sample.name}/`);
        await says('two');
        // The CDK's CLI has written the templates again.
        expect(run(repository, 'git', 'status', '--porcelain', 'infrastructure/templates')).toBe('');
        commitWord(sample, repository, 'three');
        await says('three');
      } finally {
        const down = await own('down', '--purge');
        await podman?.close();
        expect(down.output).toMatch(/^Down, and /);
      }
    },
  );

  const liveAt = (said: string) => /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(said)?.[1] ?? '';
  const endpointIn = (said: string) => /AWS_ENDPOINT_URL=(\S+)/.exec(said)?.[1] ?? '';
  const workspace = join(import.meta.dirname, '../..');
  const cdkProgram = join(workspace, 'node_modules/.bin/cdk');
  const cdkEnvironment = (endpoint: string) => ({
    AWS_ENDPOINT_URL: endpoint,
    ...Object.fromEntries(['AWS_REGION', 'AWS_DEFAULT_REGION'].map((name) => [name, 'us-east-1'])),
    ...Object.fromEntries(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => [name, 'any'])),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    HOME: folder,
  });
});

/** Why a sample cannot be brought up on this machine. */
function whyNot({ program, runtime }: Sample): string | undefined {
  if (program !== undefined && spawnSync(program, ['--version']).status !== 0)
    return `${program} is not installed`;
  return runtime === 'docker' ? (noPodman ?? noFlask) : undefined;
}

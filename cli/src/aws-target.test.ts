// The life of a repository on AWS, where an empty engine takes AWS's place: nothing on the way knows that it does.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clients, openClients } from './targets/clients.ts';
import { eventually, type Ran } from './testing/system.ts';

const longestMs = 400_000;
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const node = ['--disable-warning=ExperimentalWarning', main];

let folder: string;
let repository: string;
let engine: ChildProcess;
let environment: NodeJS.ProcessEnv;
let clients: Clients;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-aws-target-'));
  repository = join(folder, 'shop');
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  writeFileSync(
    join(repository, 'Dockerfile'),
    'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 3000\nCMD ["node", "server.js"]\n',
  );
  commit(
    "require('node:http').createServer((_, response) => response.end('shop')).listen(process.env.PORT ?? 3000);",
  );
  const state = join(folder, 'state');
  const child = spawn(
    process.execPath,
    [...node, 'engine', '--port', '0', '--runtime', 'process', '--waits', 'short', '--state', state],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  engine = child;
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The engine ended: ${said}`)));
  });
  const region = 'us-east-1';
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  clients = await openClients({ endpoint, region, credentials });
  environment = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    HOME: folder,
  };
}, longestMs);

afterAll(async () => {
  if (engine?.exitCode === null) {
    const ended = new Promise((resolve) => engine.once('exit', resolve));
    engine.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}, longestMs);

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', ['-C', repository, ...identity, ...args], { encoding: 'utf8' }).trim();
}

function commit(server: string): void {
  writeFileSync(join(repository, 'server.js'), server);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A change');
}

function drydock(args: readonly string[], env: NodeJS.ProcessEnv = environment): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, ...args], {
      cwd: repository,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('exit', (status) => resolve({ status: status ?? 1, output }));
  });
}

const onAws = (...args: readonly string[]) => drydock([...args, '--target', 'aws']);
const stacks = async () => (await clients.cloudFormation.describeStacks({})).Stacks ?? [];

it('prints what it would do without credentials, and does nothing', { timeout: longestMs }, async () => {
  const nobody = { PATH: process.env.PATH, HOME: folder, AWS_REGION: 'us-east-1' };
  const before = await stacks();
  const { status, output } = await drydock(['up', '--target', 'aws', '--dry-run'], nobody);
  expect(status, output).toBe(0);
  expect(output).toContain('Change set of the stack shop');
  expect(await stacks()).toEqual(before);
});

it('has nothing to delete where nothing was made, and says so', { timeout: longestMs }, async () => {
  expect((await onAws('down')).status).not.toBe(0);
});

it('brings a repository up, shows it, explains a failure, and deletes it', {
  timeout: longestMs,
}, async () => {
  const coming = onAws('up', '--yes', '--detach');
  const arn = await eventually(async () => {
    const { Connections = [] } = await clients.connections.listConnections({});
    return Connections[0]?.ConnectionArn;
  });
  // The handshake, as this engine knows it.
  await clients.connections.tagResource({
    ResourceArn: arn,
    Tags: [{ Key: 'drydock:repository', Value: repository }],
  });
  const up = await coming;
  expect(up.status, up.output).toBe(0);
  expect(up.output).toContain('waits for you, once: open');
  expect(up.output).toContain('Stack shop (new)');
  const url = /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(up.output)?.[1] ?? '';
  expect(await (await fetch(url)).text()).toBe('shop');
  expect(git('status', '--porcelain')).toBe('');

  // From the folder alone.
  const status = await onAws('status');
  expect(status.status, status.output).toBe(0);
  expect(status.output).toMatch(/Service \S+: 2\/2 running/);
  expect(await onAws('logs')).toMatchObject({ status: 0 });

  commit("throw new Error('broken at the start');");
  const broken = await onAws('up', '--yes', '--detach');
  expect(broken.status, broken.output).toBe(1);
  expect(broken.output).toContain('UPDATE_ROLLBACK_COMPLETE');
  expect(broken.output).toContain('| Error: broken at the start');
  expect(await (await fetch(url)).text()).toBe('shop');

  const down = await onAws('down', '--yes');
  expect(down.status, down.output).toBe(0);
  expect(down.output).toContain('bucket shop-templates-');
  expect((await stacks()).map(({ StackName }) => StackName)).toEqual([]);
});

it('makes no connection and no pipeline where GitHub Actions delivers, and says what GitHub needs', {
  timeout: longestMs,
}, async () => {
  const before = (await clients.connections.listConnections({})).Connections ?? [];
  const written = await drydock(['init', '--delivery', 'github-actions']);
  expect(written.status, written.output).toBe(0);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Infrastructure');
  try {
    const { status, output } = await onAws('up', '--yes');
    expect(status, output).toBe(0);
    expect(output).toMatch(/gh variable set AWS_DEPLOY_ROLE_ARN --body arn:aws:iam::\d{12}:role\//);
    expect((await clients.codePipeline.listPipelines({})).pipelines ?? []).toEqual([]);
    expect((await clients.connections.listConnections({})).Connections ?? []).toEqual(before);
    const down = await onAws('down', '--yes');
    expect(down.status, down.output).toBe(0);
    expect(await stacks()).toEqual([]);
  } finally {
    git('reset', '--quiet', '--hard', 'HEAD~1');
  }
});

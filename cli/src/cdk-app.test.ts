// A CDK app, deployed with the CDK's own command line to an engine: assets, images, names, files, and gone again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const main = path('main.ts');
const cdkProgram = path('../../node_modules/aws-cdk/bin/cdk');
const app = path('testing/cdk-app/app.ts');

let folder: string;
let engine: ChildProcess | undefined;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-cdk-'));
  const node = ['--disable-warning=ExperimentalWarning'];
  const state = join(folder, 'state');
  const child = spawn(
    process.execPath,
    [...node, main, 'engine', '--port', '0', '--runtime', 'process', '--waits', 'short', '--state', state],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  engine = child;
  const said = await new Promise<string>((resolve, reject) => {
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      all += chunk;
      if (/CDK_DOCKER=\S+\n/.test(all)) resolve(all);
    });
    child.once('exit', () => reject(new Error(`The engine ended: ${all}`)));
  });
  const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
  const [, docker = ''] = /CDK_DOCKER=(\S+)\n/.exec(said) ?? [];
  environment = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    CDK_DOCKER: docker,
    // No telemetry, no notices, no search for a newer version: nothing leaves this machine.
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    HOME: folder,
  };
  writeFileSync(
    join(folder, 'cdk.json'),
    JSON.stringify({
      app: `"${process.execPath}" ${node.join(' ')} "${app}"`,
      notices: false,
      versionReporting: false,
    }),
  );
});

afterAll(async () => {
  if (engine && engine.exitCode === null) {
    const gone = new Promise((resolve) => engine?.once('exit', resolve));
    engine.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
});

async function loadBalancers(): Promise<unknown> {
  const { AWS_ENDPOINT_URL: endpoint = '' } = environment;
  const client = new ElasticLoadBalancingV2({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  return (await client.describeLoadBalancers()).LoadBalancers;
}

/** What it says, once it has succeeded. */
async function cdk(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [cdkProgram, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  if (code !== 0)
    throw new Error(`cdk ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`.slice(-4_000));
  return stdout + stderr;
}

test('a CDK app with images, Cloud Map, Service Connect and EFS is deployed, serves, and is destroyed', {
  timeout: 600_000,
}, async () => {
  await cdk('bootstrap', 'aws://000000000000/us-east-1');
  const said = await cdk('deploy', '--require-approval', 'never');
  const [, url] = /WebServiceURL\w+ = (http:\S+)/.exec(said) ?? [];
  const answer = async () => (await fetch(`${url}/shop`)).text();
  expect(await answer()).toBe('web prices stock visit 1');
  expect(await answer()).toBe('web prices stock visit 2');
  await cdk('destroy', '--force');
  // Its port may be another program's by now, so the engine is asked.
  expect(await loadBalancers()).toEqual([]);
});

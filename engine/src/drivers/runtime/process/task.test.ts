import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver } from '../../../contracts/driver.ts';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { RunConfig } from '../../images/oci.ts';
import { putImage } from '../../images/testing/image.ts';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { processStart } from '../../processes/process-table.ts';
import { ended } from '../../processes/testing/ended.ts';
import { TestHost } from '../../testing/driver.ts';
import { outOfMemory } from '../lifecycle/out-of-memory.ts';
import { containerOf, taskOf } from '../testing/runtime-suite.ts';
import { createProcessRuntime } from './index.ts';

let registry: RegistryFixture;
let host: TestHost;
let driver: Driver;
beforeEach(async () => {
  registry = await startRegistry('web');
  host = new TestHost(registry.endpoint);
  driver = createProcessRuntime(host);
});
afterEach(async () => {
  await driver.stop();
  await registry.close();
  host.remove();
});

const logs = { group: 'g', stream: 's' };
const idle = 'setInterval(() => {}, 1000);';

async function image(program: string, config: RunConfig = {}): Promise<string> {
  const command = { Cmd: ['node', '/app/main.cjs'], ...config };
  // A program for another processor, as far as it is looked at.
  const foreign = `\x7fELF\x02\x02\x01${'\0'.repeat(11)}\x00\x16`;
  const files = { 'app/main.cjs': program, 'app/data/note.txt': 'note', 'app/foreign': foreign };
  await putImage(registry, 'web:1', files, command);
  return `${registry.host}/web:1`;
}

async function start(program: string, config?: RunConfig, more: Partial<ContainerSpecification> = {}) {
  const container = containerOf(await image(program, config), { logs, ...more });
  driver.effects['runtime/start-task']?.(taskOf(container));
}

/** The first line that the container has printed, parsed as JSON. */
async function printed<T>(): Promise<T> {
  await host.when(() => host.logged().length > 0);
  return JSON.parse(host.logged()[0] ?? '') as T;
}

test("a container sees the environment of its image and task, and not the engine's", async () => {
  process.env.ENGINE_SECRET = 'secret';
  try {
    await start(
      `console.log(JSON.stringify(process.env)); ${idle}`,
      { Env: ['PATH=/app/bin:/usr/bin', 'FROM_IMAGE=i', 'BOTH=i'] },
      {
        environment: { FROM_TASK: 't', BOTH: 't' },
        portMappings: [
          { containerPort: 80, protocol: 'tcp' },
          { containerPort: 81, protocol: 'tcp' },
        ],
      },
    );
    const env = await printed<Record<string, string>>();
    const { containers } = await host.until('runtime/task-started');
    const [first, second] = containers[0]?.endpoints ?? [];
    expect(env).toMatchObject({
      FROM_IMAGE: 'i',
      FROM_TASK: 't',
      BOTH: 't',
      HOST: '127.0.0.1',
      PORT: String(first?.port),
      PORT_81: String(second?.port),
    });
    expect(Object.keys(env).sort()).toEqual([
      'AWS_DISABLE_HOST_PREFIX_INJECTION',
      'AWS_ENDPOINT_URL',
      'BOTH',
      'DRYDOCK_ENGINE',
      'DRYDOCK_NAMES',
      'DRYDOCK_PORTS',
      'ECS_AGENT_URI',
      'ECS_CONTAINER_METADATA_URI',
      'ECS_CONTAINER_METADATA_URI_V4',
      'FROM_IMAGE',
      'FROM_TASK',
      'HOME',
      'HOST',
      'NODE_OPTIONS',
      'PATH',
      'PORT',
      'PORT_81',
    ]);
  } finally {
    delete process.env.ENGINE_SECRET;
  }
});

test('the metadata endpoint describes a container and its task until it ends', async () => {
  const program = `console.log(JSON.stringify(process.env.ECS_CONTAINER_METADATA_URI_V4)); ${idle}`;
  const container = containerOf(await image(program), {
    logs,
    memoryMiB: 256,
    portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
  });
  driver.effects['runtime/start-task']?.({ ...taskOf(container), tags: { task: { team: 'shop' } } });
  const uri = await printed<string>();
  const { containers } = await host.until('runtime/task-started');
  const [started] = containers;
  const get = async (path: string) =>
    (await (await fetch(`${uri}${path}`)).json()) as Record<string, unknown>;
  const described = {
    DockerId: started?.runtimeId,
    Name: 'web',
    DesiredStatus: 'RUNNING',
    KnownStatus: 'RUNNING',
    Type: 'NORMAL',
    Limits: { CPU: 256, Memory: 256 },
    LogDriver: 'awslogs',
    Ports: [
      { ContainerPort: 8080, Protocol: 'tcp', HostPort: started?.endpoints[0]?.port, HostIp: '127.0.0.1' },
    ],
  };
  expect(await get('')).toMatchObject(described);
  expect(await get('/task')).toMatchObject({ Family: 'web', Containers: [described] });
  expect(await get('/task')).not.toHaveProperty('TaskTags');
  expect(await get('/taskWithTags')).toMatchObject({ Family: 'web', TaskTags: { team: 'shop' } });
  const stats = { memory_stats: { limit: 256 * 1024 * 1024 }, pids_stats: { current: 1 } };
  expect(await get('/stats')).toMatchObject(stats);
  expect(await get('/task/stats')).toMatchObject({ [started?.runtimeId ?? '']: stats });
  expect((await fetch(`${uri}/nothing`)).status).toBe(404);
  driver.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
  await host.until('runtime/task-stopped');
  expect((await fetch(uri)).status).toBe(404);
});

test("a container gets the credentials of its task's role, which SDKs find by themselves", async () => {
  const program = `console.log(JSON.stringify(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '')); ${idle}`;
  const container = containerOf(await image(program), { logs });
  const taskRoleArn = 'arn:aws:iam::000000000000:role/task';
  driver.effects['runtime/start-task']?.({ ...taskOf(container), taskRoleArn });
  const uri = await printed<string>();
  expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2\/credentials\/[0-9a-f-]{36}$/);
  const credentials = await (await fetch(uri)).json();
  expect(credentials).toEqual({
    RoleArn: taskRoleArn,
    AccessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/),
    SecretAccessKey: expect.any(String),
    Token: expect.any(String),
    Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  expect(await (await fetch(uri)).json()).toEqual(credentials);
  const unknown = await fetch(uri.replace(/[^/]+$/, 'unknown'));
  expect([unknown.status, await unknown.json()]).toEqual([
    400,
    {
      code: 'InvalidIdInRequest',
      message: 'CredentialsV2Request: Credentials not found',
      HTTPErrorCode: 400,
    },
  ]);
  driver.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
  await host.until('runtime/task-stopped');
  expect((await fetch(uri)).status).toBe(400);
});

test('absolute paths and the working directory are those of the image', async () => {
  await start(`console.log(JSON.stringify([process.cwd(), process.argv.slice(2)])); ${idle}`, {
    WorkingDir: '/app/data',
    Entrypoint: ['/usr/local/bin/node', '/app/main.cjs'],
    Cmd: ['/app/data/note.txt', '/not/there', '/'],
  });
  const [cwd, args] = await printed<[string, string[]]>();
  const root = cwd.slice(0, -'/app/data'.length);
  expect(root).toMatch(/drydock-\w+-images-\w+\/sha256-[0-9a-f]{64}\/root$/);
  expect(args).toEqual([join(root, 'app/data/note.txt'), '/not/there', '/']);
});

test.runIf(process.getuid?.() === 0)(
  'a container of a root engine runs as its user, if that may read the image',
  async () => {
    await start(`console.log(JSON.stringify(process.getuid())); ${idle}`, { User: '65532' });
    const uid = await printed<number>();
    // When this machine's Node.js is in a folder that only root may read, the log says so.
    expect(uid).toBe(host.lines.length > 0 ? 0 : 65532);
  },
);

test.each([
  [
    { Entrypoint: ['/app/missing'] },
    /^CannotStartContainerError: .*exec: "\/app\/missing": stat \/app\/missing: no such file/,
  ],
  [{ Entrypoint: ['no-such-program'] }, /^CannotStartContainerError: .*executable file not found in \$PATH/],
  [
    { Entrypoint: ['/app/foreign'] },
    /^CannotStartContainerError: exec foreign: exec format error: it is for linux\/s390x, and this machine is/,
  ],
  [{ Cmd: [] }, /^CannotCreateContainerError: .*no command specified/],
])('a container whose command is %j cannot start', async (config, reason) => {
  await start('', config);
  expect((await host.until('runtime/task-failed')).reason).toMatch(reason);
});

test.each([
  ['missing:1', /repository does not exist or may require authorization/],
  ['web:missing', /web:missing: not found$/],
  ['web@sha256:'.concat('0'.repeat(64)), /not found$/],
])("an image %s that is not there fails the task in ECS's words", async (name, reason) => {
  driver.effects['runtime/start-task']?.(taskOf(containerOf(`${registry.host}/${name}`)));
  const failed = await host.until('runtime/task-failed');
  expect(failed.reason).toMatch(
    /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref /,
  );
  expect(failed.reason).toMatch(reason);
});

test('an image in another registry fails as unreachable', async () => {
  driver.effects['runtime/start-task']?.(taskOf(containerOf('nginx:latest')));
  expect((await host.until('runtime/task-failed')).reason).toContain(
    "only pulls from this engine's own registry",
  );
});

test("an image with ECR's host name is pulled from the engine, once for several tasks", async () => {
  await image(idle);
  const digest = [...registry.manifests.keys()].find((name) => name.startsWith('web:sha256:'))?.slice(4);
  const reference = `000000000000.dkr.ecr.us-east-1.amazonaws.com/web@${digest}`;
  for (const taskArn of ['a', 'b', 'c'])
    driver.effects['runtime/start-task']?.({ ...taskOf(containerOf(reference)), taskArn });
  await host.when(() => host.all('runtime/task-started').length === 3);
  expect(registry.requests.filter((request) => request.includes('/blobs/'))).toHaveLength(2);
  expect(host.all('runtime/task-started')[0]?.containers[0]?.imageDigest).toBe(digest);
});

test('a container over its memory limit is killed', async () => {
  await start(
    `const all = []; setInterval(() => all.push(Buffer.alloc(16e6, 1)), 10);`,
    {},
    { memoryMiB: 100 },
  );
  const exit = await host.until('runtime/container-exited');
  expect(exit).toMatchObject({ exitCode: 137, reason: outOfMemory });
});

test('a container that ends takes its child processes with it, and its task stops after its last output', async () => {
  await start(`
    const child = require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
    console.log(child.pid);
    process.stdout.write('last words', () => process.exit(0));
  `);
  const { taskArn } = await host.until('runtime/container-exited');
  driver.effects['runtime/stop-task']?.({ taskArn });
  await host.until('runtime/task-stopped');
  expect(host.logged()[1]).toBe('last words');
  await ended(Number(host.logged()[0]));
});

test.each([
  ['called setsid', 'setsid sleep 600 & echo $!; exec sleep 600'],
  ['became daemons', `setsid sh -c 'sleep 600 & echo $!' ; exec sleep 600`],
  ['cleared their environment', 'env -i sleep 600 & echo $!; exec sleep 600'],
])('children that %s end with their task', async (_, script) => {
  await start('', { Cmd: ['/bin/sh', '-c', script] });
  await host.when(() => host.logged().length > 0);
  const pid = Number(host.logged()[0]);
  expect(processStart(pid)).toBeDefined();
  driver.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
  await host.until('runtime/task-stopped');
  await ended(pid);
});

test.each([
  ['a NUL in it', 'a\0b'],
  ['more than the system takes', 'x'.repeat(200_000)],
])('a health check with %s is unhealthy, and no more', async (_, text) => {
  const healthCheck = {
    command: ['CMD', 'echo', text],
    intervalMs: 5,
    timeoutMs: 1000,
    retries: 1,
    startPeriodMs: 0,
  };
  await start(idle, {}, { healthCheck });
  expect(await host.until('runtime/container-health')).toMatchObject({ status: 'UNHEALTHY' });
});

test('a health check fails after its retries, and not during the start period', async () => {
  const healthCheck = {
    command: ['CMD-SHELL', 'exit 1'],
    intervalMs: 10,
    timeoutMs: 1000,
    retries: 3,
    startPeriodMs: 0,
  };
  await start(idle, {}, { healthCheck });
  expect(await host.until('runtime/container-health')).toMatchObject({ status: 'UNHEALTHY' });
});

test("a health check reaches the container by the container's own port number", async () => {
  const healthCheck = {
    command: [
      'CMD',
      'node',
      '-e',
      'fetch("http://localhost:8080/").then(() => process.exit(0), () => process.exit(1))',
    ],
    intervalMs: 20,
    timeoutMs: 5000,
    retries: 100,
    startPeriodMs: 0,
  };
  const serves = `require('http').createServer((q, r) => r.end()).listen(process.env.PORT, process.env.HOST)`;
  await start(serves, {}, { healthCheck, portMappings: [{ containerPort: 8080, protocol: 'tcp' }] });
  expect(await host.until('runtime/container-health')).toMatchObject({ status: 'HEALTHY' });
});

test('two tasks of a program with a fixed port answer side by side', async () => {
  const fixed = await image(`require('http').createServer((q, r) => r.end('fixed')).listen(3000)`);
  const portMappings = [{ containerPort: 3000, protocol: 'tcp' as const }];
  for (const taskArn of ['arn:one', 'arn:two'])
    driver.effects['runtime/start-task']?.({
      ...taskOf(containerOf(fixed, { portMappings })),
      taskArn,
    });
  for (const taskArn of ['arn:one', 'arn:two']) {
    const { containers } = await host.until('runtime/task-started', (each) => each.taskArn === taskArn);
    expect(await untilAnswered(`http://127.0.0.1:${containers[0]?.endpoints[0]?.port}/`)).toBe('fixed');
  }
});

/** As a program in another language: no preload maps its port. */
const unmapped = { WorkingDir: '/app', Cmd: ['/bin/sh', '-c', 'exec env -u NODE_OPTIONS node main.cjs'] };

test('a program that listens on another port than its mapping names is reported', async () => {
  const portMappings = [{ containerPort: 8080, protocol: 'tcp' as const }];
  const source = `require('http').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); })`;
  await start(source, unmapped, { portMappings });
  const port = await printed<number>();
  const { remark } = await host.until('runtime/container-remark');
  expect(remark).toBe(`It listens on port ${port}, and its port mapping says 8080.`);
  expect(host.lines.join()).toContain(remark);
});

test('tasks end when the engine is killed', async () => {
  const reference = await image(`console.log(process.pid + ' ' + __dirname); ${idle}`);
  const script = join(import.meta.dirname, 'testing/engine.ts');
  const engine = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, host.folder, registry.endpoint, reference, host.mark],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let pid = 0;
  let images = '';
  for await (const line of createInterface(engine.stdout)) {
    const { name, report } = JSON.parse(line);
    if (name !== 'logs/lines') continue;
    const [printed, path] = report.events[0].message.split(' ');
    pid = Number(printed);
    images = path.slice(0, path.indexOf('/sha256-'));
    break;
  }
  expect(processStart(pid)).toBeDefined();
  engine.kill('SIGKILL');
  await ended(pid);
  // Its images stay in the system's temporary folder until the next engine starts or a sweep.
  expect(existsSync(images)).toBe(true);
  await driver.recover();
  expect(existsSync(images)).toBe(false);
});

async function untilAnswered(url: string): Promise<string> {
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

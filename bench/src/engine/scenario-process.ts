// One scenario against one version of the engine, in a process of its own so that its CPU time is the engine's alone:
// `node scenario-process.ts <root of the repository to measure> <scenario>` prints its numbers as JSON.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { apiOf } from './api.ts';
import { type Scenario, scenarios, type Waits } from './scenarios.ts';

interface PlannedController {
  readonly name: string;
  observe(...args: unknown[]): unknown;
  plan(...args: unknown[]): unknown;
}

const [root = '', name = ''] = process.argv.slice(2);
const scenario: Scenario | undefined = (scenarios as Readonly<Record<string, Scenario>>)[name];
if (!scenario) throw new Error(`There is no scenario called ${name}`);

const load = (path: string) => import(pathToFileURL(join(root, 'engine', 'src', path)).href);
const { startCloud } = await load('cloud/cloud.ts');
const { ecs } = await load('aws/ecs/index.ts');
const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
const planning = timed(ecs.controllers);
// Ten thousand tasks in one service are more than the default quota allows, as are the vCPUs of a thousand instances.
const raised = ['L-92E49DE3', 'L-1216C47A'];
const cloud = await startCloud({
  account: '000000000000',
  region: 'us-east-1',
  port: 0,
  stateFolder: join(folder, 'state'),
  runtime: 'simulated',
  quotas: new Map(raised.map((code) => [code, 1_000_000])),
  log: (line: string) => console.error(line),
});
try {
  const numbers = await scenario({
    ...apiOf(cloud.endpoint),
    planningSeconds: () => planning.ms / 1000,
    waits: (work) => waits(cloud.endpoint, work),
  });
  console.log(JSON.stringify(numbers));
} finally {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
}

function timed(controllers: PlannedController[]): { readonly ms: number } {
  const spent = { ms: 0 };
  const controller = controllers.find((one) => one.name === 'ecs/service');
  if (!controller) throw new Error('ECS has no service scheduler');
  for (const part of ['observe', 'plan'] as const) {
    const original = controller[part];
    controller[part] = (...args) => {
      const began = threadMs();
      try {
        return original(...args);
      } finally {
        spent.ms += threadMs() - began;
      }
    };
  }
  return spent;
}

/** The processor time of this thread alone: what other programs on the machine use does not count. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Another process calls, so that an engine that does not answer is seen by someone who is not blocked himself. */
async function waits(endpoint: string, work: () => Promise<void>): Promise<Waits> {
  const path = fileURLToPath(new URL('./probe-process.ts', import.meta.url));
  const probe = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, endpoint], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve) => probe.once('message', () => resolve()));
  let stretchMs = 0;
  let at = threadMs();
  const timer = setInterval(() => {
    const now = threadMs();
    stretchMs = Math.max(stretchMs, now - at);
    at = now;
  }, 1);
  await work();
  await delay(100);
  clearInterval(timer);
  return { callMs: await ended(probe), stretchMs };
}

function ended(probe: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let out = '';
    probe.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    probe.once('error', reject);
    probe.once('close', () => resolve(Number(out)));
    probe.send('stop');
  });
}

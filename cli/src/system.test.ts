// First light, end to end and for real: one system, its failures, and what is left of it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputsOf } from './steps/find-stack.ts';
import { readRecord } from './targets/engine/record.ts';
import { eventually, type Ran, System } from './testing/system.ts';
import { startTraffic } from './testing/traffic.ts';

const system = new System();
let cameUp: Ran;
/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;

beforeAll(async () => {
  cameUp = await system.up();
}, longestMs);
afterAll(() => system.remove(), longestMs);

/** Once the pipeline has taken the commit live; at once when it failed to. */
async function live(commit: string): Promise<void> {
  const { status, pipelineExecutionId } = await finishedExecution(commit);
  const why = status === 'Succeeded' ? undefined : await failedAction(pipelineExecutionId);
  expect(why?.output?.executionResult?.errorDetails?.message).toBeUndefined();
  expect(status).toBe('Succeeded');
  await eventually(async () => (await system.get()).version === commit);
}
const changeMessage = (message: string) =>
  system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, `'${message}';`));

async function stackOutputs() {
  const { Stacks } = await system.clients.cloudFormation.describeStacks({ StackName: 'drydock' });
  return outputsOf(Stacks?.[0]);
}

/** The execution of a commit, once it has ended. */
async function finishedExecution(commit: string) {
  const { PipelineName: pipelineName = '' } = await stackOutputs();
  return eventually(async () => {
    const { pipelineExecutionSummaries = [] } = await system.clients.codePipeline.listPipelineExecutions({
      pipelineName,
    });
    const execution = pipelineExecutionSummaries.find(({ sourceRevisions }) =>
      sourceRevisions?.some(({ revisionId }) => revisionId === commit),
    );
    return execution?.status !== 'InProgress' && execution;
  });
}

async function failedAction(executionId: string | undefined) {
  const { PipelineName: pipelineName = '' } = await stackOutputs();
  const { actionExecutionDetails = [] } = await system.clients.codePipeline.listActionExecutions({
    pipelineName,
    filter: { pipelineExecutionId: executionId },
  });
  return actionExecutionDetails.find(({ status }) => status === 'Failed');
}

async function runningTasks() {
  const { ClusterName: cluster } = await stackOutputs();
  const { taskArns = [] } = await system.clients.ecs.listTasks({ cluster });
  const { tasks = [] } =
    taskArns.length > 0 ? await system.clients.ecs.describeTasks({ cluster, tasks: taskArns }) : {};
  return tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
}

describe('a system that is up', { timeout: longestMs }, () => {
  it('says where it answers, and how long that took', () => {
    expect(cameUp.output).toMatch(/http:\/\/127\.0\.0\.1:\d+\S*\s+live after \d+\.\d s/);
    expect(cameUp.status).toBe(0);
    expect(cameUp.output).toMatch(/Healthy tasks .* 2 of 2, in us-east-1a and us-east-1b/);
  });

  it('answers from two tasks in two Availability Zones, and a client with cookies stays on one', async () => {
    await eventually(async () => (await runningTasks()).length === 2);
    const answers = await Promise.all(Array.from({ length: 40 }, () => system.get()));
    expect(new Set(answers.map(({ task }) => task)).size).toBe(2);
    expect(new Set(answers.map(({ availabilityZone }) => availabilityZone)).size).toBe(2);

    const first = await fetch(system.url);
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { task } = (await first.json()) as { task: string };
    for (let i = 0; i < 20; i++) {
      const again = (await (await fetch(system.url, { headers: { cookie } })).json()) as { task: string };
      expect(again.task).toBe(task);
    }
  });

  it('takes a commit live by itself under load: no request fails, and no old answer follows the shift', async () => {
    const before = (await system.get()).version;
    const traffic = startTraffic(system.url, 200);
    const faithful = startTraffic(system.url, 10, { keepsCookies: true });
    const commit = changeMessage(`at ${performance.now()}`);
    await live(commit);
    await finishedExecution(commit);
    const answers = await traffic.stop();
    expect((await faithful.stop()).filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([before, commit]));
    // Requests that overlap may end in either order. One that was made after a new answer came back may not be old.
    const shiftedAt = Math.min(
      ...answers.filter(({ version }) => version === commit).map(({ endedAt }) => endedAt),
    );
    const late = answers.filter(({ at }) => at > shiftedAt);
    expect(new Set(late.map(({ version }) => version))).toEqual(new Set([commit]));
  });

  it.each([
    {
      what: 'whose health check answers 500',
      path: 'src/message.ts',
      change: (text: string) =>
        `${text}\nif (process.env.AWS_EXECUTION_ENV) throw new Error('broken on ECS');\n`,
      stage: 'Deploy',
      says: /circuit breaker|did not stabilize|failed|exited/i,
    },
    {
      what: 'whose build fails',
      path: 'src/message.ts',
      change: (text: string) => `${text}\nthis is not TypeScript\n`,
      stage: 'Build',
      says: /exit status|Build terminated|COMMAND_EXECUTION_ERROR/i,
    },
    {
      what: 'whose Dockerfile is broken',
      path: 'Dockerfile',
      change: (text: string) => text.replace(/^RUN .*/m, 'RUN false'),
      stage: 'Build',
      says: /exit status|COMMAND_EXECUTION_ERROR/i,
    },
  ])('goes on with the old version after a commit $what, and takes the next good one live', async (row) => {
    const before = (await system.get()).version;
    const bad = system.commit(row.path, row.change);
    const execution = await finishedExecution(bad);
    expect(execution.status).toBe('Failed');
    const action = await failedAction(execution.pipelineExecutionId);
    expect(action?.stageName).toBe(row.stage);
    expect(action?.output?.executionResult?.errorDetails?.message).toMatch(row.says);
    expect((await system.get()).version).toBe(before);
    await live(system.revertLast());
  });

  it('comes back to two healthy tasks after one is killed, and answers meanwhile', async () => {
    const { pid } = await killableTask(system);
    const traffic = startTraffic(system.url, 50);
    const killedAt = performance.now();
    process.kill(pid, 'SIGKILL');
    await eventually(async () => {
      const tasks = await runningTasks();
      return tasks.length === 2 && !isAlive(pid) && (await healthyTargets(system)) === 2;
    });
    const recoveredAt = performance.now();
    await eventually(async () => traffic.answers.filter(({ at }) => at > recoveredAt).length >= 50);
    const answers = await traffic.stop();
    // What was on its way to the killed task is lost with it, as behind any load balancer. The other task goes on
    // answering, and once the killed one is out of the target group every request is answered.
    expect(answers.filter(({ status }) => status !== 200 && status !== 502)).toEqual([]);
    expect(answers.filter(({ at, status }) => status === 502 && at > recoveredAt)).toEqual([]);
    expect(answers.some(({ at, status }) => status === 200 && at > killedAt)).toBe(true);
  });

  it('comes back to two healthy tasks in two zones after an instance is terminated', async () => {
    const tasks = await eventually(async () => {
      const running = await runningTasks();
      return running.length === 2 && running;
    });
    const { ClusterName: cluster, AutoScalingGroupName: group } = await stackOutputs();
    const { containerInstances = [] } = await system.clients.ecs.describeContainerInstances({
      cluster,
      containerInstances: [tasks[0]?.containerInstanceArn ?? ''],
    });
    const instance = containerInstances[0]?.ec2InstanceId ?? '';
    await system.clients.autoScaling.terminateInstanceInAutoScalingGroup({
      InstanceId: instance,
      ShouldDecrementDesiredCapacity: false,
    });
    await eventually(async () => {
      await system.get();
      const { AutoScalingGroups = [] } = await system.clients.autoScaling.describeAutoScalingGroups({
        AutoScalingGroupNames: [group ?? ''],
      });
      const inService = AutoScalingGroups[0]?.Instances?.filter(
        ({ LifecycleState }) => LifecycleState === 'InService',
      );
      const running = await runningTasks();
      const zones = new Set(running.map(({ availabilityZone }) => availabilityZone));
      return (
        inService?.length === 2 &&
        !inService.some(({ InstanceId }) => InstanceId === instance) &&
        running.length === 2 &&
        !running.some(
          ({ containerInstanceArn }) => containerInstanceArn === tasks[0]?.containerInstanceArn,
        ) &&
        zones.size === 2 &&
        (await healthyTargets(system)) === 2
      );
    });
  });

  it('shows itself at a glance, and what its tasks write', async () => {
    const { output, status } = await system.drydock('status');
    expect(status).toBe(0);
    for (const part of ['Engine', 'Stacks', 'Pipeline', 'Tasks', 'Targets', 'Alarms', system.url]) {
      expect(output).toContain(part);
    }
    await system.get();
    await eventually(async () => (await system.drydock('logs')).output.includes('"path":"/"'));
  });

  it('leaves no task behind when its engine is killed, and resumes as the same system', async () => {
    const { version } = await system.get();
    const { pid } = await killableTask(system);
    process.kill(system.engine.pid, 'SIGKILL');
    const { status } = await system.drydock('status');
    expect(status).toBe(1);
    await eventually(async () => !isAlive(pid));
    expect(await system.up()).toMatchObject({ status: 0 });
    expect((await system.get()).version).toBe(version);
    expect(await system.drydock('down')).toMatchObject({ status: 0 });
    expect(await system.up()).toMatchObject({ status: 0 });
    expect((await system.get()).version).toBe(version);
  });
});

describe('down --purge', () => {
  it('leaves no process and no file', { timeout: longestMs }, async () => {
    const other = new System();
    try {
      expect(await other.up()).toMatchObject({ status: 0 });
      const { pid } = await killableTask(other);
      const engine = other.engine.pid;
      await other.drydock('down', '--purge');
      expect(other.hasState).toBe(false);
      expect([pid, engine].filter(isAlive)).toEqual([]);
      expect(other.git('status', '--porcelain')).toBe('');
    } finally {
      await other.remove();
    }
  });
});

describe('an `up` in the foreground', () => {
  it.each([
    ['while the engine starts', undefined],
    ['while the stacks are deployed', 'engine-ready'],
    ['while the pipeline runs', 'stacks-complete'],
  ])('ends everything on SIGTERM %s, and leaves the state', { timeout: longestMs }, async (_, last) => {
    const other = new System();
    try {
      const child = other.start('up', '--port', '0', '--runtime', 'process', '--json');
      if (last === undefined) {
        eventually(async () => existsSync(join(other.state, 'engine.log'))).then(() => child.kill('SIGTERM'));
      }
      const codes: string[] = [];
      const engines: number[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        const message = JSON.parse(line);
        codes.push(message.code);
        if (message.code === 'engine-ready') engines.push(message.pid);
        if (message.code === last) child.kill('SIGTERM');
      }
      await eventually(async () => child.exitCode !== null);
      expect(child.exitCode).toBe(0);
      expect(codes.slice(-2)).toEqual(['going-down', 'engine-down']);
      expect(engines).toHaveLength(last === undefined ? 0 : 1);
      expect(engines.filter(isAlive)).toEqual([]);
      expect(readRecord(other.state)).toBeUndefined();
      expect(other.hasState).toBe(true);
    } finally {
      await other.remove();
    }
  });
});

/** The process of one of the system's tasks: found by the mark in its environment, which begins with the state folder's. */
async function killableTask({ state }: System): Promise<{ pid: number }> {
  const folder = createHash('sha256').update(realpathSync(state)).digest('hex').slice(0, 12);
  const marked = new RegExp(`^ *(\\d+) .*DRYDOCK_ENGINE=${folder}/\\w+/[\\w-]+/runtime/`);
  return eventually(async () => {
    const processes = execFileSync('ps', ['axeww', '-o', 'pid=,args='], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const [, pid] =
      processes
        .split('\n')
        .map((line) => marked.exec(line))
        .find((found) => found) ?? [];
    return pid !== undefined && { pid: Number(pid) };
  });
}

async function healthyTargets({ clients }: System): Promise<number> {
  const { TargetGroups = [] } = await clients.elbv2.describeTargetGroups({});
  const all = await Promise.all(
    TargetGroups.map(({ TargetGroupArn }) => clients.elbv2.describeTargetHealth({ TargetGroupArn })),
  );
  return all
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

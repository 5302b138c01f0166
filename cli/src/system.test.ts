// First light, end to end and for real: one system and its failures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from './command-line/is-alive.ts';
import { outputsOf } from './steps/find-stack.ts';
import { Insights } from './testing/insights.ts';
import { eventually, type Ran, System } from './testing/system.ts';
import { killableTask } from './testing/task-process.ts';
import { startTraffic } from './testing/traffic.ts';

const system = new System({ of: 'clone' });
let cameUp: Ran;
/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;

beforeAll(async () => {
  cameUp = await system.up();
}, longestMs);
afterAll(() => system.remove(), longestMs);

async function resumes(): Promise<void> {
  const { status, output } = await system.up();
  expect(status, output).toBe(0);
}

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

const read = (path: string) => readFileSync(join(system.folder, path), 'utf8');

/** Until what is left out, without times, ports, names of folders and branches, and the commit's message. */
const withoutFigures = (line: string): string =>
  line
    .replace(/…$|(?<=Source .* s ).*|(?<=change to )\S+(?=,)/, '')
    .replace(/ +[\d.]+ s\b/g, ' N s')
    .replace(/:\d{2,5}\b/g, ':N')
    .replace(/(?<=#key=|"version":")[0-9a-f]+…?.*/, '')
    .replace(/(?<=state in )\S+/, '');

describe('a system that is up', { timeout: longestMs }, () => {
  it('says where it answers, and how long that took', () => {
    expect(cameUp.output).toMatch(/http:\/\/127\.0\.0\.1:\d+\S*\s+live after \d+\.\d s/);
    expect(cameUp.status).toBe(0);
    expect(cameUp.output).toMatch(/Healthy tasks .* 2 of 2, in us-east-1a and us-east-1b/);
  });

  it('says it as the README does, with other figures', () => {
    const [, sample = ''] = /^`npm start` ends with .*?^```\n(.*?)^```$/ms.exec(read('README.md')) ?? [];
    const said = cameUp.output.split('\n').map(withoutFigures);
    const lines = sample.split('\n').map(withoutFigures);
    expect(lines.length).toBeGreaterThan(15);
    const unsaid = lines.filter((line) => line.trim() !== '' && !said.some((each) => each.startsWith(line)));
    expect(unsaid).toEqual([]);
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

  /** Waits until the pipeline has failed at a commit: at this stage, with this reason, and with `version` in service. */
  async function fails(commit: string, stage: string, reason: RegExp, version: string) {
    const execution = await finishedExecution(commit);
    expect(execution.status).toBe('Failed');
    const action = await failedAction(execution.pipelineExecutionId);
    expect(action?.stageName).toBe(stage);
    expect(action?.output?.executionResult?.errorDetails?.message).toMatch(reason);
    expect((await system.get()).version).toBe(version);
  }

  it('goes on with the old version after a commit whose health check answers 500, and takes the next good one live', async () => {
    const { version } = await system.get();
    const broken = system.commit(
      'src/message.ts',
      (text) => `${text}\nif (process.env.AWS_EXECUTION_ENV) throw new Error('broken on ECS');\n`,
    );
    await fails(broken, 'Deploy', /circuit breaker|did not stabilize|failed|exited/i, version);
    await live(system.revertLast());
  });

  it('goes on with the old version after commits whose builds fail, and takes the next good one live', async () => {
    const { version } = await system.get();
    const good = system.git('rev-parse', 'HEAD');
    const source = system.commit('src/message.ts', (text) => `${text}\nthis is not TypeScript\n`);
    await fails(source, 'Build', /exit status|Build terminated|COMMAND_EXECUTION_ERROR/i, version);
    system.git('checkout', good, '--', '.');
    const image = system.commit('Dockerfile', (text) => text.replace(/^RUN .*/m, 'RUN false'));
    await fails(image, 'Build', /exit status|COMMAND_EXECUTION_ERROR/i, version);
    system.git('checkout', good, '--', '.');
    await live(changeMessage(`at ${performance.now()}`));
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

  it('answers the sample queries of Logs Insights over its own logs', async () => {
    await system.get();
    const service = await Insights.of(system.clients, '/ecs/', 2);
    // What the broken commit wrote before it ended is a stack trace: text among the service's JSON.
    const parsed = service.messages
      .filter((message) => message.startsWith('{'))
      .map((message) => JSON.parse(message) as Record<string, unknown>);
    const requests = parsed.filter(({ event }) => event === 'request');
    const recent = await service.rows('fields @timestamp, @message | sort @timestamp desc | limit 25');
    expect(recent).toHaveLength(Math.min(25, service.messages.length));
    for (const row of recent) expect(service.messages).toContain(row['@message']);
    const exceptions = (message: string) => /Exception/.test(message);
    expect(await service.rows('fields @message | filter @message not like /Exception/')).toHaveLength(
      service.messages.filter((message) => !exceptions(message)).length,
    );
    const perHour = await service.rows(
      'filter @message like /Exception/ | stats count(*) as exceptionCount by bin(1h) | sort exceptionCount desc',
    );
    const counted = perHour.reduce((sum, { exceptionCount }) => sum + Number(exceptionCount), 0);
    expect(counted).toBe(service.messages.filter(exceptions).length);
    // The fields of the JSON that the service writes.
    const byStatus = await service.rows(
      'filter event = "request" | stats count(*) as requests by status | sort requests desc',
    );
    const tally = Map.groupBy(requests, ({ status }) => String(status));
    expect(
      Object.fromEntries(byStatus.map(({ status, requests: count }) => [status, Number(count)])),
    ).toEqual(Object.fromEntries([...tally].map(([status, all]) => [status, all.length])));
    const durations = await service.rows(
      'filter event = "request" | stats max(durationMs) as slowest, min(durationMs) as fastest by bin(5m)',
    );
    const ms = requests.map(({ durationMs }) => Number(durationMs));
    expect(Math.max(...durations.map(({ slowest }) => Number(slowest)))).toBeCloseTo(Math.max(...ms), 3);
    expect(Math.min(...durations.map(({ fastest }) => Number(fastest)))).toBeCloseTo(Math.min(...ms), 3);
    const paths = await service.rows(
      'fields @timestamp, event, path | filter ispresent(path) | sort @timestamp desc | dedup path',
    );
    expect(paths.map(({ path }) => path).toSorted()).toEqual(
      [...new Set(requests.map(({ path }) => String(path)))].toSorted(),
    );
    // What CodeBuild writes is text.
    const build = await Insights.of(system.clients, 'drydock-Pipeline');
    const phases = await build.rows(
      'parse @message "Phase complete: * State: *" as phase, state | filter ispresent(phase) | stats count(*) as times by phase, state',
    );
    const completed = build.messages.flatMap(
      (message) => /Phase complete: (\w+) State/.exec(message)?.[1] ?? [],
    );
    expect([...new Set(phases.map(({ phase }) => phase))].toSorted()).toEqual(
      [...new Set(completed)].toSorted(),
    );
    expect(completed).toContain('BUILD');
  });

  it('leaves no task behind when its engine is killed, and resumes as the same system', async () => {
    const { version } = await system.get();
    const { pid } = await killableTask(system);
    process.kill(system.engine.pid, 'SIGKILL');
    const { status } = await system.drydock('status');
    expect(status).toBe(1);
    await eventually(async () => !isAlive(pid));
    await resumes();
    expect((await system.get()).version).toBe(version);
    expect(await system.drydock('down')).toMatchObject({ status: 0 });
    await resumes();
    expect((await system.get()).version).toBe(version);
  });
});

async function healthyTargets({ clients }: System): Promise<number> {
  const { TargetGroups = [] } = await clients.elbv2.describeTargetGroups({});
  const all = await Promise.all(
    TargetGroups.map(({ TargetGroupArn }) => clients.elbv2.describeTargetHealth({ TargetGroupArn })),
  );
  return all
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
}

// Every action of FIS on tasks, started through the real AWS CLI on the reference system under load: the effect is seen, it
// ends with the experiment or its stop condition, and nothing of it is left.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultRig, hasCli } from './testing/fault-rig.ts';
import { eventually } from './testing/system.ts';

/** Beside a busy machine everything takes its time. */
const longestMs = 900_000;
const minute = 60_000;
const lateMs = 700;
const late = { duration: 'PT1H', delayMilliseconds: String(lateMs), jitterMilliseconds: '0' };

describe.skipIf(!hasCli)(`an experiment${hasCli ? '' : ' (skipped: the AWS CLI is not installed)'}`, () => {
  let rig: FaultRig;
  beforeAll(async () => {
    rig = new FaultRig();
    expect(await rig.up()).toBe(0);
  }, longestMs);
  afterAll(() => rig.remove(), longestMs);

  const test = (name: string, body: () => Promise<void>) =>
    it(name, { timeout: longestMs }, async () => {
      await rig.untilWhole();
      const since = rig.answers.length;
      await body();
      await rig.untilWhole(minute / 2);
      expect(rig.answers.length).toBeGreaterThan(since);
    });

  /** Processes of a load, of this machine. */
  const loads = () =>
    spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => / -e /.test(line) && /const share|drydock-load/.test(line)).length;
  const usedCores = async () => {
    const response = await fetch(`${rig.system.engine.endpoint}/_drydock/vcpu`);
    return ((await response.json()) as { usedCores?: number }).usedCores ?? 0;
  };

  test('stop-task: a task ends, and the service replaces it', async () => {
    const before = await rig.taskIds();
    const id = await rig.start({ actionId: 'aws:ecs:stop-task', target: rig.tasks('COUNT(1)') });
    await eventually(() => rig.isOneGone(before));
    await rig.reaches(id, 'completed');
  });

  test('task-cpu-stress: a task computes, which its CPU shows, until the duration is over', async () => {
    const [processes, cores] = [loads(), await usedCores()];
    const parameters = { duration: 'PT2M', percent: '60', workers: '1' };
    const target = rig.tasks('COUNT(1)');
    const id = await rig.start({ actionId: 'aws:ecs:task-cpu-stress', parameters, target });
    await eventually(async () => loads() > processes && (await usedCores()) > cores + 0.1);
    await rig.pass(2 * minute);
    await rig.reaches(id, 'completed');
    await eventually(async () => loads() <= processes);
  });

  test('task-io-stress: the disk is written to, until the experiment is stopped', async () => {
    const processes = loads();
    const parameters = { duration: 'PT1H', percent: '1' };
    const target = rig.tasks('COUNT(1)');
    const id = await rig.start({ actionId: 'aws:ecs:task-io-stress', parameters, target });
    await eventually(async () => loads() > processes);
    await rig.stop(id);
    await eventually(async () => loads() <= processes);
  });

  test('task-kill-process: a process ends, its task with it, and the service replaces it', async () => {
    const before = await rig.taskIds();
    const parameters = { processName: 'node', signal: 'SIGKILL' };
    const target = rig.tasks('COUNT(1)');
    const id = await rig.start({ actionId: 'aws:ecs:task-kill-process', parameters, target });
    await eventually(() => rig.isOneGone(before));
    await rig.reaches(id, 'completed');
  });

  test('task-network-latency: answers are late, until the experiment is stopped', async () => {
    const actionId = 'aws:ecs:task-network-latency';
    const id = await rig.start({ actionId, parameters: late, target: rig.tasks() });
    await eventually(async () => (await rig.answerMs()) >= lateMs * 0.9);
    await rig.stop(id);
    await eventually(async () => (await rig.answerMs()) < lateMs * 0.9);
  });

  test('task-network-latency ends with the alarm of a stop condition', async () => {
    const alarm = ['--alarm-name', 'halt', '--namespace', 'Test', '--metric-name', 'Errors'];
    const threshold = [
      '--statistic',
      'Sum',
      '--period',
      '60',
      '--evaluation-periods',
      '1',
      '--threshold',
      '1',
    ];
    const rest = ['--comparison-operator', 'GreaterThanThreshold', '--treat-missing-data', 'ignore'];
    await rig.aws(['cloudwatch', 'put-metric-alarm', ...alarm, ...threshold, ...rest]);
    const state = (to: string) =>
      rig.aws([
        ...['cloudwatch', 'set-alarm-state', '--alarm-name', 'halt'],
        ...['--state-value', to, '--state-reason', 'a test'],
      ]);
    await state('OK');
    const id = await rig.start({
      actionId: 'aws:ecs:task-network-latency',
      parameters: late,
      target: rig.tasks(),
      stopConditions: [{ source: 'aws:cloudwatch:alarm', value: rig.arn('cloudwatch', 'alarm:halt') }],
    });
    await eventually(async () => (await rig.answerMs()) >= lateMs * 0.9);
    await state('ALARM');
    await rig.reaches(id, 'stopped');
    await eventually(async () => (await rig.answerMs()) < lateMs * 0.9);
  });

  test('task-network-packet-loss: answers are late, until the experiment is stopped', async () => {
    const since = rig.answers.length;
    const parameters = { duration: 'PT1H', lossPercent: '90' };
    const id = await rig.start({
      actionId: 'aws:ecs:task-network-packet-loss',
      parameters,
      target: rig.tasks(),
    });
    await eventually(async () => rig.answers.slice(since).some(({ tookMs }) => tookMs >= 200));
    await rig.stop(id);
    await eventually(async () => (await rig.answerMs()) < 200);
  });

  test('task-network-blackhole-port: health checks time out, and the service replaces the task', async () => {
    const before = await rig.taskIds();
    const { cluster, service } = rig.known;
    const { services } = await rig.system.clients.ecs.describeServices({ cluster, services: [service] });
    const port = String(services?.[0]?.loadBalancers?.[0]?.containerPort);
    const parameters = { duration: 'PT1H', port, trafficType: 'ingress', protocol: 'tcp' };
    const target = rig.tasks('COUNT(1)');
    const id = await rig.start({ actionId: 'aws:ecs:task-network-blackhole-port', parameters, target });
    await eventually(async () => {
      await rig.pass(minute / 2);
      return rig.isOneGone(before);
    });
    await rig.stop(id);
  });

  test('wait takes its time, and assert-alarm-state looks at alarms', async () => {
    const waiting = await rig.start({ actionId: 'aws:fis:wait', parameters: { duration: 'PT5M' } });
    const byCli = await rig.aws<{ experiment: object }>(['fis', 'get-experiment', '--id', waiting]);
    expect(byCli.experiment).toMatchObject({ id: waiting, state: { status: 'running' } });
    await rig.pass(5 * minute);
    await rig.reaches(waiting, 'completed');
    const { MetricAlarms = [] } = await rig.system.clients.cloudWatch.describeAlarms({});
    const alarmArns = MetricAlarms[0]!.AlarmArn!;
    const assert = (alarmStates: string) =>
      rig.start({ actionId: 'aws:cloudwatch:assert-alarm-state', parameters: { alarmArns, alarmStates } });
    await rig.reaches(await assert('OK,ALARM,INSUFFICIENT_DATA'), 'completed');
  });
});

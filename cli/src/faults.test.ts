// Every action of FIS that has an effect, started through the real AWS CLI on the reference system under load: the effect is
// seen, it ends with the experiment, and nothing of it is left.
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentRoleArn, makeExperimentRole } from './chaos/experiment-role.ts';
import { systemClock } from './clock/clock.ts';
import { type Answer, Generator } from './rehearse/load/generator.ts';
import type { RehearsedSystem } from './rehearse/scenario.ts';
import { findSystem } from './rehearse/stage/find-system.ts';
import { takeSnapshot } from './rehearse/stage/snapshot.ts';
import { isWhole } from './rehearse/stage/stage.ts';
import { eventually, System } from './testing/system.ts';

const hasCli = spawnSync('aws', ['--version']).status === 0;
/** Beside a busy machine everything takes its time. */
const longestMs = 900_000;
const minute = 60_000;

const run = describe.skipIf(!hasCli);
run(`an experiment${hasCli ? '' : ' (skipped: the AWS CLI is not installed)'}`, () => {
  const system = new System();
  const answers: Answer[] = [];
  let load: Generator;
  let known: RehearsedSystem;
  beforeAll(async () => {
    expect(await system.up()).toMatchObject({ status: 0 });
    await makeExperimentRole(system.clients);
    known = await findSystem(system.clients, undefined);
    load = new Generator({
      clock: systemClock,
      cloudNow: () => Date.now(),
      answered: (answer) => answers.push(answer),
    });
    load.play({ url: known.url, perSecond: () => 15 });
  }, longestMs);
  afterAll(async () => {
    await load?.stop();
    await system.remove();
  }, longestMs);

  /** The real AWS CLI. */
  async function aws(...args: string[]): Promise<Record<string, never>> {
    const { endpoint, region } = system.engine;
    const child = spawn('aws', [...args, '--output', 'json'], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: 'any',
        AWS_SECRET_ACCESS_KEY: 'any',
        AWS_PAGER: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let failure = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (failure += text));
    const status = await new Promise((resolve) => child.once('close', resolve));
    if (status !== 0) throw new Error(failure);
    return output.trim() === '' ? {} : JSON.parse(output);
  }

  const account = () => system.engine.account;
  const look = () => takeSnapshot(system.clients, known);
  const untilWhole = () => eventually(async () => isWhole(await look()));
  const pass = async (ms: number) => {
    const { status, output } = await system.drydock('time', 'advance', `${ms}ms`);
    expect(status, output).toBe(0);
  };

  interface Action {
    readonly actionId: string;
    readonly parameters?: Readonly<Record<string, string>>;
    /** The key that the action has for its target, and the target. */
    readonly target?: readonly [string, object];
    readonly stopConditions?: readonly object[];
  }

  async function start({ actionId, parameters = {}, target, stopConditions }: Action): Promise<string> {
    const template = {
      description: actionId,
      stopConditions: stopConditions ?? [{ source: 'none' }],
      roleArn: experimentRoleArn(account()),
      targets: target ? { chosen: { selectionMode: 'ALL', ...target[1] } } : {},
      actions: { it: { actionId, parameters, ...(target && { targets: { [target[0]]: 'chosen' } }) } },
    };
    const { experimentTemplate } = (await aws(
      'fis',
      'create-experiment-template',
      '--cli-input-json',
      JSON.stringify(template),
    )) as unknown as { experimentTemplate: { id: string } };
    const { experiment } = (await aws(
      'fis',
      'start-experiment',
      '--experiment-template-id',
      experimentTemplate.id,
    )) as unknown as { experiment: { id: string } };
    await eventually(async () => (await statusOf(experiment.id)) !== 'initiating');
    return experiment.id;
  }

  async function statusOf(id: string): Promise<string> {
    const { experiment } = (await aws('fis', 'get-experiment', '--id', id)) as unknown as {
      experiment: { state: { status: string } };
    };
    return experiment.state.status;
  }

  const stop = async (id: string) => {
    await aws('fis', 'stop-experiment', '--id', id);
    await eventually(async () => (await statusOf(id)) === 'stopped');
  };
  const ended = (id: string) => eventually(async () => (await statusOf(id)) === 'completed');

  const tasks = (): readonly [string, object] => [
    'Tasks',
    { resourceType: 'aws:ecs:task', parameters: { cluster: known.cluster, service: known.service } },
  ];
  const oneTask = (): readonly [string, object] => [tasks()[0], { ...tasks()[1], selectionMode: 'COUNT(1)' }];
  const instance = async (): Promise<{ readonly id: string; readonly target: readonly [string, object] }> => {
    const [{ id } = { id: '' }] = (await look()).instances;
    const arn = `arn:aws:ec2:${system.engine.region}:${account()}:instance/${id}`;
    return { id, target: ['Instances', { resourceType: 'aws:ec2:instance', resourceArns: [arn] }] };
  };
  const stateOf = async (id: string) => {
    const { Reservations } = await system.clients.ec2.describeInstances({ InstanceIds: [id] });
    return Reservations?.[0]?.Instances?.[0]?.State?.Name;
  };
  const taskIds = async () => new Set((await look()).tasks.map(({ id }) => id));
  const isOneGone = async (before: ReadonlySet<string>) => {
    const now = await taskIds();
    return [...before].some((id) => !now.has(id));
  };
  /** Of an answer, milliseconds; the fastest of three. */
  const answerMs = async () => {
    const took: number[] = [];
    for (let times = 0; times < 3; times++) {
      const began = performance.now();
      await (await fetch(known.url, { headers: { connection: 'close' } })).arrayBuffer();
      took.push(performance.now() - began);
    }
    return Math.min(...took);
  };
  const stresses = () =>
    spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.includes(' -e ') && /performance|drydock-load/.test(line)).length;
  const usedCores = async () => {
    const response = await fetch(`${system.engine.endpoint}/_drydock/vcpu`);
    return ((await response.json()) as { usedCores?: number }).usedCores ?? 0;
  };
  const it_ = (name: string, body: () => Promise<void>) =>
    it(name, { timeout: longestMs }, async () => {
      await untilWhole();
      const since = answers.length;
      await body();
      await untilWhole();
      expect(answers.length).toBeGreaterThan(since);
    });

  it_('aws:ecs:stop-task: a task ends, and the service replaces it', async () => {
    const before = await taskIds();
    const id = await start({ actionId: 'aws:ecs:stop-task', target: oneTask() });
    await eventually(() => isOneGone(before));
    await ended(id);
  });

  it_('aws:ecs:task-cpu-stress: the tasks compute, until the duration is over', async () => {
    const before = stresses();
    const idle = await usedCores();
    const parameters = { duration: 'PT2M', percent: '60', workers: '1' };
    const id = await start({ actionId: 'aws:ecs:task-cpu-stress', parameters, target: oneTask() });
    await eventually(async () => stresses() > before && (await usedCores()) > idle + 0.1);
    await pass(2 * minute);
    await ended(id);
    await eventually(async () => stresses() <= before);
  });

  it_('aws:ecs:task-io-stress: the disk is written to, until the experiment is stopped', async () => {
    const before = stresses();
    const parameters = { duration: 'PT1H', percent: '1' };
    const id = await start({ actionId: 'aws:ecs:task-io-stress', parameters, target: oneTask() });
    await eventually(async () => stresses() > before);
    await stop(id);
    await eventually(async () => stresses() <= before);
  });

  it_(
    'aws:ecs:task-kill-process: a process ends, its task with it, and the service replaces it',
    async () => {
      const before = await taskIds();
      const parameters = { processName: 'node', signal: 'SIGKILL' };
      const id = await start({ actionId: 'aws:ecs:task-kill-process', parameters, target: oneTask() });
      await eventually(() => isOneGone(before));
      await ended(id);
    },
  );

  it_('aws:ecs:task-network-latency: answers are late, until the experiment is stopped', async () => {
    const parameters = { duration: 'PT1H', delayMilliseconds: '700', jitterMilliseconds: '0' };
    const id = await start({ actionId: 'aws:ecs:task-network-latency', parameters, target: tasks() });
    await eventually(async () => (await answerMs()) >= 600);
    await stop(id);
    await eventually(async () => (await answerMs()) < 600);
  });

  it_('aws:ecs:task-network-packet-loss: answers come late, until the experiment is stopped', async () => {
    const parameters = { duration: 'PT1H', lossPercent: '90' };
    const id = await start({ actionId: 'aws:ecs:task-network-packet-loss', parameters, target: tasks() });
    const since = answers.length;
    await eventually(async () => answers.slice(since).some(({ tookMs }) => tookMs >= 200));
    await stop(id);
    await eventually(async () => (await answerMs()) < 200);
  });

  it_(
    'aws:ecs:task-network-blackhole-port: health checks time out, and the service replaces the task',
    async () => {
      const before = await taskIds();
      const { ports } = await containerPort();
      const parameters = { duration: 'PT1H', port: ports, trafficType: 'ingress', protocol: 'tcp' };
      const id = await start({
        actionId: 'aws:ecs:task-network-blackhole-port',
        parameters,
        target: oneTask(),
      });
      await eventually(async () => {
        await pass(30_000);
        return isOneGone(before);
      });
      await stop(id);
    },
  );

  async function containerPort(): Promise<{ readonly ports: string }> {
    const { services = [] } = await system.clients.ecs.describeServices({
      cluster: known.cluster,
      services: [known.service],
    });
    return { ports: String(services[0]?.loadBalancers?.[0]?.containerPort ?? '') };
  }

  it_('aws:ecs:drain-container-instances: a half drains, and is active again at the end', async () => {
    const arn = `arn:aws:ecs:${system.engine.region}:${account()}:cluster/${known.cluster.split('/').at(-1)}`;
    const draining = async () => {
      const { containerInstanceArns = [] } = await system.clients.ecs.listContainerInstances({
        cluster: known.cluster,
        status: 'DRAINING',
      });
      return containerInstanceArns.length;
    };
    const id = await start({
      actionId: 'aws:ecs:drain-container-instances',
      parameters: { drainagePercentage: '50', duration: 'PT2M' },
      target: ['Clusters', { resourceType: 'aws:ecs:cluster', resourceArns: [arn] }],
    });
    await eventually(async () => (await draining()) === 1);
    await pass(2 * minute);
    await ended(id);
    await eventually(async () => (await draining()) === 0);
  });

  it_('aws:ec2:stop-instances: an instance stops, and the group replaces it', async () => {
    const { id: victim, target } = await instance();
    const id = await start({ actionId: 'aws:ec2:stop-instances', target });
    await eventually(async () => /stopp|shutting|terminated/.test((await stateOf(victim)) ?? ''));
    await ended(id);
    await eventually(async () => (await look()).instances.every((each) => each.id !== victim));
  });

  it_('aws:ec2:reboot-instances: its tasks end, and it comes back', async () => {
    const { id: victim, target } = await instance();
    const before = await taskIds();
    const id = await start({ actionId: 'aws:ec2:reboot-instances', target });
    await ended(id);
    await eventually(() => isOneGone(before));
    expect(await stateOf(victim)).toBe('running');
  });

  it_('aws:ec2:terminate-instances: an instance is gone, and the group replaces it', async () => {
    const { id: victim, target } = await instance();
    const id = await start({ actionId: 'aws:ec2:terminate-instances', target });
    await ended(id);
    await eventually(async () => (await look()).instances.every((each) => each.id !== victim));
  });

  it_('aws:ec2:send-spot-instance-interruptions: a Spot Instance ends after its notice', async () => {
    const { id } = await instance();
    const { Reservations } = await system.clients.ec2.describeInstances({ InstanceIds: [id] });
    const { ImageId, SubnetId } = Reservations![0]!.Instances![0]!;
    const { Instances } = await system.clients.ec2.runInstances({
      ImageId,
      SubnetId,
      InstanceType: 't3.small',
      MinCount: 1,
      MaxCount: 1,
      InstanceMarketOptions: { MarketType: 'spot' },
    });
    const spot = Instances![0]!.InstanceId!;
    await eventually(async () => (await stateOf(spot)) === 'running');
    const arn = `arn:aws:ec2:${system.engine.region}:${account()}:instance/${spot}`;
    const experiment = await start({
      actionId: 'aws:ec2:send-spot-instance-interruptions',
      parameters: { durationBeforeInterruption: 'PT2M' },
      target: ['SpotInstances', { resourceType: 'aws:ec2:spot-instance', resourceArns: [arn] }],
    });
    await pass(3 * minute);
    await eventually(async () => /shutting|terminated/.test((await stateOf(spot)) ?? ''));
    await ended(experiment);
  });

  it_(
    'aws:ec2:asg-insufficient-instance-capacity-error: no instance can be had, and then one can',
    async () => {
      const zones = [...new Set((await look()).instances.map(({ zone }) => zone))];
      const { AutoScalingGroups = [] } = await system.clients.autoScaling.describeAutoScalingGroups({
        AutoScalingGroupNames: [known.autoScalingGroup!],
      });
      const id = await start({
        actionId: 'aws:ec2:asg-insufficient-instance-capacity-error',
        parameters: { duration: 'PT1H', availabilityZoneIdentifiers: zones.join(), percentage: '100' },
        target: [
          'AutoScalingGroups',
          {
            resourceType: 'aws:ec2:autoscaling-group',
            resourceArns: [AutoScalingGroups[0]!.AutoScalingGroupARN!],
          },
        ],
      });
      const { id: victim } = await instance();
      await system.clients.ec2.terminateInstances({ InstanceIds: [victim] });
      await eventually(async () => {
        const { Activities = [] } = await system.clients.autoScaling.describeScalingActivities({
          AutoScalingGroupName: known.autoScalingGroup!,
        });
        return Activities.some(({ StatusMessage = '' }) => StatusMessage.includes('sufficient capacity'));
      });
      await stop(id);
      await eventually(async () => {
        await pass(minute);
        return isWhole(await look());
      });
    },
  );

  /** What EC2 answers who has the experiment's role. */
  async function asRole(call: readonly string[]): Promise<string> {
    const { Credentials } = (await aws(
      'sts',
      'assume-role',
      '--role-arn',
      experimentRoleArn(account()),
      '--role-session-name',
      'test',
    )) as unknown as { Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string } };
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_MAX_ATTEMPTS: '1',
      AWS_SESSION_TOKEN: Credentials.SessionToken,
    });
    try {
      const { endpoint, region } = system.engine;
      const { stderr } = spawnSync('aws', ['ec2', ...call], {
        encoding: 'utf8',
        env: {
          ...process.env,
          AWS_ENDPOINT_URL: endpoint,
          AWS_REGION: region,
          AWS_DEFAULT_REGION: region,
          AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
          AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
        },
      });
      return stderr;
    } finally {
      delete process.env.AWS_SESSION_TOKEN;
      delete process.env.AWS_MAX_ATTEMPTS;
      Object.assign(process.env, before);
    }
  }

  const role = (): readonly [string, object] => [
    'Roles',
    { resourceType: 'aws:iam:role', resourceArns: [experimentRoleArn(account())] },
  ];

  it_('aws:ec2:api-insufficient-instance-capacity-error: launches of the role fail', async () => {
    const { id } = await instance();
    const { Reservations } = await system.clients.ec2.describeInstances({ InstanceIds: [id] });
    const { ImageId = '', SubnetId = '', Placement } = Reservations![0]!.Instances![0]!;
    const launch = ['run-instances', '--image-id', ImageId, '--subnet-id', SubnetId, '--dry-run'];
    const call = [...launch.slice(0, -1), '--instance-type', 't3.small', '--count', '1'];
    const experiment = await start({
      actionId: 'aws:ec2:api-insufficient-instance-capacity-error',
      parameters: {
        duration: 'PT1M',
        availabilityZoneIdentifiers: Placement!.AvailabilityZone!,
        percentage: '100',
      },
      target: role(),
    });
    expect(await asRole(call)).toContain('InsufficientInstanceCapacity');
    await pass(minute);
    await ended(experiment);
    expect(await asRole(launch)).not.toContain('InsufficientInstanceCapacity');
  });

  it.each([
    ['throttle', /RequestLimitExceeded/],
    ['internal', /InternalError/],
    ['unavailable', /Unavailable/],
  ])('aws:fis:inject-api-%s-error: calls of the role fail', { timeout: longestMs }, async (kind, error) => {
    const parameters = {
      duration: 'PT1M',
      service: 'ec2',
      operations: 'DescribeInstances',
      percentage: '100',
    };
    const id = await start({ actionId: `aws:fis:inject-api-${kind}-error`, parameters, target: role() });
    expect(await asRole(['describe-instances'])).toMatch(error);
    await stop(id);
    expect(await asRole(['describe-instances'])).toBe('');
  });

  it_('aws:network:disrupt-connectivity: a subnet is cut off, and gets its network ACL back', async () => {
    const { id } = await instance();
    const { Reservations } = await system.clients.ec2.describeInstances({ InstanceIds: [id] });
    const { SubnetId = '' } = Reservations![0]!.Instances![0]!;
    const acl = async () => {
      const { NetworkAcls = [] } = await system.clients.ec2.describeNetworkAcls({
        Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
      });
      return NetworkAcls[0]?.NetworkAclId;
    };
    const before = await acl();
    const arn = `arn:aws:ec2:${system.engine.region}:${account()}:subnet/${SubnetId}`;
    const experiment = await start({
      actionId: 'aws:network:disrupt-connectivity',
      parameters: { duration: 'PT1H', scope: 'all' },
      target: ['Subnets', { resourceType: 'aws:ec2:subnet', resourceArns: [arn] }],
    });
    await eventually(async () => (await acl()) !== before);
    await stop(experiment);
    await eventually(async () => (await acl()) === before);
    await eventually(async () => {
      await pass(30_000);
      return isWhole(await look());
    });
  });

  it_(
    'aws:fis:wait and aws:cloudwatch:assert-alarm-state: time passes, and alarms are looked at',
    async () => {
      const waiting = await start({ actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } });
      expect(await statusOf(waiting)).toBe('running');
      await pass(minute);
      await ended(waiting);
      const { MetricAlarms = [] } = await system.clients.cloudWatch.describeAlarms({ MaxRecords: 1 });
      const [{ AlarmArn = '', StateValue = '' } = {}] = MetricAlarms;
      const id = await start({
        actionId: 'aws:cloudwatch:assert-alarm-state',
        parameters: { alarmArns: AlarmArn, alarmStates: StateValue },
      });
      await ended(id);
    },
  );

  it_('is stopped by the alarm of its stop condition, and its effect with it', async () => {
    await aws(
      'cloudwatch',
      'put-metric-alarm',
      ...['--alarm-name', 'halt', '--namespace', 'Test', '--metric-name', 'Errors', '--statistic', 'Sum'],
      ...['--period', '60', '--evaluation-periods', '1', '--threshold', '1'],
      ...['--comparison-operator', 'GreaterThanThreshold', '--treat-missing-data', 'ignore'],
    );
    const value = `arn:aws:cloudwatch:${system.engine.region}:${account()}:alarm:halt`;
    const state = (to: string) =>
      aws(
        'cloudwatch',
        'set-alarm-state',
        '--alarm-name',
        'halt',
        '--state-value',
        to,
        '--state-reason',
        'test',
      );
    await state('OK');
    const id = await start({
      actionId: 'aws:ecs:task-network-latency',
      parameters: { duration: 'PT1H', delayMilliseconds: '700', jitterMilliseconds: '0' },
      target: tasks(),
      stopConditions: [{ source: 'aws:cloudwatch:alarm', value }],
    });
    await eventually(async () => (await answerMs()) >= 600);
    await state('ALARM');
    await eventually(async () => (await statusOf(id)) === 'stopped');
    await eventually(async () => (await answerMs()) < 600);
  });

  it_('takes a zone’s power, and gives it back', async () => {
    const { status, output } = await system.drydock('chaos', 'zone', 'us-east-1a', '5m', '--json');
    expect(status, output).toBe(0);
    await eventually(async () =>
      (await look()).tasks
        .filter(({ status: is }) => is === 'RUNNING')
        .every(({ zone }) => zone !== 'us-east-1a'),
    );
    await pass(5 * minute);
    await eventually(async () => {
      await pass(minute);
      await delay(50);
      return isWhole(await look());
    });
  });
});

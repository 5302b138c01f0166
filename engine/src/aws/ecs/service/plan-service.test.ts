import { describe, expect, test } from 'vitest';
import type { DeploymentRecord, ServiceDeploymentRecord, ServiceRecord, TaskRecord } from '../state.ts';
import { planService } from './plan-service.ts';
import type { ServiceSnapshot, ServiceStep } from './snapshot.ts';

const now = 1_000_000_000;
const group = 'arn:tg';

const deployment = (id: string, change: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
  id,
  revisionArn: `revision-${id}`,
  serviceDeploymentArn: `rollout-${id}`,
  status: 'PRIMARY',
  taskDefinition: `web:${id}`,
  targets: [],
  imageDigests: {},
  createdAt: 0,
  updatedAt: 0,
  failedTasks: 0,
  launchFailures: 0,
  rolloutState: 'COMPLETED',
  rolloutStateReason: '',
  ...change,
});

const service = (change: Partial<ServiceRecord> = {}): ServiceRecord => ({
  arn: 'arn:web',
  name: 'web',
  cluster: 'main',
  clusterArn: 'arn:main',
  status: 'ACTIVE',
  desiredCount: 2,
  schedulingStrategy: 'REPLICA',
  taskDefinition: 'web:1',
  loadBalancers: [],
  deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
  placementConstraints: [],
  placementStrategy: [],
  availabilityZoneRebalancing: 'DISABLED',
  enableECSManagedTags: false,
  propagateTags: 'NONE',
  enableExecuteCommand: false,
  tags: [],
  createdAt: 0,
  deployments: [deployment('1')],
  events: [],
  steady: true,
  ...change,
});

/** `1h` is a healthy task of deployment 1; w waits for its checks, u fails them, p is pending, s is stopping. */
function task(text: string, index: number): { task: TaskRecord; health?: string } {
  const [, startedBy = '', kind = '', place = '0'] = /^(\d+)([hwups])(?:@(\d))?$/.exec(text) ?? [];
  const running = kind !== 'p';
  const id = `${text}#${index}`;
  return {
    health: { h: 'healthy', u: 'unhealthy', w: 'initial' }[kind],
    task: {
      arn: id,
      id,
      cluster: 'main',
      taskDefinition: `web:${startedBy}`,
      group: 'service:web',
      startedBy,
      service: 'web',
      launchType: 'EC2',
      instance: place,
      availabilityZone: place,
      desiredStatus: kind === 's' ? 'STOPPED' : 'RUNNING',
      lastStatus: kind === 's' ? 'DEACTIVATING' : running ? 'RUNNING' : 'PENDING',
      containers: [],
      reservation: { cpu: 0, memory: 0, ports: [], enis: 0 },
      networkMode: 'awsvpc',
      targets: [{ targetGroupArn: group, containerName: 'app', containerPort: 80, id, port: 80 }],
      imageDigests: {},
      tags: [],
      enableExecuteCommand: false,
      createdAt: 0,
      ...(running ? { startedAt: now - 10_000 } : {}),
      ...(kind === 'h' ? { healthyAt: now - 5_000 } : {}),
      ...(kind === 's' ? { accounted: true } : {}),
      version: 1,
    },
  };
}

interface Situation extends Partial<Omit<ServiceSnapshot, 'tasks' | 'service'>> {
  readonly service?: Partial<ServiceRecord>;
  /** Instances by their status. */
  readonly places?: readonly ('ACTIVE' | 'DRAINING')[];
}

function snapshot(
  tasks: readonly string[],
  { service: change, places = ['ACTIVE'], ...rest }: Situation = {},
): ServiceSnapshot {
  const made = tasks.map(task);
  const whole = service(change);
  return {
    service: whole,
    tasks: made.map((one) => one.task),
    instances: places.map((status, index) => ({
      id: String(index),
      availabilityZone: String(index),
      status,
      agentConnected: true,
      ec2InstanceId: '',
      registeredAt: 0,
      runningTasksCount: 0,
      attributes: {},
      taskGroups: [],
      free: { cpu: 99, memory: 99, enis: 99 },
      takenPorts: [],
      peers: made.filter((one) => one.task.instance === String(index)).length,
    })),
    requirements: Object.fromEntries(
      whole.deployments.map(({ id }) => [
        id,
        { reservation: { cpu: 0, memory: 0, ports: [], enis: 0 }, constraints: [] },
      ]),
    ),
    targetHealth: {
      [group]: made.flatMap(({ task: { id }, health }) => (health ? [{ id, port: 80, state: health }] : [])),
    },
    alarms: [],
    ...rest,
  };
}

/** Steps in short: `start 1 ×2`, `stop 1h`, else the kind. */
function told(steps: readonly ServiceStep[]): string[] {
  return steps
    .filter((step) => step.kind !== 'stopped-event')
    .map((step) => {
      if (step.kind === 'start-tasks') return `start ${step.deploymentId} ×${step.places.length}`;
      if (step.kind === 'stop-task') return `stop ${step.taskId.split('#')[0]}`;
      if (step.kind === 'stage') return `stage ${step.stage}`;
      if (step.kind === 'shift') return `${step.traffic} ${step.percent} %`;
      if (step.kind === 'fail') return `fail ${step.trigger}`;
      if (step.kind === 'retire') return `retire ${step.deploymentId}`;
      return step.kind;
    });
}

const plan = (tasks: readonly string[], situation?: Situation) =>
  told(planService(snapshot(tasks, situation), now).steps);

describe('a service at rest', () => {
  test('with its count healthy does nothing', () => expect(plan(['1h', '1h'])).toEqual([]));
  test('says that it is steady once it is', () =>
    expect(plan(['1h', '1h'], { service: { steady: false } })).toEqual(['steady']));
  test('starts what is missing', () => expect(plan(['1h'])).toEqual(['start 1 ×1']));
  test('does not count tasks that are stopping', () => expect(plan(['1h', '1s'])).toEqual(['start 1 ×1']));
  test('stops what is too many, first what is not healthy', () =>
    expect(plan(['1h', '1h', '1p'])).toEqual(['stop 1p']));
  test('starts a replacement and stops the unhealthy task', () =>
    expect(plan(['1h', '1u'])).toEqual(['start 1 ×1', 'stop 1u']));
  test('stops unhealthy tasks one by one where the maximum leaves no room for replacements', () =>
    expect(
      plan(['1u', '1u'], {
        service: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      }),
    ).toEqual(['stop 1u']));
  test('ignores failing checks in the grace period', () =>
    expect(plan(['1h', '1u'], { service: { healthCheckGracePeriodSeconds: 60 } })).toEqual([]));
  test('moves tasks off draining instances: others first, then they', () => {
    const places = ['ACTIVE', 'DRAINING'] as const;
    expect(plan(['1h', '1h@1'], { places })).toEqual(['start 1 ×1']);
    expect(plan(['1h', '1h@1', '1w'], { places })).toEqual([]);
    expect(plan(['1h', '1h@1', '1h'], { places })).toEqual(['stop 1h@1']);
  });
  test('stops pending tasks on draining instances at once', () =>
    expect(plan(['1h', '1p@1'], { places: ['ACTIVE', 'DRAINING'] })).toEqual(['start 1 ×1', 'stop 1p@1']));
  test('with min = max = 100 % cannot leave a draining instance', () =>
    expect(
      plan(['1h', '1h@1'], {
        places: ['ACTIVE', 'DRAINING'],
        service: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      }),
    ).toEqual(['impede']));
  test('says once that it finds no place', () => {
    expect(plan(['1h'], { places: [] })).toEqual(['impede']);
    const [step] = planService(snapshot(['1h'], { places: [] }), now).steps;
    const impediment = { message: step?.kind === 'impede' ? step.message : '', since: now };
    expect(plan(['1h'], { places: [], service: { impediment } })).toEqual([]);
  });
  test('waits when its tasks keep failing to start', () => {
    const throttled = { deployments: [deployment('1', { launchFailures: 3, lastFailureAt: now - 1000 })] };
    const { steps, revisitAt } = planService(snapshot(['1h'], { service: throttled }), now);
    expect(steps).toEqual([]);
    expect(revisitAt).toBe(now + 3000);
  });
});

describe('a rolling deployment', () => {
  const rollout = (change: Partial<ServiceDeploymentRecord> = {}): ServiceDeploymentRecord => ({
    arn: 'rollout-2',
    serviceKey: 'main/web',
    serviceArn: 'arn:web',
    clusterArn: 'arn:main',
    strategy: 'ROLLING',
    status: 'IN_PROGRESS',
    createdAt: 0,
    startedAt: 0,
    updatedAt: 0,
    targetId: '2',
    targetRevisionArn: '',
    sourceId: '1',
    deploymentConfiguration: {},
    failureCount: 0,
    requestedTaskCount: 2,
    alarmsIgnored: false,
    triggeredAlarms: [],
    ...change,
  });
  const rolling = (
    least: number,
    most: number,
    change: Partial<ServiceDeploymentRecord> = {},
    desiredCount = 2,
  ): Situation => ({
    rollout: rollout(change),
    service: {
      desiredCount,
      deployments: [deployment('2', { rolloutState: 'IN_PROGRESS' }), deployment('1', { status: 'ACTIVE' })],
      deploymentConfiguration: { minimumHealthyPercent: least, maximumPercent: most },
      steady: false,
    },
  });

  test('100/200 starts the whole count beside the old', () =>
    expect(plan(['1h', '1h'], rolling(100, 200))).toEqual(['start 2 ×2']));
  test('keeps the old until the new are healthy', () =>
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200))).toEqual([]));
  test('lets one old go for each new that is healthy', () =>
    expect(plan(['1h', '1h', '2h', '2w'], rolling(100, 200))).toEqual(['stop 1h']));
  test('100/150 of 2 starts one, then swaps one by one', () => {
    expect(plan(['1h', '1h'], rolling(100, 150))).toEqual(['start 2 ×1']);
    expect(plan(['1h', '1h', '2h'], rolling(100, 150))).toEqual(['stop 1h']);
    expect(plan(['1h', '1s', '2h'], rolling(100, 150))).toEqual(['start 2 ×1']);
  });
  test('50/100 of 4 stops two first', () =>
    expect(plan(['1h', '1h', '1h', '1h'], rolling(50, 100, {}, 4))).toEqual(['stop 1h', 'stop 1h']));
  test('0/100 of 1 stops it, then starts the new', () => {
    expect(plan(['1h'], rolling(0, 100, {}, 1))).toEqual(['stop 1h']);
    expect(plan(['1s'], rolling(0, 100, {}, 1))).toEqual(['start 2 ×1']);
  });
  test('stops old tasks that are not healthy at once', () =>
    expect(plan(['1h', '1p', '2w', '2w'], rolling(100, 200))).toEqual(['stop 1p']));
  test('ends when no old task drains any more', () => {
    expect(plan(['2h', '2h', '1s'], rolling(100, 200))).toEqual([]);
    expect(plan(['2h', '2h'], rolling(100, 200))).toEqual(['complete']);
  });
  test('bakes when it is asked to', () => {
    const baking = { deploymentConfiguration: { bakeTimeInMinutes: 1 } };
    expect(plan(['2h', '2h'], rolling(100, 200, baking))).toEqual(['bake']);
    expect(plan(['2h', '2h'], rolling(100, 200, { ...baking, bakeStartedAt: now - 59_999 }))).toEqual([]);
    expect(plan(['2h', '2h'], rolling(100, 200, { ...baking, bakeStartedAt: now - 60_000 }))).toEqual([
      'complete',
    ]);
  });
  test('fails when its failures reach the threshold', () => {
    const breaker = {
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    };
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200, { ...breaker, failureCount: 2 }))).toEqual([]);
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200, { ...breaker, failureCount: 3 }))).toEqual([
      'fail circuit-breaker',
    ]);
  });
  test('that is rolled back ends when the old stand again', () =>
    expect(
      plan(['1h', '1h'], {
        rollout: rollout({ status: 'ROLLBACK_IN_PROGRESS' }),
        service: {
          deployments: [
            deployment('1', { rolloutState: 'IN_PROGRESS' }),
            deployment('2', { status: 'ACTIVE', rolloutState: 'FAILED' }),
          ],
        },
      }),
    ).toEqual(['rolled-back']));
  test('that failed without rollback stands still', () =>
    expect(
      plan(['1h', '2u'], {
        service: {
          deployments: [deployment('2', { rolloutState: 'FAILED' }), deployment('1', { status: 'ACTIVE' })],
        },
      }),
    ).toEqual([]));
  test('that is superseded goes when its tasks are gone', () =>
    expect(
      plan(['3h', '3h'], {
        rollout: rollout({ targetId: '3', sourceId: '1' }),
        service: {
          deployments: [
            deployment('3', { rolloutState: 'IN_PROGRESS' }),
            deployment('2', { status: 'ACTIVE', rolloutState: 'IN_PROGRESS' }),
            deployment('1', { status: 'ACTIVE' }),
          ],
        },
      }),
    ).toEqual(['retire 2']));
});

describe('a blue/green deployment', () => {
  const stage = (
    name: ServiceDeploymentRecord['stage'],
    change: Partial<ServiceDeploymentRecord> = {},
  ): Situation => ({
    rollout: {
      arn: 'rollout-2',
      serviceKey: 'main/web',
      serviceArn: 'arn:web',
      clusterArn: 'arn:main',
      strategy: 'BLUE_GREEN',
      status: 'IN_PROGRESS',
      createdAt: 0,
      startedAt: 0,
      updatedAt: 0,
      targetId: '2',
      targetRevisionArn: '',
      sourceId: '1',
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
      stage: name,
      stageStartedAt: now - 1000,
      productionPercent: 0,
      failureCount: 0,
      requestedTaskCount: 2,
      alarmsIgnored: false,
      triggeredAlarms: [],
      ...change,
    },
    service: {
      deployments: [deployment('2', { rolloutState: 'IN_PROGRESS' }), deployment('1', { status: 'ACTIVE' })],
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, strategy: 'BLUE_GREEN' },
      steady: false,
    },
  });

  test('scales green up to the whole count', () =>
    expect(plan(['1h', '1h'], stage('SCALE_UP'))).toEqual(['start 2 ×2']));
  test('waits for all of green to be healthy', () =>
    expect(plan(['1h', '1h', '2h', '2w'], stage('SCALE_UP'))).toEqual([]));
  test('goes on when green is whole', () =>
    expect(plan(['1h', '1h', '2h', '2h'], stage('SCALE_UP'))).toEqual(['stage POST_SCALE_UP']));
  test('moves all production traffic in its stage', () =>
    expect(plan(['1h', '1h', '2h', '2h'], stage('PRODUCTION_TRAFFIC_SHIFT'))).toEqual([
      'production 100 %',
      'stage POST_PRODUCTION_TRAFFIC_SHIFT',
    ]));
  test('keeps blue whole while it bakes', () =>
    expect(plan(['1h', '2h', '2h'], stage('BAKE_TIME', { productionPercent: 100 }))).toEqual(['start 1 ×1']));
  test('keeps blue, even without a bake time, while clients may be bound to it', () => {
    const shifted = (groupBindingMs: number) => ({
      ...stage('BAKE_TIME', {
        productionPercent: 100,
        stageStartedAt: now,
        deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
      }),
      groupBindingMs,
    });
    expect(plan(['1h', '1h', '2h', '2h'], shifted(1000))).toEqual([]);
    expect(plan(['1h', '1h', '2h', '2h'], shifted(0))).toEqual(['stage CLEAN_UP']);
  });
  test('ends baking although blue finds no place', () =>
    expect(
      plan(['2h', '2h', '1h'], { ...stage('BAKE_TIME', { stageStartedAt: now - 300_000 }), places: [] }),
    ).toEqual(['impede', 'stage CLEAN_UP']));
  test('lets blue go in the end, and is complete when it has drained', () => {
    expect(plan(['1h', '1h', '2h', '2h'], stage('CLEAN_UP'))).toEqual(['stop 1h', 'stop 1h']);
    expect(plan(['1s', '1s', '2h', '2h'], stage('CLEAN_UP'))).toEqual([]);
    expect(plan(['2h', '2h'], stage('CLEAN_UP'))).toEqual(['complete']);
  });
  test('fails when a stage takes a day', () =>
    expect(plan(['1h', '1h', '2w', '2w'], stage('SCALE_UP', { stageStartedAt: now - 86_400_000 }))).toEqual([
      'fail timeout',
    ]));
  test('rolls back traffic first, then green', () => {
    const back = { status: 'ROLLBACK_IN_PROGRESS' as const };
    expect(plan(['1h', '1h', '2h', '2h'], stage('BAKE_TIME', { ...back, productionPercent: 100 }))).toEqual([
      'production 0 %',
    ]);
    expect(plan(['1h', '1h', '2h', '2h'], stage('BAKE_TIME', back))).toEqual(['stop 2h', 'stop 2h']);
    expect(plan(['1h', '1h'], stage('BAKE_TIME', back))).toEqual(['rolled-back']);
  });
});

describe('a service that is deleted', () => {
  const deleted = { service: { status: 'DRAINING' as const, desiredCount: 0 } };
  test('stops its tasks', () => expect(plan(['1h', '1p'], deleted)).toEqual(['stop 1h', 'stop 1p']));
  test('waits until they are drained', () => expect(plan(['1s'], deleted)).toEqual([]));
  test('is inactive then', () => expect(plan([], deleted)).toEqual(['inactive']));
});

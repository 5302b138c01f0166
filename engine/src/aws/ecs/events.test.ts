import { describe, expect, test } from 'vitest';
import type { Events } from '../../kernel/registry.ts';
import { addInstance, behindBalancer, rehearseCluster } from './testing/cluster.ts';
import { update } from './testing/deployments.ts';
import type { PublishedEvent } from './testing/stand-ins.ts';

type EcsEvent = Extract<keyof Events, `ecs/${string}`>;

function rehearseEvents(options?: Parameters<typeof rehearseCluster>[0]) {
  const published: PublishedEvent[] = [];
  const cluster = rehearseCluster({ ...options, published: (event) => void published.push(event) });
  const of = (name: EcsEvent) => published.filter(({ event }) => event === name).map(({ detail }) => detail);
  const names = (name: EcsEvent) => of(name).map(({ detail }) => (detail as { eventName: string }).eventName);
  return { ...cluster, of, names };
}

describe('ECS Task State Change', () => {
  test('follows a task from PROVISIONING to STOPPED, once for each change of its states', () => {
    const { cloud, register, of } = rehearseEvents();
    const { taskArn = '' } = cloud.call('ecs', 'RunTask', {
      cluster: 'main',
      taskDefinition: register('job', { networkMode: 'bridge' }),
    }).tasks![0]!;
    cloud.settle();
    cloud.call('ecs', 'StopTask', { cluster: 'main', task: taskArn, reason: 'enough' });
    cloud.settle();
    const events = of('ecs/task-state-change');
    expect(events.map(({ detail }) => [detail.lastStatus, detail.desiredStatus].join(' '))).toEqual([
      'PROVISIONING RUNNING',
      'PENDING RUNNING',
      'ACTIVATING RUNNING',
      'RUNNING RUNNING',
      'RUNNING STOPPED',
      'STOPPING STOPPED',
      'DEPROVISIONING STOPPED',
      'STOPPED STOPPED',
    ]);
    expect(events.at(-1)).toMatchObject({
      detailType: 'ECS Task State Change',
      resources: [taskArn],
      detail: {
        taskArn,
        clusterArn: 'arn:aws:ecs:us-east-1:000000000000:cluster/main',
        group: 'family:job',
        stopCode: 'UserInitiated',
        stoppedReason: 'enough',
        containers: [{ name: 'app', lastStatus: 'STOPPED' }],
        stoppedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    });
    const versions = events.map(({ detail }) => detail.version as number);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });
});

test('ECS Container Instance State Change: registered, draining, deregistered', () => {
  const { cloud, of } = rehearseEvents({ instances: 0 });
  const arn = addInstance(cloud, 'i-0', 'us-east-1a');
  cloud.call('ecs', 'UpdateContainerInstancesState', {
    cluster: 'main',
    containerInstances: [arn],
    status: 'DRAINING',
  });
  cloud.call('ecs', 'DeregisterContainerInstance', { cluster: 'main', containerInstance: arn });
  const events = of('ecs/container-instance-state-change');
  expect(events.map(({ detail }) => `${detail.version} ${detail.status}`)).toEqual([
    '1 ACTIVE',
    '2 DRAINING',
    '3 INACTIVE',
  ]);
  expect(events[0]).toMatchObject({
    detailType: 'ECS Container Instance State Change',
    resources: [arn],
    detail: { ec2InstanceId: 'i-0', agentConnected: true, registeredAt: expect.any(String) },
  });
});

describe('ECS Deployment State Change', () => {
  test('of a deployment that completes', () => {
    const { cloud, register, create, of, service } = rehearseEvents();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const { serviceArn, deployments } = service('web');
    const deploymentId = deployments![0]!.id!;
    expect(of('ecs/deployment-state-change')).toMatchObject([
      {
        detailType: 'ECS Deployment State Change',
        resources: [serviceArn],
        detail: {
          eventType: 'INFO',
          eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
          deploymentId,
          reason: `ECS deployment ${deploymentId} in progress.`,
        },
      },
      { detail: { eventType: 'INFO', eventName: 'SERVICE_DEPLOYMENT_COMPLETED', deploymentId } },
    ]);
  });

  test('of one that fails and is rolled back: FAILED, then the earlier one is IN_PROGRESS again', () => {
    const cluster = rehearseEvents();
    const { cloud, register, create, behave, of } = cluster;
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      ...behindBalancer,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
    cloud.settle();
    behave('web:2', 'fails to start');
    update(cluster, register('web'));
    cloud.advance(120_000);
    const [first, , second, failed, back, completed] = of('ecs/deployment-state-change').map(
      ({ detail }) =>
        detail as { eventType: string; eventName: string; deploymentId: string; reason: string },
    );
    expect(failed).toMatchObject({
      eventType: 'ERROR',
      eventName: 'SERVICE_DEPLOYMENT_FAILED',
      deploymentId: second?.deploymentId,
      reason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
    expect(back).toMatchObject({
      eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
      deploymentId: first?.deploymentId,
    });
    expect(completed).toMatchObject({
      eventName: 'SERVICE_DEPLOYMENT_COMPLETED',
      deploymentId: first?.deploymentId,
    });
  });
});

describe('ECS Service Action', () => {
  test('of a service that reaches its steady state', () => {
    const { cloud, register, create, of, service } = rehearseEvents();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    expect(of('ecs/service-action')).toEqual([
      {
        detailType: 'ECS Service Action',
        resources: [service('web').serviceArn],
        detail: {
          eventType: 'INFO',
          eventName: 'SERVICE_STEADY_STATE',
          clusterArn: 'arn:aws:ecs:us-east-1:000000000000:cluster/main',
          createdAt: expect.stringMatching(/Z$/),
        },
      },
    ]);
  });

  test('of tasks that find no place, with the reason', () => {
    const { cloud, register, create, of } = rehearseEvents({ instances: 1, memory: 100 });
    create({ serviceName: 'web', taskDefinition: register('web') });
    cloud.advance(10_000);
    expect(of('ecs/service-action')).toMatchObject([
      {
        detail: {
          eventType: 'ERROR',
          eventName: 'SERVICE_TASK_PLACEMENT_FAILURE',
          reason: 'RESOURCE:MEMORY',
        },
      },
    ]);
  });

  test('of tasks that fail to start again and again', () => {
    const { cloud, register, create, behave, names } = rehearseEvents();
    behave('web:1', 'fails to start');
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 1 });
    cloud.advance(60_000);
    expect(names('ecs/service-action')).toEqual(['SERVICE_TASK_START_IMPAIRED']);
  });

  test('of a service whose tasks are spread over the zones again', () => {
    const { cloud, register, create, names } = rehearseEvents({ instances: 1 });
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    addInstance(cloud, 'i-9', 'us-east-1b');
    cloud.advance(30_000);
    expect(names('ecs/service-action')).toEqual([
      'SERVICE_STEADY_STATE',
      'SERVICE_REBALANCING_STARTED',
      'SERVICE_STEADY_STATE',
      'SERVICE_REBALANCING_COMPLETED',
    ]);
  });
});

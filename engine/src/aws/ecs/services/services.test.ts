import { describe, expect, test } from 'vitest';
import { addInstance, behindBalancer, groupA, rehearseCluster } from '../testing/cluster.ts';
import { tables } from '../testing/stand-ins.ts';

describe('a service behind a load balancer', () => {
  test('starts spread over the zones, registered and healthy, and reports it in AWS’s words', () => {
    const { cloud, register, create, service, tasksOf, messages } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    expect(service('web')).toMatchObject({ runningCount: 2, pendingCount: 0, desiredCount: 2 });
    expect(service('web').deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
    expect(
      tasksOf('web')
        .map((task) => task.availabilityZone)
        .sort(),
    ).toEqual(['us-east-1a', 'us-east-1b']);
    const reported = messages('web');
    expect(reported[0]).toMatch(/^\(service web\) has started 2 tasks: \(task \w+\) \(task \w+\)\.$/);
    expect(reported[1]).toBe(`(service web) registered 1 targets in (target-group ${groupA})`);
    expect(reported.at(-2)).toMatch(
      /^\(service web\) \(deployment ecs-svc\/\d{19}\) deployment completed\.$/,
    );
    expect(reported.at(-1)).toBe('(service web) has reached a steady state.');
    expect(cloud.log).toEqual([]);
  });

  test('deploys a new revision: new tasks beside old ones, which are drained before they stop', () => {
    const { cloud, register, create, service, tasksOf } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const old = tasksOf('web').map((task) => task.taskArn!);
    const second = register('web');
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', taskDefinition: second });
    cloud.settle();
    expect(tasksOf('web').every((task) => task.taskDefinitionArn === second)).toBe(true);
    const leaving = () => cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: old }).tasks!;
    expect(leaving().map((task) => task.lastStatus)).toEqual(['DEACTIVATING', 'DEACTIVATING']);
    expect(service('web').deployments).toHaveLength(2);
    cloud.advance(19_999);
    expect(leaving().map((task) => task.lastStatus)).toEqual(['DEACTIVATING', 'DEACTIVATING']);
    cloud.advance(1);
    expect(leaving()).toMatchObject([
      { lastStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated' },
      {
        lastStatus: 'STOPPED',
        stoppedReason: expect.stringMatching(/^Scaling activity initiated by \(deployment ecs-svc/),
      },
    ]);
    expect(service('web').deployments).toMatchObject([{ taskDefinition: second, rolloutState: 'COMPLETED' }]);
  });

  test('replaces a task whose health checks begin to fail', () => {
    const { cloud, register, create, behave, service, tasksOf, messages } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const before = tasksOf('web').map((task) => task.taskArn!);
    behave('web:1', 'unhealthy');
    behave('web:1', 'healthy');
    cloud.advance(60_000);
    expect(service('web').runningCount).toBe(2);
    expect(tasksOf('web').some((task) => before.includes(task.taskArn!))).toBe(false);
    const stopped = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: before }).tasks!;
    expect(stopped[0]?.stoppedReason).toBe(`Task failed ELB health checks in (target-group ${groupA})`);
    expect(messages('web')).toContainEqual(
      expect.stringMatching(
        /is unhealthy in \(target-group arn:tg\/a\) due to \(reason Health checks failed with these codes: \[500\]\)\.$/,
      ),
    );
  });

  test('replaces a task whose target was deregistered by a caller', () => {
    const { cloud, register, create, tasksOf, messages } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const [target] = cloud.state.all(tables.targets);
    cloud.call('elbv2', 'DeregisterTargets', {
      TargetGroupArn: groupA,
      Targets: [{ Id: target!.id, Port: target!.port }],
    });
    cloud.report('balancer/health', { targets: [] });
    cloud.advance(30_000);
    expect(tasksOf('web')).toHaveLength(2);
    expect(cloud.state.all(tables.targets).map(({ state }) => state)).toEqual(['healthy', 'healthy']);
    expect(messages('web')).toContainEqual(expect.stringMatching(/due to TARGET IS NOT FOUND\.$/));
  });

  test('replaces a task that is killed', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const [victim] = tasksOf('web');
    cloud.report('runtime/container-exited', { taskArn: victim!.taskArn!, container: 'app', exitCode: 137 });
    cloud.settle();
    expect(tasksOf('web').map((task) => task.lastStatus)).toEqual(['RUNNING', 'RUNNING']);
    const [ended] = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [victim!.taskArn!] }).tasks!;
    expect(ended).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 137 }],
    });
    expect(cloud.state.all(tables.interfaces)).toHaveLength(2);
  });

  test('follows its desired count both ways, one task from each zone', () => {
    const { cloud, register, create, service, tasksOf } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 4 });
    cloud.settle();
    expect(service('web').runningCount).toBe(4);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 2 });
    cloud.advance(30_000);
    expect(
      tasksOf('web')
        .map((task) => task.availabilityZone)
        .sort(),
    ).toEqual(['us-east-1a', 'us-east-1b']);
    expect(service('web').deployments).toHaveLength(1);
    expect(service('web').events?.[0]?.message).toBe('(service web) has reached a steady state.');
  });

  test('scales in around tasks that are protected, until they are no longer', () => {
    const { cloud, register, create, tasksOf, messages } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const arns = tasksOf('web').map((task) => task.taskArn!);
    const protect = (tasks: string[]) =>
      cloud.call('ecs', 'UpdateTaskProtection', {
        cluster: 'main',
        tasks,
        protectionEnabled: true,
        expiresInMinutes: 10,
      });
    expect(protect(arns).protectedTasks).toHaveLength(2);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 1 });
    cloud.advance(599_999);
    expect(tasksOf('web')).toHaveLength(2);
    expect(messages('web').at(-1)).toMatch(/The number of protected tasks are more than the desired count/);
    cloud.advance(1);
    expect(tasksOf('web')).toHaveLength(1);
  });

  test('moves its tasks off a draining instance, and stops them once the replacements are healthy', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster({ instances: 3 });
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const [moved] = tasksOf('web');
    cloud.call('ecs', 'UpdateContainerInstancesState', {
      cluster: 'main',
      containerInstances: [moved!.containerInstanceArn!],
      status: 'DRAINING',
    });
    cloud.advance(30_000);
    expect(tasksOf('web')).toHaveLength(2);
    expect(tasksOf('web').some((task) => task.containerInstanceArn === moved!.containerInstanceArn)).toBe(
      false,
    );
    const [instance] = cloud.call('ecs', 'DescribeContainerInstances', {
      cluster: 'main',
      containerInstances: [moved!.containerInstanceArn!],
    }).containerInstances!;
    expect(instance).toMatchObject({ status: 'DRAINING', runningTasksCount: 0, pendingTasksCount: 0 });
  });

  test('recovers on the remaining instances when one is terminated', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const lost = tasksOf('web').find((task) => task.availabilityZone === 'us-east-1a')!;
    cloud.call('ec2', 'TerminateInstances', { InstanceIds: ['i-0'] });
    cloud.settle();
    expect(tasksOf('web').map((task) => task.availabilityZone)).toEqual(['us-east-1b', 'us-east-1b']);
    const [ended] = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [lost.taskArn!] }).tasks!;
    expect(ended).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Host EC2 (instance i-0) terminated.',
    });
  });

  test('spreads over the zones again when an instance joins where it has no task', () => {
    const { cloud, register, create, tasksOf, messages } = rehearseCluster({ instances: 1 });
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    expect(tasksOf('web').map((task) => task.availabilityZone)).toEqual(['us-east-1a', 'us-east-1a']);
    addInstance(cloud, 'i-9', 'us-east-1b');
    cloud.advance(30_000);
    expect(
      tasksOf('web')
        .map((task) => task.availabilityZone)
        .sort(),
    ).toEqual(['us-east-1a', 'us-east-1b']);
    const reported = messages('web');
    expect(reported).toContain(
      '(service web) is not AZ balanced with 2 tasks in us-east-1a, 0 tasks in us-east-1b. AZ Rebalancing in progress.',
    );
    expect(reported.at(-1)).toBe(
      '(service web) is AZ balanced with 1 tasks in us-east-1a, 1 tasks in us-east-1b.',
    );
  });

  test('waits for room, reports why once, and goes on when an instance joins', () => {
    const { cloud, register, create, service, messages } = rehearseCluster({
      instances: 1,
      instanceType: 't3.small',
    });
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 3 });
    cloud.advance(60_000);
    expect(service('web').runningCount).toBe(2);
    const unplaced = messages('web').filter((message) => message.includes('unable to place a task'));
    expect(unplaced).toHaveLength(1);
    expect(unplaced[0]).toMatch(
      /The closest matching \(container-instance \w{32}\) encountered error "RESOURCE:ENI"\./,
    );
    addInstance(cloud, 'i-9', 'us-east-1b');
    cloud.settle();
    expect(service('web').runningCount).toBe(3);
  });

  test('is deleted: drained, then INACTIVE, with its network interfaces released', () => {
    const { cloud, register, create, service } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const remove = (force: boolean) =>
      cloud.call('ecs', 'DeleteService', { cluster: 'main', service: 'web', force });
    expect(() => remove(false)).toThrow('The service cannot be stopped while it is scaled above 0.');
    remove(true);
    cloud.settle();
    expect(service('web').status).toBe('DRAINING');
    cloud.advance(20_000);
    expect(service('web').status).toBe('INACTIVE');
    expect(cloud.state.all(tables.interfaces)).toEqual([]);
    expect(cloud.call('ecs', 'ListServices', { cluster: 'main' }).serviceArns).toEqual([]);
  });
});

describe('a service without a load balancer', () => {
  test('is steady when its tasks have run for 40 seconds', () => {
    const { cloud, register, create, service } = rehearseCluster();
    create({ serviceName: 'worker', taskDefinition: register('worker') });
    cloud.advance(39_999);
    expect(service('worker').deployments?.[0]?.rolloutState).toBe('IN_PROGRESS');
    cloud.advance(1);
    expect(service('worker').deployments?.[0]?.rolloutState).toBe('COMPLETED');
  });

  test('as a daemon runs one task on each instance, including those that join later', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster();
    create({
      serviceName: 'agent',
      taskDefinition: register('agent'),
      schedulingStrategy: 'DAEMON',
      desiredCount: undefined,
    });
    cloud.settle();
    expect(new Set(tasksOf('agent').map((task) => task.containerInstanceArn)).size).toBe(2);
    addInstance(cloud, 'i-9', 'us-east-1a');
    cloud.settle();
    expect(new Set(tasksOf('agent').map((task) => task.containerInstanceArn)).size).toBe(3);
    expect(tasksOf('agent')).toHaveLength(3);
    // As the waiter ServicesStable wants it.
    const { services = [] } = cloud.call('ecs', 'DescribeServices', { cluster: 'main', services: ['agent'] });
    expect(services).toMatchObject([
      { desiredCount: 3, runningCount: 3, deployments: [{ desiredCount: 3, runningCount: 3 }] },
    ]);
  });

  test('on Fargate needs no instance', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster({ instances: 0 });
    const taskDefinition = register('web', {
      cpu: '256',
      memory: '512',
      requiresCompatibilities: ['FARGATE'],
    });
    create({ serviceName: 'web', taskDefinition, launchType: 'FARGATE' });
    cloud.settle();
    expect(tasksOf('web')).toMatchObject([
      { launchType: 'FARGATE', lastStatus: 'RUNNING' },
      { launchType: 'FARGATE', lastStatus: 'RUNNING' },
    ]);
    expect(new Set(tasksOf('web').map((task) => task.availabilityZone)).size).toBe(2);
  });
});

describe('a service on a capacity provider', () => {
  test('makes its group grow until all its tasks have a place', () => {
    const { cloud, register, create, service } = rehearseCluster({ instances: 0 });
    cloud.call('ecs', 'CreateCapacityProvider', {
      name: 'provider',
      autoScalingGroupProvider: {
        autoScalingGroupArn: 'arn:aws:autoscaling:us-east-1:0:autoScalingGroup:1:autoScalingGroupName/group',
        managedScaling: { status: 'ENABLED' },
      },
    });
    const strategy = [{ capacityProvider: 'provider', weight: 1 }];
    cloud.call('ecs', 'PutClusterCapacityProviders', {
      cluster: 'main',
      capacityProviders: ['provider'],
      defaultCapacityProviderStrategy: strategy,
    });
    create({ serviceName: 'web', taskDefinition: register('web'), desiredCount: 3 });
    cloud.settle();
    expect(service('web')).toMatchObject({ runningCount: 0, capacityProviderStrategy: strategy });
    const joined = () => cloud.state.keys(tables.instances).length;
    for (let minute = 0; minute < 5; minute++) {
      const wanted = cloud.state.get(tables.groups, 'group')?.desired ?? 0;
      for (let one = joined(); one < wanted; one++)
        addInstance(cloud, `i-${one}`, 'us-east-1a', { instanceType: 't3.small' });
      cloud.advance(60_000);
    }
    expect(joined()).toBe(2);
    expect(service('web').runningCount).toBe(3);
    expect(cloud.log).toEqual([]);
  });
});

describe('after the engine was killed', () => {
  test('tasks that still run are kept, lost ones are replaced, unknown ones are stopped', () => {
    const { cloud, register, create, tasksOf } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const [kept, lost] = tasksOf('web').map((task) => task.taskArn!);
    cloud.restart();
    cloud.settle();
    cloud.report('runtime/recovered', {
      taskArns: [kept!, 'arn:aws:ecs:us-east-1:000000000000:task/main/unknown'],
    });
    cloud.settle();
    const now = tasksOf('web').map((task) => task.taskArn!);
    expect(now).toContain(kept);
    expect(now).not.toContain(lost);
    expect(now).toHaveLength(2);
    expect(cloud.effects.at(-2)).toMatchObject({
      effect: 'runtime/stop-task',
      input: { taskArn: expect.stringMatching(/unknown$/) },
    });
  });
});

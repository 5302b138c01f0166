// Task sets: how an external deployment controller drives a service.

import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { groupA, groupB, rehearseCluster } from '../testing/cluster.ts';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } };
const where = { cluster: 'main', service: 'web' };

function external(desiredCount = 2) {
  const cluster = rehearseCluster();
  const { cloud, register } = cluster;
  const created = cloud.call('ecs', 'CreateService', {
    cluster: 'main',
    serviceName: 'web',
    desiredCount,
    deploymentController: { type: 'EXTERNAL' },
  }).service!;
  const add = (group: string, value = 100, change: object = {}) =>
    cloud.call('ecs', 'CreateTaskSet', {
      ...where,
      taskDefinition: register('web'),
      networkConfiguration,
      loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 8080 }],
      scale: { unit: 'PERCENT', value },
      ...change,
    }).taskSet!;
  const sets = (taskSets?: string[]) =>
    cloud.call('ecs', 'DescribeTaskSets', { ...where, ...(taskSets && { taskSets }) }).taskSets!;
  return { ...cluster, created, add, sets };
}

test('a service with an external controller has no tasks until it is given a task set', () => {
  const { cloud, created, add, sets, service, tasksOf } = external();
  expect(created).toMatchObject({
    deploymentController: { type: 'EXTERNAL' },
    desiredCount: 2,
    taskSets: [],
    deployments: [],
  });
  expect(created.taskDefinition).toBeUndefined();
  cloud.advance(60_000);
  expect(tasksOf('web')).toEqual([]);
  const { id, taskSetArn } = add(groupA);
  expect(taskSetArn).toMatch(/:task-set\/main\/web\/ecs-svc\/\d{19}$/);
  expect(sets([id!])).toMatchObject([{ status: 'ACTIVE', stabilityStatus: 'STABILIZING' }]);
  cloud.advance(60_000);
  expect(sets([taskSetArn!])).toMatchObject([
    { id, computedDesiredCount: 2, runningCount: 2, pendingCount: 0, stabilityStatus: 'STEADY_STATE' },
  ]);
  expect(tasksOf('web').map(({ startedBy }) => startedBy)).toEqual([id, id]);
  expect(service('web').taskSets).toHaveLength(1);
});

test('a blue/green deployment by hand: a second task set, the primary moves, the first one is deleted', () => {
  const { cloud, add, sets, service, tasksOf } = external();
  const blue = add(groupA);
  cloud.call('ecs', 'UpdateServicePrimaryTaskSet', { ...where, primaryTaskSet: blue.id });
  const green = add(groupB, 50);
  cloud.advance(60_000);
  expect(sets().map(({ status, runningCount }) => [status, runningCount])).toEqual([
    ['ACTIVE', 1],
    ['PRIMARY', 2],
  ]);
  cloud.call('ecs', 'UpdateTaskSet', { ...where, taskSet: green.id, scale: { unit: 'PERCENT', value: 100 } });
  cloud.advance(60_000);
  const { taskSet } = cloud.call('ecs', 'UpdateServicePrimaryTaskSet', {
    ...where,
    primaryTaskSet: green.taskSetArn,
  });
  expect(taskSet).toMatchObject({ id: green.id, status: 'PRIMARY' });
  expect(service('web')).toMatchObject({
    taskDefinition: green.taskDefinition,
    loadBalancers: [{ targetGroupArn: groupB }],
    runningCount: 4,
  });
  const deleted = cloud.call('ecs', 'DeleteTaskSet', { ...where, taskSet: blue.id, force: true });
  expect(deleted.taskSet).toMatchObject({ status: 'DRAINING', computedDesiredCount: 0 });
  cloud.advance(60_000);
  expect(sets().map(({ id }) => id)).toEqual([green.id]);
  expect(tasksOf('web').map(({ startedBy }) => startedBy)).toEqual([green.id, green.id]);
  expect(service('web').events?.[0]?.message).toContain('has reached a steady state');
});

test('a change of the desired count reaches every task set in proportion', () => {
  const { cloud, add, sets } = external(3);
  add(groupA, 50);
  add(groupB, 100);
  cloud.advance(60_000);
  expect(sets().map(({ computedDesiredCount }) => computedDesiredCount)).toEqual([3, 2]);
  cloud.call('ecs', 'UpdateService', { ...where, desiredCount: 1 });
  cloud.advance(60_000);
  expect(sets().map(({ runningCount }) => runningCount)).toEqual([1, 1]);
});

test('a task set without a scale starts no task, and its tags can be changed', () => {
  const { cloud, add, sets } = external();
  const { taskSetArn } = add(groupA, 0, { scale: undefined, tags: [{ key: 'team', value: 'a' }] });
  cloud.advance(60_000);
  expect(sets()).toMatchObject([{ scale: { value: 0 }, runningCount: 0, stabilityStatus: 'STEADY_STATE' }]);
  const resourceArn = taskSetArn!;
  cloud.call('ecs', 'TagResource', { resourceArn, tags: [{ key: 'team', value: 'b' }] });
  expect(cloud.call('ecs', 'ListTagsForResource', { resourceArn }).tags).toEqual([
    { key: 'team', value: 'b' },
  ]);
  const described = cloud.call('ecs', 'DescribeTaskSets', { ...where, include: ['TAGS'] }).taskSets;
  expect(described?.[0]?.tags).toEqual([{ key: 'team', value: 'b' }]);
  cloud.call('ecs', 'DeleteTaskSet', { ...where, taskSet: resourceArn });
  cloud.advance(1000);
  expect(sets()).toEqual([]);
});

test('the same client token returns the same task set', () => {
  const { add, sets } = external();
  const [first, second] = [1, 2].map(() => add(groupA, 0, { clientToken: 'token' }));
  expect(second?.id).toBe(first?.id);
  expect(sets()).toHaveLength(1);
});

test('what does not exist is a failure with the reason MISSING, or TaskSetNotFoundException', () => {
  const { cloud } = external();
  const id = 'ecs-svc/1234567890123456789';
  expect(cloud.call('ecs', 'DescribeTaskSets', { ...where, taskSets: [id] })).toEqual({
    taskSets: [],
    failures: [{ arn: expect.stringContaining(`:task-set/main/web/${id}`), reason: 'MISSING' }],
  });
  for (const operation of ['UpdateTaskSet', 'DeleteTaskSet'] as const)
    expect(
      faultOf(() => cloud.call('ecs', operation, { ...where, taskSet: id, scale: { value: 10 } })),
    ).toContain('TaskSetNotFoundException');
});

test('what makes no sense is refused', () => {
  const { cloud, add, create, register } = external();
  const { id } = add(groupA);
  cloud.call('ecs', 'UpdateServicePrimaryTaskSet', { ...where, primaryTaskSet: id });
  const refusal = (call: () => unknown) => faultOf(call);
  expect(refusal(() => cloud.call('ecs', 'DeleteTaskSet', { ...where, taskSet: id }))).toContain(
    'scaled above 0',
  );
  expect(refusal(() => add(groupA, 101))).toContain('Scale value must be between 0 and 100.');
  expect(refusal(() => add('arn:tg/lonely'))).toContain('does not have an associated load balancer');
  expect(refusal(() => add(groupA, 100, { networkConfiguration: undefined }))).toContain(
    'Network Configuration must be provided',
  );
  for (let more = 0; more < 4; more++) add(groupB, 0);
  expect(refusal(() => add(groupB, 0))).toBe(
    'InvalidParameterException: 5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.',
  );
  expect(
    refusal(() => cloud.call('ecs', 'UpdateService', { ...where, taskDefinition: register('web') })),
  ).toContain('Unable to update task definition on services with a EXTERNAL deployment controller.');
  create({ serviceName: 'own', taskDefinition: register('web') });
  expect(refusal(() => cloud.call('ecs', 'DescribeTaskSets', { cluster: 'main', service: 'own' }))).toContain(
    'Task sets are only supported',
  );
  expect(
    refusal(() =>
      create({
        serviceName: 'other',
        taskDefinition: register('web'),
        deploymentController: { type: 'EXTERNAL' },
      }),
    ),
  ).toContain('TaskDefinition must be blank.');
});

test('tasks that fail are replaced, and the service can be deleted with its task sets', () => {
  const { cloud, add, behave, service, tasksOf, sets } = external();
  const { taskDefinition } = add(groupA);
  cloud.advance(60_000);
  behave(taskDefinition!.split('/').at(-1)!, 'unhealthy');
  cloud.advance(1000);
  expect(sets()).toMatchObject([{ stabilityStatus: 'STABILIZING' }]);
  behave(taskDefinition!.split('/').at(-1)!, 'healthy');
  cloud.advance(120_000);
  expect(sets()).toMatchObject([{ stabilityStatus: 'STEADY_STATE', runningCount: 2 }]);
  cloud.call('ecs', 'DeleteService', { ...where, force: true });
  cloud.advance(120_000);
  expect(tasksOf('web')).toEqual([]);
  expect(service('web').status).toBe('INACTIVE');
});

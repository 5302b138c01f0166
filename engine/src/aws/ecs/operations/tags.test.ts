import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const resourceArn = 'arn:aws:ecs:us-east-1:000000000000:cluster/main';

describe('tags', () => {
  test('TagResource adds and replaces, UntagResource removes, ListTagsForResource returns what is left', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    const tag = (tags: { key: string; value: string }[]) =>
      cloud.call('ecs', 'TagResource', { resourceArn, tags });
    tag([
      { key: 'team', value: 'web' },
      { key: 'stage', value: 'test' },
    ]);
    tag([{ key: 'stage', value: 'production' }]);
    cloud.call('ecs', 'UntagResource', { resourceArn, tagKeys: ['team', 'none'] });
    expect(cloud.call('ecs', 'ListTagsForResource', { resourceArn }).tags).toEqual([
      { key: 'stage', value: 'production' },
    ]);
    expect(
      cloud.call('ecs', 'DescribeClusters', { clusters: ['main'], include: ['TAGS'] }).clusters?.[0]?.tags,
    ).toEqual([{ key: 'stage', value: 'production' }]);
  });

  test.each([
    [
      'a resource that does not exist',
      resourceArn.replace('main', 'none'),
      'ResourceNotFoundException: The specified resource could not be found.',
    ],
    [
      'a kind of resource that has no tags',
      'arn:aws:ecs:us-east-1:000000000000:service-deployment/a/b/c',
      'InvalidParameterException: Invalid identifier: Identifier is for service-deployment.',
    ],
  ])('of %s are refused', (_what, arn, expected) => {
    const { cloud } = rehearseCluster({ instances: 0 });
    expect(faultOf(() => cloud.call('ecs', 'ListTagsForResource', { resourceArn: arn }))).toBe(expected);
  });

  test('are 50 at most', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: String(index), value: '' }));
    expect(faultOf(() => cloud.call('ecs', 'TagResource', { resourceArn, tags }))).toBe(
      'InvalidParameterException: The maximum number of tags per resource is 50.',
    );
  });

  test('reach a service’s tasks when it propagates them', () => {
    const { cloud, register, create } = rehearseCluster();
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      desiredCount: 1,
      tags: [{ key: 'team', value: 'web' }],
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
    });
    cloud.settle();
    const tasks = cloud.call('ecs', 'ListTasks', { cluster: 'main', serviceName: 'web' }).taskArns;
    const [task] = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks, include: ['TAGS'] }).tasks!;
    expect(task?.tags).toEqual([
      { key: 'team', value: 'web' },
      { key: 'aws:ecs:clusterName', value: 'main' },
      { key: 'aws:ecs:serviceName', value: 'web' },
    ]);
  });
});

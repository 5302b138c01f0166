import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, group, makeGroup, rehearsal } from './testing/groups.ts';

const tag = (Key: string, Value: string, more: object = {}) => ({
  ResourceId: 'nodes',
  ResourceType: 'auto-scaling-group',
  Key,
  Value,
  PropagateAtLaunch: true,
  ...more,
});

const instanceTags = (cloud: Rehearsal) =>
  cloud
    .call('ec2', 'DescribeInstances', {})
    .Reservations!.flatMap(({ Instances = [] }) => Instances)
    .map(({ Tags = [] }) => Tags.filter(({ Key }) => Key === 'team').map(({ Value }) => Value));

test('a changed tag reaches instances that are launched later, and none that run', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 1, Tags: [tag('team', 'web')] });
  cloud.advance(300);
  cloud.call('autoscaling', 'CreateOrUpdateTags', { Tags: [tag('team', 'api'), tag('stage', 'test')] });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 2 });
  cloud.advance(300);
  expect(instanceTags(cloud).flat()).toEqual(['web', 'api']);
  expect(group(cloud).Tags).toEqual([tag('team', 'api'), tag('stage', 'test')]);
});

test('a deleted tag is gone; one that is not there is no error', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { Tags: [tag('team', 'web'), tag('stage', 'test')] });
  cloud.call('autoscaling', 'DeleteTags', {
    Tags: ['team', 'none'].map((Key) => ({ ResourceId: 'nodes', ResourceType: 'auto-scaling-group', Key })),
  });
  expect(group(cloud).Tags).toEqual([tag('stage', 'test')]);
});

test('tags of a group that does not exist are refused', () => {
  const cloud = rehearsal();
  const tags = { Tags: [tag('team', 'web')] };
  const expected = "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'nodes' not found";
  expect(faultOf(() => cloud.call('autoscaling', 'CreateOrUpdateTags', tags))).toBe(expected);
  expect(faultOf(() => cloud.call('autoscaling', 'DeleteTags', tags))).toBe(expected);
});

test('DescribeTags filters by group, key, value and propagation, and pages', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { Tags: [tag('b', '1'), tag('a', '2', { PropagateAtLaunch: false })] });
  makeGroup(cloud, { AutoScalingGroupName: 'others', Tags: [tag('a', '1', { ResourceId: 'others' })] });
  const describe = (input: object) => cloud.call('autoscaling', 'DescribeTags', input);
  const found = (input: object) =>
    describe(input).Tags!.map(({ ResourceId, Key, Value }) => `${ResourceId} ${Key}=${Value}`);
  const filter = (Name: string, ...Values: string[]) => found({ Filters: [{ Name, Values }] });
  expect(filter('auto-scaling-group', 'others')).toEqual(['others a=1']);
  expect(filter('key', 'a')).toEqual(['nodes a=2', 'others a=1']);
  expect(filter('value', '1')).toEqual(['nodes b=1', 'others a=1']);
  expect(filter('propagate-at-launch', 'false')).toEqual(['nodes a=2']);
  const { NextToken } = describe({ MaxRecords: 1 });
  expect(found({ NextToken })).toEqual(['nodes b=1', 'others a=1']);
});

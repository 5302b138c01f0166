import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { makeInstance, newAccount } from './testing/databases.ts';

const subnets = (cloud: Rehearsal) =>
  cloud.call('ec2', 'DescribeSubnets', {}).Subnets!.map(({ SubnetId = '' }) => SubnetId);

test('a subnet group covers two zones, and stays for as long as an instance uses it', () => {
  using cloud = newAccount();
  const create = (SubnetIds: string[]) =>
    cloud.call('rds', 'CreateDBSubnetGroup', {
      DBSubnetGroupName: 'Inner',
      DBSubnetGroupDescription: 'test',
      SubnetIds,
    });
  expect(faultOf(() => create(subnets(cloud).slice(0, 1)))).toContain('DBSubnetGroupDoesNotCoverEnoughAZs');
  expect(create(subnets(cloud).slice(0, 2)).DBSubnetGroup).toMatchObject({
    DBSubnetGroupName: 'inner',
    SubnetGroupStatus: 'Complete',
  });
  cloud.call('rds', 'ModifyDBSubnetGroup', { DBSubnetGroupName: 'inner', SubnetIds: subnets(cloud) });
  const [group] = cloud.call('rds', 'DescribeDBSubnetGroups', { DBSubnetGroupName: 'inner' }).DBSubnetGroups!;
  expect(group?.Subnets).toHaveLength(subnets(cloud).length);
  makeInstance(cloud, { DBSubnetGroupName: 'inner' });
  const remove = () => cloud.call('rds', 'DeleteDBSubnetGroup', { DBSubnetGroupName: 'inner' });
  expect(faultOf(remove)).toContain('shop is still using it');
  cloud.call('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true });
  remove();
  expect(cloud.call('rds', 'DescribeDBSubnetGroups', {}).DBSubnetGroups).toEqual([]);
});

test('parameter groups of instances and clusters keep what they are given', () => {
  using cloud = newAccount();
  const given = { DBParameterGroupFamily: 'postgres17', Description: 'test' };
  const Parameters = [{ ParameterName: 'log_statement', ParameterValue: 'all' }];
  cloud.call('rds', 'CreateDBParameterGroup', { DBParameterGroupName: 'a', ...given });
  cloud.call('rds', 'ModifyDBParameterGroup', { DBParameterGroupName: 'a', Parameters });
  cloud.call('rds', 'CreateDBClusterParameterGroup', { DBClusterParameterGroupName: 'a', ...given });
  cloud.call('rds', 'ModifyDBClusterParameterGroup', { DBClusterParameterGroupName: 'a', Parameters });
  expect(cloud.call('rds', 'DescribeDBParameters', { DBParameterGroupName: 'a' }).Parameters).toMatchObject(
    Parameters,
  );
  expect(
    cloud.call('rds', 'DescribeDBClusterParameters', { DBClusterParameterGroupName: 'a' }).Parameters,
  ).toMatchObject(Parameters);
  cloud.call('rds', 'DeleteDBParameterGroup', { DBParameterGroupName: 'a' });
  expect(cloud.call('rds', 'DescribeDBParameterGroups', {}).DBParameterGroups).toEqual([]);
  expect(cloud.call('rds', 'DescribeDBClusterParameterGroups', {}).DBClusterParameterGroups).toHaveLength(1);
  cloud.call('rds', 'DeleteDBClusterParameterGroup', { DBClusterParameterGroupName: 'a' });
  expect(faultOf(() => cloud.call('rds', 'DeleteDBParameterGroup', { DBParameterGroupName: 'a' }))).toBe(
    'DBParameterGroupNotFound: DBParameterGroup not found: a',
  );
});

test('tags come and go', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  const ResourceName = 'arn:aws:rds:us-east-1:000000000000:db:shop';
  cloud.call('rds', 'AddTagsToResource', {
    ResourceName,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('rds', 'RemoveTagsFromResource', { ResourceName, TagKeys: ['a'] });
  expect(cloud.call('rds', 'ListTagsForResource', { ResourceName }).TagList).toEqual([
    { Key: 'b', Value: '2' },
  ]);
});

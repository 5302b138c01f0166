import { expect, test } from 'vitest';
import { faultCode } from '../testing/faults.ts';
import { newAccount } from '../testing/network.ts';

test('security group rules are authorized, grouped into permissions, rejected as duplicates and revoked', () => {
  const cloud = newAccount();
  const { GroupId } = cloud.call('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' });
  const IpPermissions = [
    {
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 80,
      IpRanges: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '10.0.0.0/8' }],
    },
  ];
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
  const group = () =>
    cloud.call('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId!] }).SecurityGroups![0]!;
  expect(group().IpPermissions).toMatchObject([{ FromPort: 80, IpRanges: [{}, {}] }]);
  expect(group().IpPermissionsEgress).toMatchObject([{ IpProtocol: '-1' }]);
  expect(() => cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })).toThrow(
    'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
  );
  cloud.call('ec2', 'RevokeSecurityGroupIngress', { GroupId, IpPermissions });
  expect(group().IpPermissions).toEqual([]);
});

test('a group that another group refers to cannot be deleted', () => {
  const cloud = newAccount();
  const make = (GroupName: string) =>
    cloud.call('ec2', 'CreateSecurityGroup', { GroupName, Description: 'x' }).GroupId!;
  const [balancer, tasks] = [make('balancer'), make('tasks')];
  const IpPermissions = [
    { IpProtocol: 'tcp', FromPort: 1, ToPort: 65535, UserIdGroupPairs: [{ GroupId: balancer }] },
  ];
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: tasks, IpPermissions });
  expect(faultCode(() => cloud.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer }))).toBe(
    'DependencyViolation',
  );
  cloud.call('ec2', 'DeleteSecurityGroup', { GroupId: tasks });
  cloud.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer });
  expect(faultCode(() => cloud.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer }))).toBe(
    'InvalidGroup.NotFound',
  );
});

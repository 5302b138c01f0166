import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
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

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] };

function webGroup() {
  const cloud = newAccount();
  const GroupId = cloud.call('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' }).GroupId!;
  const rules = () =>
    cloud.call('ec2', 'DescribeSecurityGroupRules', {
      Filters: [{ Name: 'group-id', Values: [GroupId] }],
    }).SecurityGroupRules!;
  return { cloud, GroupId, rules };
}

test('AuthorizeSecurityGroupEgress adds outbound rules beside the one that allows everything', () => {
  const { cloud, GroupId, rules } = webGroup();
  const { SecurityGroupRules } = cloud.call('ec2', 'AuthorizeSecurityGroupEgress', {
    GroupId,
    IpPermissions: [https],
  });
  expect(SecurityGroupRules).toMatchObject([{ IsEgress: true, FromPort: 443, CidrIpv4: '10.0.0.0/8' }]);
  expect(rules().map(({ IsEgress, IpProtocol }) => [IsEgress, IpProtocol])).toEqual([
    [true, '-1'],
    [true, 'tcp'],
  ]);
  expect(
    faultText(() => cloud.call('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [https] })),
  ).toBe(
    'InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0/8, TCP, from port: 443, to port: 443, ALLOW" already exists',
  );
});

test('RevokeSecurityGroupEgress removes rules by their traffic or by their ids, in its own direction only', () => {
  const { cloud, GroupId, rules } = webGroup();
  cloud.call('ec2', 'RevokeSecurityGroupEgress', {
    GroupId,
    IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  expect(rules()).toEqual([]);
  const revoke = (change: object) => cloud.call('ec2', 'RevokeSecurityGroupEgress', { GroupId, ...change });
  expect(faultText(() => revoke({ IpPermissions: [https] }))).toBe(
    'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
  );
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [https] });
  const SecurityGroupRuleIds = [rules()[0]!.SecurityGroupRuleId!];
  expect(faultCode(() => revoke({ SecurityGroupRuleIds }))).toBe('InvalidSecurityGroupRuleId.NotFound');
  cloud.call('ec2', 'RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds });
  expect(rules()).toEqual([]);
});

test('ModifySecurityGroupRules replaces a rule and keeps its id', () => {
  const { cloud, GroupId, rules } = webGroup();
  const [rule] = cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [https] })
    .SecurityGroupRules!;
  const SecurityGroupRuleId = rule!.SecurityGroupRuleId;
  const modify = (SecurityGroupRule: object, group = GroupId) =>
    cloud.call('ec2', 'ModifySecurityGroupRules', {
      GroupId: group,
      SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }],
    });
  modify({ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIpv4: '10.1.0.0/16', Description: 'dns' });
  expect(rules().filter(({ IsEgress }) => !IsEgress)).toMatchObject([
    { SecurityGroupRuleId, IpProtocol: 'udp', FromPort: 53, CidrIpv4: '10.1.0.0/16', Description: 'dns' },
  ]);
  expect(faultCode(() => modify({ IpProtocol: 'tcp', CidrIpv4: '10.1.0.0/16' }))).toBe(
    'InvalidParameterValue',
  );
  const other = cloud.call('ec2', 'CreateSecurityGroup', {
    GroupName: 'other',
    Description: 'other',
  }).GroupId;
  expect(faultText(() => modify({ IpProtocol: '-1', CidrIpv4: '10.1.0.0/16' }, other))).toBe(
    `InvalidSecurityGroupRuleId.NotFound: The security group rule ID '${SecurityGroupRuleId}' does not exist`,
  );
});

test.each([
  ['AuthorizeSecurityGroupIngress', 'UpdateSecurityGroupRuleDescriptionsIngress'],
  ['AuthorizeSecurityGroupEgress', 'UpdateSecurityGroupRuleDescriptionsEgress'],
] as const)('after %s, %s changes and removes descriptions', (authorize, update) => {
  const { cloud, GroupId, rules } = webGroup();
  const [added] = cloud.call('ec2', authorize, { GroupId, IpPermissions: [https] }).SecurityGroupRules!;
  const SecurityGroupRuleId = added!.SecurityGroupRuleId;
  const description = () =>
    rules().find((rule) => rule.SecurityGroupRuleId === SecurityGroupRuleId)?.Description;
  cloud.call('ec2', update, {
    GroupId,
    IpPermissions: [{ ...https, IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }] }],
  });
  expect(description()).toBe('office');
  cloud.call('ec2', update, { GroupId, SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId }] });
  expect(description()).toBeUndefined();
  expect(
    faultCode(() => cloud.call('ec2', update, { GroupId, IpPermissions: [{ ...https, FromPort: 80 }] })),
  ).toBe('InvalidPermission.NotFound');
});

test('a request may name a group of the default VPC instead of giving its id', () => {
  const { cloud, GroupId } = webGroup();
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupName: 'web',
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIp: '10.0.0.1',
  });
  const [group] = cloud.call('ec2', 'DescribeSecurityGroups', { GroupNames: ['web'] }).SecurityGroups!;
  expect(group).toMatchObject({ GroupId, IpPermissions: [{ IpRanges: [{ CidrIp: '10.0.0.1/32' }] }] });
  cloud.call('ec2', 'DeleteSecurityGroup', { GroupName: 'web' });
  expect(faultText(() => cloud.call('ec2', 'DeleteSecurityGroup', { GroupName: 'web' }))).toBe(
    "InvalidGroup.NotFound: The security group 'web' does not exist",
  );
});

test('a description has the characters that AWS allows', () => {
  const cloud = newAccount();
  const create = (Description: string) => () =>
    cloud.call('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description });
  for (const Description of ["the customer's", 'a -> b', 'x'.repeat(256)])
    expect(create(Description)).toThrow(
      'Invalid security group description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  expect(create('für alle')).toThrow(
    'Value (für alle) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
  );
  expect(create('a-z A_Z 0.9: /()#,@[]+=&;{}!$*')).not.toThrow();
});

import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultCode } from '../testing/faults.ts';
import { createSubnet, createVpc, newAccount } from '../testing/network.ts';

const describeAcl = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeNetworkAcls', { NetworkAclIds: [id] }).NetworkAcls![0]!;

function withAcl() {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const { NetworkAclId = '' } = cloud.call('ec2', 'CreateNetworkAcl', { VpcId }).NetworkAcl!;
  const entry = { NetworkAclId, RuleNumber: 100, Egress: false, RuleAction: 'allow' as const };
  const web = { ...entry, Protocol: '6', CidrBlock: '0.0.0.0/0', PortRange: { From: 80, To: 80 } };
  return { cloud, VpcId, NetworkAclId, web };
}

const summary = (cloud: Rehearsal, id: string) =>
  describeAcl(cloud, id).Entries!.map(
    ({ Egress, RuleNumber, RuleAction }) => `${Egress ? 'out' : 'in'} ${RuleNumber} ${RuleAction}`,
  );

test('a new network ACL denies everything; the one that a VPC comes with allows everything', () => {
  const { cloud, VpcId, NetworkAclId } = withAcl();
  expect(summary(cloud, NetworkAclId)).toEqual(['out 32767 deny', 'in 32767 deny']);
  const own = cloud
    .call('ec2', 'DescribeNetworkAcls', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })
    .NetworkAcls!.find(({ IsDefault }) => IsDefault)!;
  expect(summary(cloud, own.NetworkAclId!)).toEqual([
    'out 100 allow',
    'out 32767 deny',
    'in 100 allow',
    'in 32767 deny',
  ]);
});

test('entries are made, replaced and deleted by their number and direction', () => {
  const { cloud, NetworkAclId, web } = withAcl();
  cloud.call('ec2', 'CreateNetworkAclEntry', web);
  expect(faultCode(() => cloud.call('ec2', 'CreateNetworkAclEntry', web))).toBe(
    'NetworkAclEntryAlreadyExists',
  );
  cloud.call('ec2', 'ReplaceNetworkAclEntry', { ...web, RuleAction: 'deny' });
  expect(summary(cloud, NetworkAclId)).toContain('in 100 deny');
  const remove = () =>
    cloud.call('ec2', 'DeleteNetworkAclEntry', { NetworkAclId, RuleNumber: 100, Egress: false });
  remove();
  expect(faultCode(remove)).toBe('InvalidNetworkAclEntry.NotFound');
});

test.each([
  [{ RuleNumber: 40_000 }, 'InvalidParameterValue'],
  [{ Protocol: 'none' }, 'InvalidParameterValue'],
  [{ PortRange: undefined }, 'MissingParameter'],
  [{ CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
  [{ CidrBlock: undefined }, 'MissingParameter'],
])('CreateNetworkAclEntry refuses %j', (more, code) => {
  const { cloud, web } = withAcl();
  expect(faultCode(() => cloud.call('ec2', 'CreateNetworkAclEntry', { ...web, ...more }))).toBe(code);
});

test('a subnet has one ACL, which is then not deleted', () => {
  const { cloud, VpcId, NetworkAclId } = withAcl();
  const SubnetId = createSubnet(cloud, VpcId);
  const associations = () =>
    cloud
      .call('ec2', 'DescribeNetworkAcls', {
        Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
      })
      .NetworkAcls!.flatMap(({ Associations = [] }) => Associations);
  const [before] = associations();
  const replace = (AssociationId: string) =>
    cloud.call('ec2', 'ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  const { NewAssociationId } = replace(before!.NetworkAclAssociationId!);
  expect(associations()).toEqual([{ NetworkAclAssociationId: NewAssociationId, NetworkAclId, SubnetId }]);
  expect(faultCode(() => replace(before!.NetworkAclAssociationId!))).toBe('InvalidAssociationID.NotFound');
  const remove = () => cloud.call('ec2', 'DeleteNetworkAcl', { NetworkAclId });
  expect(faultCode(remove)).toBe('DependencyViolation');
  cloud.call('ec2', 'DeleteSubnet', { SubnetId });
  remove();
  expect(faultCode(remove)).toBe('InvalidNetworkAclID.NotFound');
});

import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { describeInstance, run, running } from '../testing/instances.ts';
import {
  createNetworkInterface,
  defaultVpc,
  describeNetworkInterface,
  newAccount,
} from '../testing/network.ts';

const attach = (cloud: Rehearsal, InstanceId: string, NetworkInterfaceId: string, DeviceIndex = 1) =>
  cloud.call('ec2', 'AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex });

test('AttachNetworkInterface adds an interface to an instance, and DetachNetworkInterface removes it', () => {
  const { cloud, id } = running();
  const interfaceId = createNetworkInterface(cloud);
  const { AttachmentId } = attach(cloud, id, interfaceId);
  expect(describeNetworkInterface(cloud, interfaceId)).toMatchObject({
    Status: 'in-use',
    Attachment: { AttachmentId, InstanceId: id, DeviceIndex: 1, DeleteOnTermination: false },
  });
  const ids = () => describeInstance(cloud, id).NetworkInterfaces!.map((one) => one.NetworkInterfaceId);
  expect(ids()).toContain(interfaceId);
  expect(
    faultText(() => cloud.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: interfaceId })),
  ).toBe(`InvalidParameterValue: Network interface '${interfaceId}' is currently in use.`);

  cloud.call('ec2', 'DetachNetworkInterface', { AttachmentId });
  expect(describeNetworkInterface(cloud, interfaceId).Status).toBe('available');
  expect(ids()).not.toContain(interfaceId);
  expect(faultCode(() => cloud.call('ec2', 'DetachNetworkInterface', { AttachmentId }))).toBe(
    'InvalidAttachmentID.NotFound',
  );
});

test('AttachNetworkInterface keeps to the limit of the instance type', () => {
  const { cloud, id } = running();
  attach(cloud, id, createNetworkInterface(cloud), 1);
  attach(cloud, id, createNetworkInterface(cloud), 2);
  expect(faultText(() => attach(cloud, id, createNetworkInterface(cloud), 3))).toBe(
    'AttachmentLimitExceeded: Interface count 4 exceeds the limit for t3.small',
  );
});

test('AttachNetworkInterface refuses an attached interface, a used device index, another zone and a pending instance', () => {
  const { cloud, id } = running();
  const free = createNetworkInterface(cloud);
  const [primary] = describeInstance(cloud, id).NetworkInterfaces!;
  expect(faultCode(() => attach(cloud, id, primary!.NetworkInterfaceId!))).toBe('InvalidParameterValue');
  expect(faultText(() => attach(cloud, id, free, 0))).toBe(
    `InvalidParameterValue: Instance '${id}' already has an interface attached at device index '0'.`,
  );
  const elsewhere = cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.find(({ AvailabilityZone }) => AvailabilityZone !== primaryZone(cloud, id))!;
  expect(faultText(() => attach(cloud, id, createNetworkInterface(cloud, elsewhere.SubnetId)))).toContain(
    'not in the same availability zone',
  );
  expect(faultCode(() => attach(cloud, run(cloud), free))).toBe('IncorrectInstanceState');
});

const primaryZone = (cloud: Rehearsal, id: string) => describeInstance(cloud, id).Placement?.AvailabilityZone;

test('DetachNetworkInterface refuses the primary interface', () => {
  const { cloud, id } = running();
  const { AttachmentId } = describeInstance(cloud, id).NetworkInterfaces![0]!.Attachment!;
  expect(faultText(() => cloud.call('ec2', 'DetachNetworkInterface', { AttachmentId }))).toBe(
    'OperationNotPermitted: The network interface at device index 0 cannot be detached.',
  );
});

test('DescribeNetworkInterfaceAttribute returns what ModifyNetworkInterfaceAttribute has changed', () => {
  const cloud = newAccount();
  const NetworkInterfaceId = createNetworkInterface(cloud);
  const VpcId = defaultVpc(cloud);
  const { GroupId = '' } = cloud.call('ec2', 'CreateSecurityGroup', {
    GroupName: 'web',
    Description: 'web',
    VpcId,
  });
  const attribute = (Attribute: 'description' | 'groupSet' | 'sourceDestCheck' | 'attachment') =>
    cloud.call('ec2', 'DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute });
  expect(attribute('sourceDestCheck').SourceDestCheck).toEqual({ Value: true });
  expect(attribute('attachment').Attachment).toBeUndefined();
  const modify = (change: object) =>
    cloud.call('ec2', 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...change });
  modify({ Description: { Value: 'front' } });
  modify({ SourceDestCheck: { Value: false } });
  modify({ Groups: [GroupId] });
  expect(attribute('description').Description).toEqual({ Value: 'front' });
  expect(attribute('sourceDestCheck').SourceDestCheck).toEqual({ Value: false });
  expect(attribute('groupSet').Groups).toEqual([{ GroupId, GroupName: 'web' }]);
  expect(faultCode(() => modify({ Groups: ['sg-0'] }))).toBe('InvalidGroup.NotFound');
  const publicIp = () => describeNetworkInterface(cloud, NetworkInterfaceId).Association?.PublicIp;
  modify({ AssociatePublicIpAddress: true });
  expect(publicIp()).toMatch(/^198\.1[89]\./);
  modify({ AssociatePublicIpAddress: false });
  expect(publicIp()).toBeUndefined();
  expect(
    faultCode(() => cloud.call('ec2', 'DescribeNetworkInterfaceAttribute', { NetworkInterfaceId })),
  ).toBe('InvalidParameterValue');
});

test('ModifyNetworkInterfaceAttribute decides whether an interface outlives its instance', () => {
  const { cloud, id } = running();
  const { NetworkInterfaceId = '', Attachment } = describeInstance(cloud, id).NetworkInterfaces![0]!;
  cloud.call('ec2', 'ModifyNetworkInterfaceAttribute', {
    NetworkInterfaceId,
    Attachment: { AttachmentId: Attachment?.AttachmentId, DeleteOnTermination: false },
  });
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  cloud.advance(200);
  expect(describeNetworkInterface(cloud, NetworkInterfaceId).Status).toBe('available');
});

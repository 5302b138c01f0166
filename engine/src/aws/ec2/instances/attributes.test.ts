import type { InstanceAttributeName } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { describeInstance, running } from '../testing/instances.ts';

const attribute = (cloud: Rehearsal, InstanceId: string, Attribute: InstanceAttributeName) =>
  cloud.call('ec2', 'DescribeInstanceAttribute', { InstanceId, Attribute });

test('DescribeInstanceAttribute returns the attributes of a launch', () => {
  const UserData = Buffer.from('#!/bin/bash\n').toString('base64');
  const { cloud, id } = running({ UserData });
  const values = [
    attribute(cloud, id, 'instanceType').InstanceType,
    attribute(cloud, id, 'userData').UserData,
    attribute(cloud, id, 'disableApiTermination').DisableApiTermination,
    attribute(cloud, id, 'disableApiStop').DisableApiStop,
    attribute(cloud, id, 'instanceInitiatedShutdownBehavior').InstanceInitiatedShutdownBehavior,
    attribute(cloud, id, 'rootDeviceName').RootDeviceName,
    attribute(cloud, id, 'sourceDestCheck').SourceDestCheck,
    attribute(cloud, id, 'ebsOptimized').EbsOptimized,
  ].map((one) => one?.Value);
  expect(values).toEqual(['t3.small', UserData, false, false, 'stop', '/dev/xvda', true, false]);
  expect(attribute(cloud, id, 'groupSet').Groups).toMatchObject([{ GroupName: 'default' }]);
  expect(attribute(cloud, id, 'blockDeviceMapping').BlockDeviceMappings).toMatchObject([
    { DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: true, Status: 'attached' } },
  ]);
  expect(faultText(() => attribute(cloud, id, 'kernel'))).toBe(
    'InvalidParameterValue: Value (kernel) for parameter attribute is invalid. Unknown attribute.',
  );
});

test('ModifyInstanceAttribute protects an instance from being terminated and stopped', () => {
  const { cloud, id } = running();
  const modify = (change: object) =>
    cloud.call('ec2', 'ModifyInstanceAttribute', { InstanceId: id, ...change });
  const InstanceIds = [id];
  modify({ DisableApiTermination: { Value: true } });
  modify({ Attribute: 'disableApiStop', Value: 'true' });
  expect(faultText(() => cloud.call('ec2', 'TerminateInstances', { InstanceIds }))).toBe(
    `OperationNotPermitted: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  );
  expect(faultText(() => cloud.call('ec2', 'StopInstances', { InstanceIds }))).toBe(
    `OperationNotPermitted: The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
  );
  modify({ DisableApiTermination: { Value: false } });
  cloud.call('ec2', 'TerminateInstances', { InstanceIds });
  expect(describeInstance(cloud, id).State?.Name).toBe('shutting-down');
});

test('ModifyInstanceAttribute changes the type and the user data of a stopped instance only', () => {
  const { cloud, id } = running();
  const modify = (change: object) =>
    cloud.call('ec2', 'ModifyInstanceAttribute', { InstanceId: id, ...change });
  const larger = { InstanceType: { Value: 't3.large' } };
  expect(faultText(() => modify(larger))).toBe(
    `IncorrectInstanceState: The instance '${id}' is not in the 'stopped' state.`,
  );
  cloud.call('ec2', 'StopInstances', { InstanceIds: [id] });
  cloud.advance(200);
  expect(faultCode(() => modify({ InstanceType: { Value: 'x9.huge' } }))).toBe('InvalidParameterValue');
  modify(larger);
  modify({ UserData: { Value: Buffer.from('#!/bin/sh') } });
  expect(describeInstance(cloud, id).InstanceType).toBe('t3.large');
  expect(attribute(cloud, id, 'userData').UserData?.Value).toBe(Buffer.from('#!/bin/sh').toString('base64'));
});

test('ModifyInstanceAttribute changes groups, source/destination check and shutdown behavior', () => {
  const { cloud, id } = running();
  const { GroupId = '' } = cloud.call('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' });
  const modify = (change: object) =>
    cloud.call('ec2', 'ModifyInstanceAttribute', { InstanceId: id, ...change });
  modify({ Groups: [GroupId] });
  modify({ SourceDestCheck: { Value: false } });
  modify({ InstanceInitiatedShutdownBehavior: { Value: 'terminate' } });
  expect(describeInstance(cloud, id)).toMatchObject({
    SecurityGroups: [{ GroupId, GroupName: 'web' }],
    SourceDestCheck: false,
  });
  expect(attribute(cloud, id, 'instanceInitiatedShutdownBehavior').InstanceInitiatedShutdownBehavior).toEqual(
    {
      Value: 'terminate',
    },
  );
  expect(faultCode(() => modify({ Groups: ['sg-0'] }))).toBe('InvalidGroup.NotFound');
  expect(faultCode(() => modify({ Kernel: { Value: 'aki-1' } }))).toBe('UnsupportedOperation');
  expect(faultText(() => modify({ Attribute: 'ramdisk', Value: 'ari-1' }))).toBe(
    'UnsupportedOperation: Drydock does not change the attribute ramdisk of an instance.',
  );
});

test('ModifyInstanceMetadataOptions changes the options that the request has', () => {
  const { cloud, id } = running();
  const { InstanceMetadataOptions } = cloud.call('ec2', 'ModifyInstanceMetadataOptions', {
    InstanceId: id,
    HttpTokens: 'optional',
    HttpPutResponseHopLimit: 3,
  });
  expect(InstanceMetadataOptions?.State).toBe('pending');
  expect(describeInstance(cloud, id).MetadataOptions).toEqual({
    HttpTokens: 'optional',
    HttpPutResponseHopLimit: 3,
    HttpEndpoint: 'enabled',
    HttpProtocolIpv6: 'disabled',
    InstanceMetadataTags: 'disabled',
    State: 'applied',
  });
});

test('MonitorInstances and UnmonitorInstances switch detailed monitoring on and off', () => {
  const { cloud, id } = running();
  const InstanceIds = [id];
  const state = () => describeInstance(cloud, id).Monitoring?.State;
  expect(state()).toBe('disabled');
  expect(cloud.call('ec2', 'MonitorInstances', { InstanceIds }).InstanceMonitorings).toEqual([
    { InstanceId: id, Monitoring: { State: 'pending' } },
  ]);
  expect(state()).toBe('enabled');
  expect(cloud.call('ec2', 'UnmonitorInstances', { InstanceIds }).InstanceMonitorings).toEqual([
    { InstanceId: id, Monitoring: { State: 'disabling' } },
  ]);
  expect(state()).toBe('disabled');
  const unknown = { InstanceIds: [id, 'i-0'] };
  expect(faultCode(() => cloud.call('ec2', 'MonitorInstances', unknown))).toBe('InvalidInstanceID.NotFound');
  expect(state()).toBe('disabled');
});

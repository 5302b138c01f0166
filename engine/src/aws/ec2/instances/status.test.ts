import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
import { run, running } from '../testing/instances.ts';

test('DescribeInstanceStatus lists running instances, and others only on request', () => {
  const { cloud, id } = running();
  const stopped = run(cloud);
  cloud.advance(200);
  cloud.call('ec2', 'StopInstances', { InstanceIds: [stopped] });
  cloud.advance(200);
  const statuses = (request: object = {}) =>
    cloud.call('ec2', 'DescribeInstanceStatus', request).InstanceStatuses!;
  const passed = { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] };
  expect(statuses()).toMatchObject([
    { InstanceId: id, InstanceState: { Name: 'running' }, InstanceStatus: passed, SystemStatus: passed },
  ]);
  const all = statuses({ IncludeAllInstances: true });
  expect(all.map(({ InstanceStatus }) => InstanceStatus?.Status)).toEqual(['ok', 'not-applicable']);
});

test('DescribeInstanceStatus filters by state and by the results of both checks', () => {
  const { cloud, id } = running();
  const found = (Name: string, value: string) =>
    cloud
      .call('ec2', 'DescribeInstanceStatus', { Filters: [{ Name, Values: [value] }] })
      .InstanceStatuses!.map(({ InstanceId }) => InstanceId);
  expect(found('instance-state-name', 'running')).toEqual([id]);
  expect(found('instance-status.status', 'ok')).toEqual([id]);
  expect(found('instance-status.reachability', 'passed')).toEqual([id]);
  expect(found('system-status.status', 'impaired')).toEqual([]);
  expect(faultCode(() => found('no-such-filter', 'x'))).toBe('InvalidParameterValue');
});

test('DescribeIamInstanceProfileAssociations lists the profiles of instances until they are terminated', () => {
  const { cloud, id } = running();
  run(cloud, undefined, { IamInstanceProfile: undefined });
  const associations = (request: object = {}) =>
    cloud.call('ec2', 'DescribeIamInstanceProfileAssociations', request).IamInstanceProfileAssociations!;
  expect(associations()).toMatchObject([
    {
      InstanceId: id,
      State: 'associated',
      IamInstanceProfile: { Arn: 'arn:aws:iam::000000000000:instance-profile/ecs' },
    },
  ]);
  expect(associations({ Filters: [{ Name: 'instance-id', Values: ['i-0'] }] })).toEqual([]);
  expect(associations({ AssociationIds: [associations()[0]!.AssociationId] })).toHaveLength(1);
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  cloud.advance(200);
  expect(associations()).toEqual([]);
});

test('DescribeInstanceCreditSpecifications covers burstable instances: T3 is unlimited, T2 standard', () => {
  const { cloud, id } = running();
  const standard = run(cloud, undefined, { InstanceType: 't2.small' });
  const fixed = run(cloud, undefined, { InstanceType: 'm5.large' });
  const specifications = (InstanceIds?: string[]) =>
    cloud.call('ec2', 'DescribeInstanceCreditSpecifications', { InstanceIds }).InstanceCreditSpecifications;
  expect(specifications()).toEqual([
    { InstanceId: id, CpuCredits: 'unlimited' },
    { InstanceId: standard, CpuCredits: 'standard' },
  ]);
  expect(specifications([fixed])).toEqual([]);
});

test('DescribePlacementGroups lists none, and knows none by name', () => {
  const { cloud } = running();
  expect(cloud.call('ec2', 'DescribePlacementGroups', {}).PlacementGroups).toEqual([]);
  expect(faultText(() => cloud.call('ec2', 'DescribePlacementGroups', { GroupNames: ['spread'] }))).toBe(
    "InvalidPlacementGroup.Unknown: The Placement Group 'spread' is unknown.",
  );
});

// Experiments on what instances are launched in: capacity, Spot, and the network of a zone.
import { expect, it } from 'vitest';
import { apiFaults, launchFaults } from '../../contracts/api-faults.ts';
import { detours } from '../../contracts/faults.ts';
import { publicImages } from '../../machine-images/public-images.ts';
import {
  createTemplate,
  faultyCloud,
  roleArn,
  runService,
  start,
  states,
  subnetIds,
} from './testing/faulty-cloud.ts';

const minute = 60_000;

/** A group of `nodes` in as many zones, whose launches in us-east-1a fail for ten minutes from `full` on. */
function nodes(cloud: ReturnType<typeof faultyCloud>, zones: number, DesiredCapacity: number) {
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: publicImages('us-east-1')[0]!.imageId, InstanceType: 't3.small' },
  });
  cloud.call('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'nodes',
    MinSize: 0,
    MaxSize: 4,
    DesiredCapacity,
    LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '$Latest' },
    VPCZoneIdentifier: subnetIds(cloud, zones).join(),
  });
  const group = () => cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups![0]!;
  const full = () =>
    start(
      cloud,
      createTemplate(cloud, {
        targets: {
          groups: {
            resourceType: 'aws:ec2:autoscaling-group',
            resourceArns: [group().AutoScalingGroupARN!],
            selectionMode: 'ALL',
          },
        },
        actions: {
          full: {
            actionId: 'aws:ec2:asg-insufficient-instance-capacity-error',
            parameters: { duration: 'PT10M', availabilityZoneIdentifiers: 'use1-az1,us-east-1a' },
            targets: { AutoScalingGroups: 'groups' },
          },
        },
      }),
    );
  return { group, full };
}

it('fails the launches of an Auto Scaling group in a zone, until the experiment ends', () => {
  using cloud = faultyCloud();
  const { group, full } = nodes(cloud, 1, 0);
  full();
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 1 });
  cloud.advance(5 * minute);
  expect(group().Instances).toEqual([]);
  const [activity] = cloud.call('autoscaling', 'DescribeScalingActivities', {}).Activities!;
  expect(activity?.StatusMessage).toContain(
    'We currently do not have sufficient capacity in the Availability Zone you requested (us-east-1a).',
  );
  cloud.advance(20 * minute);
  expect(group().Instances).toHaveLength(1);
  expect(cloud.state.keys(launchFaults)).toEqual([]);
});

it('a group that lost a zone to it is balanced again afterwards', () => {
  using cloud = faultyCloud();
  const { group, full } = nodes(cloud, 2, 2);
  const zones = () => group().Instances!.map(({ AvailabilityZone }) => AvailabilityZone);
  cloud.advance(5 * minute);
  expect(zones().sort()).toEqual(['us-east-1a', 'us-east-1b']);
  full();
  const lost = group().Instances!.find(({ AvailabilityZone }) => AvailabilityZone === 'us-east-1a')!;
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [lost.InstanceId!] });
  cloud.advance(9 * minute);
  expect(zones()).toEqual(['us-east-1b', 'us-east-1b']);
  cloud.advance(20 * minute);
  expect(zones().sort()).toEqual(['us-east-1a', 'us-east-1b']);
});

it('fails the launches of a role in a zone', () => {
  using cloud = faultyCloud();
  start(
    cloud,
    createTemplate(cloud, {
      targets: { role: { resourceType: 'aws:iam:role', resourceArns: [roleArn], selectionMode: 'ALL' } },
      actions: {
        full: {
          actionId: 'aws:ec2:api-insufficient-instance-capacity-error',
          parameters: { duration: 'PT1M', availabilityZoneIdentifiers: 'us-east-1b', percentage: '50' },
          targets: { Roles: 'role' },
        },
      },
    }),
  );
  expect(cloud.state.all(apiFaults)).toMatchObject([
    { roleArn, service: 'ec2', percentage: 50, availabilityZones: ['us-east-1b'] },
  ]);
  cloud.advance(minute);
  expect(cloud.state.all(apiFaults)).toEqual([]);
});

it('cuts a subnet off with a network ACL of its own, and gives it back the one that it had', () => {
  using cloud = faultyCloud();
  cloud.on('network-faults/apply', ({ detours: wanted }) =>
    cloud.report('network-faults/detours', {
      detours: wanted.map(({ key }) => ({ key, endpoint: { host: '127.0.0.1', port: 1 } })),
    }),
  );
  runService(cloud, 2);
  const [SubnetId = ''] = subnetIds(cloud);
  const acls = () =>
    cloud.call('ec2', 'DescribeNetworkAcls', {
      Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
    }).NetworkAcls!;
  const [before] = acls();
  const all = cloud.call('ec2', 'DescribeNetworkAcls', {}).NetworkAcls!.length;
  const id = start(
    cloud,
    createTemplate(cloud, {
      targets: {
        subnet: {
          resourceType: 'aws:ec2:subnet',
          parameters: { availabilityZoneIdentifier: 'us-east-1a' },
          selectionMode: 'ALL',
        },
      },
      actions: {
        cut: {
          actionId: 'aws:network:disrupt-connectivity',
          parameters: { duration: 'PT5M', scope: 'all' },
          targets: { Subnets: 'subnet' },
        },
      },
    }),
  );
  expect(states(cloud, id).cut).toBe('running: Action is running.');
  const [during] = acls();
  expect(during?.NetworkAclId).not.toBe(before?.NetworkAclId);
  expect(during?.Tags).toEqual([{ Key: 'managedByFIS', Value: 'true' }]);
  expect(
    during?.Entries?.filter(({ RuleAction, RuleNumber }) => RuleAction === 'deny' && RuleNumber! < 32_767),
  ).toHaveLength(2);
  // One of the two tasks is in that zone.
  expect(cloud.state.keys(detours)).toHaveLength(1);
  cloud.advance(5 * minute);
  expect(acls()[0]?.NetworkAclId).toBe(before?.NetworkAclId);
  expect(cloud.call('ec2', 'DescribeNetworkAcls', {}).NetworkAcls).toHaveLength(all);
  expect(cloud.state.keys(detours)).toEqual([]);
});

it('interrupts Spot Instances after a recommendation and a notice', () => {
  using cloud = faultyCloud();
  const { Instances = [] } = cloud.call('ec2', 'RunInstances', {
    ImageId: publicImages('us-east-1')[0]!.imageId,
    InstanceType: 't3.small',
    MinCount: 1,
    MaxCount: 1,
    InstanceMarketOptions: { MarketType: 'spot' },
  });
  cloud.advance(minute);
  const id = start(
    cloud,
    createTemplate(cloud, {
      targets: {
        spot: {
          resourceType: 'aws:ec2:spot-instance',
          filters: [{ path: 'State.Name', values: ['running'] }],
          selectionMode: 'ALL',
        },
      },
      actions: {
        interrupt: {
          actionId: 'aws:ec2:send-spot-instance-interruptions',
          parameters: { durationBeforeInterruption: 'PT3M' },
          targets: { SpotInstances: 'spot' },
        },
      },
    }),
  );
  const notices = () =>
    cloud.published
      .map(({ event }) => event)
      .filter((event) => event.startsWith('fis/') && !event.includes('experiment'));
  expect(notices()).toEqual(['fis/instance-rebalance-recommendation']);
  cloud.advance(minute + 2000);
  expect(notices()).toEqual([
    'fis/instance-rebalance-recommendation',
    'fis/spot-instance-interruption-warning',
  ]);
  cloud.advance(2 * minute);
  expect(states(cloud, id).experiment).toBe('completed: Experiment completed.');
  cloud.advance(minute);
  const { Reservations = [] } = cloud.call('ec2', 'DescribeInstances', {
    InstanceIds: [Instances[0]!.InstanceId!],
  });
  expect(Reservations[0]?.Instances?.[0]?.State?.Name).toBe('terminated');
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, makeGroup, rehearsal } from './testing/groups.ts';

const { imageId: ImageId } = publicImages('us-east-1')[0]!;

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearsal();
});
afterEach(() => cloud[Symbol.dispose]());

/** EC2 checks little of a template before it is used. */
const template = (LaunchTemplateData: object) =>
  cloud.call('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'other', LaunchTemplateData });

describe('a group refuses a launch template from which nothing can be launched', () => {
  test.each([
    ['an instance type that does not exist', { ImageId, InstanceType: 't9.nope' }, "Invalid value 't9.nope'"],
    ['no image', { InstanceType: 't3.small' }, 'must contain the parameter ImageId'],
    ['a type of another architecture', { ImageId, InstanceType: 't4g.small' }, "The architecture 'arm64'"],
    ['a key that does not exist', { ImageId, KeyName: 'k' }, "The key pair 'k' does not exist"],
    [
      'a group that does not exist',
      { ImageId, SecurityGroupIds: ['sg-0123456789abcdef0'] },
      'does not exist',
    ],
  ])('with %s', (_what, data, reason) => {
    template(data);
    const LaunchTemplate = { LaunchTemplateName: 'other' };
    const refused = faultOf(() => makeGroup(cloud, { LaunchTemplate }));
    expect(refused).toMatch(/^ValidationError: You must use a valid fully-formed launch template\. /);
    expect(refused).toContain(reason);
    makeGroup(cloud);
    const update = { AutoScalingGroupName: 'nodes', LaunchTemplate };
    expect(faultOf(() => cloud.call('autoscaling', 'UpdateAutoScalingGroup', update))).toBe(refused);
    cloud.advance(300);
    expect(cloud.call('autoscaling', 'DescribeAutoScalingInstances', {}).AutoScalingInstances).toHaveLength(
      2,
    );
  });

  test('of a mixed instances policy with each of its types', () => {
    template({ ImageId });
    const policy = (...types: string[]) => ({
      LaunchTemplate: undefined,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateName: 'other' },
          Overrides: types.map((InstanceType) => ({ InstanceType })),
        },
      },
    });
    expect(faultOf(() => makeGroup(cloud, policy('t3.small', 't9.nope')))).toContain(
      "Invalid value 't9.nope'",
    );
    makeGroup(cloud, policy('t3.small', 't3.medium'));
  });
});

test('a group that is made launches nothing by being checked', () => {
  template({ ImageId, InstanceType: 't3.small' });
  cloud.call('ec2', 'RunInstances', { MinCount: 1, MaxCount: 1, ImageId, InstanceType: 't3.small' });
  cloud.advance(60);
  const before = cloud.call('ec2', 'DescribeInstances', {}).Reservations!.length;
  makeGroup(cloud, { LaunchTemplate: { LaunchTemplateName: 'other' }, MinSize: 0, DesiredCapacity: 0 });
  expect(cloud.call('ec2', 'DescribeInstances', {}).Reservations).toHaveLength(before);
});

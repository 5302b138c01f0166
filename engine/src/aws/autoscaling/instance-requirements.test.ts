// Attribute-based instance type selection.
import { expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

function cloudWithTemplate(image: string) {
  const cloud = rehearse({ services });
  const { Parameter } = cloud.call('ssm', 'GetParameter', {
    Name: `/aws/service/ecs/optimized-ami/${image}/recommended/image_id`,
  });
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: Parameter!.Value!, InstanceType: 't3.micro' },
  });
  const create = (InstanceRequirements: object) =>
    cloud.call('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'nodes',
      MinSize: 1,
      MaxSize: 1,
      AvailabilityZones: ['us-east-1a'],
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateName: 'nodes' },
          Overrides: [{ InstanceRequirements: InstanceRequirements as never }],
        },
        InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 },
      },
    });
  const launched = () => {
    cloud.advance(10_000);
    const { Reservations = [] } = cloud.call('ec2', 'DescribeInstances', {});
    return Reservations.flatMap(({ Instances = [] }) => Instances).map(
      ({ InstanceType, InstanceLifecycle }) => [InstanceType, InstanceLifecycle],
    );
  };
  return { cloud, create, launched };
}

test.each([
  ['amazon-linux-2023', 'm5.large'],
  ['amazon-linux-2023/arm64', 'm6g.large'],
])('a group launches a type that meets its requirements, for the image of %s', (image, expected) => {
  const { create, launched } = cloudWithTemplate(image);
  create({
    VCpuCount: { Min: 2 },
    MemoryMiB: { Min: 8_192 },
    AllowedInstanceTypes: ['m5.*', 'm6g.*'],
  });
  expect(launched()).toEqual([[expected, 'spot']]);
});

test('requirements that no type meets are refused', () => {
  const { create } = cloudWithTemplate('amazon-linux-2023');
  const attempt = () => create({ VCpuCount: { Min: 5_000 }, MemoryMiB: { Min: 1 } });
  expect(attempt).toThrow(AwsFault);
  expect(attempt).toThrow('No instance type meets the requirements');
});

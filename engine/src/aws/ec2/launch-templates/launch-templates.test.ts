import { expect, test } from 'vitest';
import { ecsImage, rehearsal } from '../testing/instances.ts';

test('a launch uses a launch template by its default version, its latest or a number', () => {
  const { cloud } = rehearsal();
  const { LaunchTemplateId } = cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: {
      ImageId: ecsImage!.imageId,
      InstanceType: 't3.small',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'node' }] }],
    },
  }).LaunchTemplate!;
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateId,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.medium' },
  });
  const typeOf = (Version?: string, more: object = {}) =>
    cloud.call('ec2', 'RunInstances', {
      MinCount: 1,
      MaxCount: 1,
      LaunchTemplate: { LaunchTemplateName: 'nodes', Version },
      ...more,
    }).Instances![0]!;
  expect(typeOf().InstanceType).toBe('t3.small');
  expect(typeOf('$Latest').InstanceType).toBe('t3.medium');
  expect(typeOf('1', { InstanceType: 't3.large' }).InstanceType).toBe('t3.large');
  cloud.call('ec2', 'ModifyLaunchTemplate', { LaunchTemplateId, DefaultVersion: '2' });
  expect(typeOf().InstanceType).toBe('t3.medium');
  expect(typeOf().Tags).toContainEqual({ Key: 'Name', Value: 'node' });
  expect(() => typeOf('7')).toThrow('Could not find the specified version 7');
});

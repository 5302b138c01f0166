import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

function joined(settings = ''): { cloud: Rehearsal; id: string } {
  const cloud = rehearse({ services });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'ecs' });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'demo' });
  const script = `#!/bin/bash\ncat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=demo\n${settings}\nEOF\n`;
  const { Instances } = cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    InstanceType: 'm5.large',
    IamInstanceProfile: { Name: 'ecs' },
    UserData: Buffer.from(script).toString('base64'),
  });
  cloud.advance(500);
  return { cloud, id: Instances![0]!.InstanceId! };
}

const containerInstances = (cloud: Rehearsal) => {
  const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'demo' });
  return containerInstanceArns.length === 0
    ? []
    : cloud.call('ecs', 'DescribeContainerInstances', {
        cluster: 'demo',
        containerInstances: containerInstanceArns,
      }).containerInstances!;
};

test('an instance that has joined a cluster is a container instance with the capacity and attributes of its type', () => {
  const { cloud, id } = joined(
    'ECS_RESERVED_MEMORY=256\nECS_INSTANCE_ATTRIBUTES={"stack":"blue"}\nECS_CONTAINER_INSTANCE_TAGS={"team":"web"}',
  );
  const [instance, ...others] = containerInstances(cloud);
  expect(others).toEqual([]);
  expect(instance).toMatchObject({ ec2InstanceId: id, status: 'ACTIVE', agentConnected: true });
  const resource = (name: string) =>
    instance?.registeredResources?.find((one) => one.name === name)?.integerValue;
  expect([resource('CPU'), resource('MEMORY')]).toEqual([2048, 7984 - 256]);
  const attribute = (name: string) => instance?.attributes?.find((one) => one.name === name)?.value;
  expect([attribute('ecs.availability-zone'), attribute('ecs.instance-type'), attribute('stack')]).toEqual([
    'us-east-1a',
    'm5.large',
    'blue',
  ]);
  const { tags } = cloud.call('ecs', 'ListTagsForResource', { resourceArn: instance?.containerInstanceArn });
  expect(tags).toContainEqual({ key: 'team', value: 'web' });
});

test.each([
  ['stopped and started', 'StopInstances', 'StartInstances'],
  ['rebooted', 'RebootInstances', undefined],
] as const)('an instance that is %s registers again as the same container instance', (_, first, second) => {
  const { cloud, id } = joined();
  const before = containerInstances(cloud)[0]?.containerInstanceArn;
  cloud.call('ec2', first, { InstanceIds: [id] });
  cloud.advance(500);
  if (second) {
    expect(containerInstances(cloud).some(({ agentConnected }) => agentConnected)).toBe(false);
    cloud.call('ec2', second, { InstanceIds: [id] });
    cloud.advance(500);
  }
  expect(containerInstances(cloud)).toMatchObject([{ containerInstanceArn: before, agentConnected: true }]);
});

test('a terminated instance leaves its cluster', () => {
  const { cloud, id } = joined();
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  cloud.advance(1_000);
  expect(containerInstances(cloud)).toEqual([]);
});

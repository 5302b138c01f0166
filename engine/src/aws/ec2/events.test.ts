import { expect, test } from 'vitest';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import type { InstanceStateChangeDetail } from './events.ts';
import { ec2 } from './index.ts';
import { plainImage } from './testing/instances.ts';

test('every state that an instance enters is published once, in the form of EventBridge', () => {
  const events: AwsEvent<InstanceStateChangeDetail>[] = [];
  const listener = standInService({
    id: 'cloudwatch',
    operations: {},
    subscriptions: { 'ec2/instance-state-change': (event) => void events.push(event) },
  });
  const cloud = rehearse({ services: [ec2, listener] });
  const { InstanceId = '' } = cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: plainImage.imageId,
    InstanceType: 't3.small',
  }).Instances![0]!;
  const InstanceIds = [InstanceId];
  cloud.advance(200);
  cloud.call('ec2', 'StopInstances', { InstanceIds });
  cloud.call('ec2', 'StopInstances', { InstanceIds });
  cloud.advance(200);
  cloud.call('ec2', 'StartInstances', { InstanceIds });
  cloud.advance(200);
  cloud.call('ec2', 'RebootInstances', { InstanceIds });
  cloud.call('ec2', 'TerminateInstances', { InstanceIds });
  cloud.advance(4_000_000);

  expect(events[0]).toEqual({
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:us-east-1:000000000000:instance/${InstanceId}`],
    detail: { 'instance-id': InstanceId, state: 'pending' },
  });
  expect(events.map(({ detail }) => detail.state)).toEqual([
    'pending',
    'running',
    'stopping',
    'stopped',
    'pending',
    'running',
    'shutting-down',
    'terminated',
  ]);
});

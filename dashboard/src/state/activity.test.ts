// Events as lines that a person reads, and which of them are failures.
import { expect, it } from 'vitest';
import type { CloudEvent } from '../cloud/events.ts';
import { lineOf } from './activity.ts';

const event = (type: string, detail: object, resource = ''): CloudEvent => ({
  'detail-type': type,
  source: 'aws',
  region: 'us-east-1',
  time: '2026-01-01T00:00:00.000Z',
  resources: [resource],
  detail: detail as CloudEvent['detail'],
});
const stopped = (detail: object) =>
  lineOf(
    event(
      'ECS Task State Change',
      {
        lastStatus: 'STOPPED',
        desiredStatus: 'STOPPED',
        taskDefinitionArn: 'task-definition/web:3',
        group: 'service:web',
        ...detail,
      },
      'task/web/80e169f1aaaaaaaa',
    ),
  );

it('says what stopped, and why', () => {
  expect(stopped({ stopCode: 'UserInitiated', stoppedReason: 'No longer needed' })).toMatchObject({
    what: 'Task 80e169f1 of web:3',
    state: 'STOPPED',
    reason: 'No longer needed',
  });
});

it.each([
  [
    'one that a deployment has replaced',
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
    },
    'plain',
  ],
  [
    'one that somebody has stopped',
    { stopCode: 'UserInitiated', stoppedReason: 'No longer needed' },
    'plain',
  ],
  [
    'one that fails its health checks',
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed ELB health checks in (target-group tg)',
    },
    'bad',
  ],
  [
    "a service's that ends by itself",
    { stopCode: 'EssentialContainerExited', containers: [{ exitCode: 0 }] },
    'bad',
  ],
  [
    'one that runs once and succeeds',
    { group: 'family:job', stopCode: 'EssentialContainerExited', containers: [{ exitCode: 0 }] },
    'plain',
  ],
  [
    'one that runs once and fails',
    { group: 'family:job', stopCode: 'EssentialContainerExited', containers: [{ exitCode: 1 }] },
    'bad',
  ],
  ['one that does not start', { stopCode: 'TaskFailedToStart' }, 'bad'],
])('a task that stopped: %s', (_, detail, tone) => {
  expect(stopped(detail)?.tone).toBe(tone);
});

it.each([
  [
    'of a deployment to its service',
    event('ECS Deployment State Change', { eventName: 'SERVICE_DEPLOYMENT_FAILED' }, 'arn:service/main/web'),
    { title: 'Deployment', to: '#deployments?service=arn%3Aservice%2Fmain%2Fweb' },
  ],
  [
    'of an alarm to the alarm',
    event('CloudWatch Alarm State Change', { alarmName: 'cpu', state: { value: 'ALARM' } }),
    { title: 'Alarm', to: '#alarms?alarm=cpu' },
  ],
  [
    'of a failed action to its pipeline',
    event('CodePipeline Action Execution State Change', { state: 'FAILED', pipeline: 'delivery' }),
    { title: 'Pipeline', to: '#pipelines?pipeline=delivery' },
  ],
])('a line leads on: %s', (_, said, link) => {
  expect(lineOf(said)?.link).toEqual(link);
});

it('says what changed the size of an Auto Scaling group', () => {
  const launched = event('EC2 Instance Launch Successful', {
    AutoScalingGroupName: 'web',
    Cause:
      'At 2026-01-01T00:00:00Z a monitor alarm cpu in state ALARM triggered policy out changing the desired capacity from 1 to 2.  At 2026-01-01T00:00:01Z an instance was started in response to a difference.',
  });
  expect(lineOf(launched)).toMatchObject({
    what: 'Auto Scaling group web',
    state: 'launch successful',
    reason:
      'a monitor alarm cpu in state ALARM triggered policy out changing the desired capacity from 1 to 2',
  });
});

it('leaves out what CloudFormation puts behind names', () => {
  const alarm = event('CloudWatch Alarm State Change', {
    alarmName: 'drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P',
    state: { value: 'ALARM' },
  });
  expect(lineOf(alarm)).toMatchObject({ what: 'Alarm drydock-Cluster-CpuHigh', state: 'ALARM', tone: 'bad' });
});

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

it('leaves out what CloudFormation puts behind names', () => {
  const alarm = event('CloudWatch Alarm State Change', {
    alarmName: 'drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P',
    state: { value: 'ALARM' },
  });
  expect(lineOf(alarm)).toMatchObject({ what: 'Alarm drydock-Cluster-CpuHigh', state: 'ALARM', tone: 'bad' });
});

// What the tests of Scheduler are made with: a role, a queue, and schedules that send to it.
import type { CreateScheduleInput } from '@aws-sdk/client-scheduler';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

export const RoleArn = 'arn:aws:iam::000000000000:role/schedules';
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export function newRole(cloud: Rehearsal, principal = 'scheduler.amazonaws.com'): void {
  cloud.call('iam', 'CreateRole', {
    RoleName: 'schedules',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
    }),
  });
}

export function newQueue(cloud: Rehearsal, QueueName: string): string {
  cloud.call('sqs', 'CreateQueue', { QueueName });
  return `arn:aws:sqs:us-east-1:000000000000:${QueueName}`;
}

/** A cloud with a role and the queue `q`. */
export function fresh(): Rehearsal {
  const cloud = rehearse({ services });
  newRole(cloud);
  newQueue(cloud, 'q');
  return cloud;
}

type Given = Partial<Omit<CreateScheduleInput, 'Target'>> & { readonly Target?: object };

export const scheduleInput = ({ Target, ...more }: Given = {}): CreateScheduleInput => ({
  Name: 's',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ...more,
  Target: {
    Arn: 'arn:aws:sqs:us-east-1:000000000000:q',
    RoleArn,
    Input: 'go <aws.scheduler.scheduled-time>',
    ...Target,
  },
});

export const schedule = (cloud: Rehearsal, given: Given = {}) =>
  cloud.call('scheduler', 'CreateSchedule', scheduleInput(given));

/** The messages of a queue, which are taken from it. */
export function received(cloud: Rehearsal, name = 'q') {
  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName: name });
  const taken = [];
  for (;;) {
    const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    });
    if (Messages.length === 0) return taken;
    for (const { ReceiptHandle } of Messages) cloud.call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle });
    taken.push(...Messages);
  }
}

/** The times that the messages say they were scheduled for. */
export const times = (cloud: Rehearsal): string[] =>
  received(cloud).map(({ Body = '' }) => Body.replace(/^go /, ''));

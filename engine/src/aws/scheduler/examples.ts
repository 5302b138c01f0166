// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, tags, trust } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::Scheduler::Schedule': {
    prerequisites: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust('scheduler.amazonaws.com') },
      },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
    create: {
      ScheduleExpression: 'cron(0 9 ? * MON-FRI *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
      FlexibleTimeWindow: { Mode: 'OFF' },
      StartDate: '2026-02-01T00:00:00Z',
      Target: { Arn: get('Queue', 'Arn'), RoleArn: get('Role', 'Arn'), Input: 'good morning' },
    },
    update: {
      ScheduleExpression: 'rate(2 hours)',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      State: 'DISABLED',
    },
    replace: { Name: 'another' },
  },
  'AWS::Scheduler::ScheduleGroup': {
    create: tags('red'),
    update: tags('blue'),
    replace: { Name: 'another' },
  },
};

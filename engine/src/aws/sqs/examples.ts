// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref } from '../../testing/resource-examples/surroundings.ts';

const policy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: action, Resource: '*' },
  ],
});

export const examples: Examples = {
  'AWS::SQS::Queue': {
    prerequisites: { DeadLetters: { Type: 'AWS::SQS::Queue' } },
    create: { VisibilityTimeout: 60, Tags: [{ Key: 'team', Value: 'web' }] },
    update: {
      VisibilityTimeout: 90,
      RedrivePolicy: { deadLetterTargetArn: get('DeadLetters', 'Arn'), maxReceiveCount: 3 },
      Tags: [],
    },
    replace: { QueueName: 'other' },
  },
  'AWS::SQS::QueuePolicy': {
    prerequisites: { Queue: { Type: 'AWS::SQS::Queue' } },
    create: { Queues: [ref('Queue')], PolicyDocument: policy('sqs:SendMessage') },
    update: { PolicyDocument: policy('sqs:*') },
  },
};

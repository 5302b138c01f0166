// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { ref } from '../../testing/resource-examples/surroundings.ts';

const topic = { Topic: { Type: 'AWS::SNS::Topic' } };
const policy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Resource: '*' }],
});

export const examples: Examples = {
  'AWS::SNS::Topic': {
    create: { DisplayName: 'first', Subscription: [{ Protocol: 'email', Endpoint: 'a@example.com' }] },
    update: { DisplayName: 'second', Tags: [{ Key: 'team', Value: 'web' }], Subscription: [] },
    replace: { TopicName: 'other' },
  },
  'AWS::SNS::Subscription': {
    prerequisites: topic,
    create: { TopicArn: ref('Topic'), Protocol: 'email', Endpoint: 'a@example.com' },
    update: { FilterPolicy: { kind: ['order'] } },
    replace: { Endpoint: 'b@example.com' },
  },
  'AWS::SNS::TopicPolicy': {
    prerequisites: topic,
    create: { Topics: [ref('Topic')], PolicyDocument: policy('sns:Publish') },
    update: { PolicyDocument: policy('sns:Subscribe') },
  },
};

// What a stack's events say of subscriptions: which are sent messages, and which are only recorded.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { create, eventsOf } from '../../cloudformation/testing/stacks.ts';
import { sqs } from '../../sqs/index.ts';
import { sns } from '../index.ts';

let cloud: Rehearsal;
beforeEach(() => {
  const services = [sns, sqs];
  const stacks = cloudFormation(services.flatMap(({ resources = [] }) => resources));
  cloud = rehearse({ services: [...services, stacks] });
});
afterEach(() => cloud[Symbol.dispose]());

function saidOf(Protocol: string, Endpoint: unknown): string | undefined {
  create(
    cloud,
    JSON.stringify({
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Topic: { Type: 'AWS::SNS::Topic' },
        Subscription: {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: { Ref: 'Topic' }, Protocol, Endpoint },
        },
      },
    }),
  );
  return eventsOf(cloud).find((event) => event.startsWith('Subscription CREATE_COMPLETE'));
}

it.each([
  ['sqs', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
  ['email', 'ops@example.com'],
  ['http', 'http://127.0.0.1:1/'],
])('a subscription of the protocol %s is sent messages', (protocol, endpoint) => {
  expect(saidOf(protocol, endpoint)).toBe('Subscription CREATE_COMPLETE');
});

it.each([
  ['sms', '+15550100', 'subscriptions of the protocol sms'],
  ['https', 'https://example.com/', 'other machines (https://example.com/)'],
])('a subscription of the protocol %s is recorded, and its event says so', (protocol, endpoint, whom) => {
  expect(saidOf(protocol, endpoint)).toBe(
    `Subscription CREATE_COMPLETE (Recorded only: Drydock sends no messages to ${whom})`,
  );
});

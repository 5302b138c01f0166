// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, role, tags } from '../../testing/resource-examples/surroundings.ts';

const none = { Ref: 'AWS::NoValue' };
const deadLetters = (name: string) => ({ Arn: `arn:aws:sqs:us-east-1:000000000000:${name}` });

export const driftExamples: DriftExamples = {
  'AWS::Events::Rule': {
    scenes: [
      {
        prerequisites: role,
        create: tags('a'),
        update: { EventPattern: { source: ['aws.ecs'] }, RoleArn: get('Role', 'Arn'), ...tags('b') },
      },
      {
        create: { EventPattern: none, ScheduleExpression: 'rate(1 hour)' },
        update: { ScheduleExpression: 'rate(2 hours)' },
      },
    ],
  },
  'AWS::Events::Archive': {
    scenes: [{ create: {}, update: { EventPattern: { source: ['other'] } } }],
    unchanged: { 'AWS never compares keys of KMS': ['KmsKeyIdentifier'] },
  },
  'AWS::Events::EventBus': {
    scenes: [
      { create: { DeadLetterConfig: deadLetters('a') }, update: { DeadLetterConfig: deadLetters('b') } },
    ],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyIdentifier'],
      'logs of event buses are not simulated': ['LogConfig'],
      'the policy is what EventBusPolicy is about': ['Policy'],
    },
  },
  'AWS::Events::EventBusPolicy': {
    scenes: [
      {
        create: {
          Statement: none,
          Action: 'events:PutEvents',
          Principal: '*',
          Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' },
        },
        update: {
          Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-2' },
        },
      },
      {
        create: { Statement: none, Action: 'events:PutEvents', Principal: '111122223333' },
        update: { Principal: '444455556666' },
      },
    ],
    unchanged: { 'AWS knows one value': ['Action'] },
  },
};

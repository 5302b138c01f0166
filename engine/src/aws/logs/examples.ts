// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const policyFor = (Action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'route53.amazonaws.com' }, Action, Resource: '*' }],
  });

export const examples: Examples = {
  'AWS::Logs::LogGroup': {
    create: { RetentionInDays: 7 },
    update: { RetentionInDays: 30 },
    replace: { LogGroupName: 'other' },
  },
  'AWS::Logs::SubscriptionFilter': {
    prerequisites: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } },
    create: {
      LogGroupName: { Ref: 'Group' },
      FilterPattern: 'ERROR',
      DestinationArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/logs',
      RoleArn: 'arn:aws:iam::000000000000:role/logs',
    },
    update: { FilterPattern: 'WARN' },
    replace: { FilterName: 'other' },
  },
  'AWS::Logs::ResourcePolicy': {
    create: { PolicyName: 'route53', PolicyDocument: policyFor('logs:PutLogEvents') },
    update: { PolicyDocument: policyFor('logs:CreateLogStream') },
    replace: { PolicyName: 'other' },
  },
  'AWS::Logs::MetricFilter': {
    prerequisites: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } },
    create: {
      LogGroupName: { Ref: 'Group' },
      FilterPattern: '{ $.level = "ERROR" }',
      MetricTransformations: [
        {
          MetricName: 'Errors',
          MetricNamespace: 'App',
          MetricValue: '1',
          Dimensions: [{ Key: 'Code', Value: '$.code' }],
        },
      ],
    },
    update: { FilterPattern: '{ $.level = "WARN" }' },
    replace: { FilterName: 'other' },
  },
};

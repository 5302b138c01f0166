import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../../testing/processed.ts';

const patterned = { Pattern: { source: ['shop'] } };
const types = [
  ['EventBridgeRule', patterned],
  ['CloudWatchEvent', patterned],
  ['Schedule', { Schedule: 'rate(1 hour)' }],
  ['ScheduleV2', { ScheduleExpression: 'rate(1 hour)' }],
] as const;
const rules = types.slice(0, 3);

const made = (Type: string, properties: object, DeadLetterConfig: object) =>
  processedBySam({
    F: {
      Type: 'AWS::Serverless::Function',
      DeletionPolicy: 'Retain',
      Properties: {
        Handler: 'index.handler',
        Runtime: 'python3.13',
        CodeUri: 's3://bucket/key',
        Events: { E: { Type, Properties: { ...properties, DeadLetterConfig } } },
      },
    },
  });
const arn = (queue: string) => ({ 'Fn::GetAtt': [queue, 'Arn'] });
const queue = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: {} };

describe('sam-property-function-deadletterconfig', () => {
  it.each(rules)('the type SQS makes a queue that a rule of %s may send to', (type, properties) => {
    const { FE, FEQueue, FEQueuePolicy } = made(type, properties, { Type: 'SQS' });
    expect(FE?.Properties.Targets).toMatchObject([{ DeadLetterConfig: { Arn: arn('FEQueue') } }]);
    expect(FEQueue).toEqual(queue);
    expect(FEQueuePolicy).toEqual({
      Type: 'AWS::SQS::QueuePolicy',
      DeletionPolicy: 'Retain',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Action: 'sqs:SendMessage',
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Resource: arn('FEQueue'),
              Condition: { ArnEquals: { 'aws:SourceArn': arn('FE') } },
            },
          ],
        },
        Queues: [{ Ref: 'FEQueue' }],
      },
    });
  });

  it('the type SQS makes a queue that the role of a schedule may send to', () => {
    const { FE, FEQueue, FERole, FEQueuePolicy } = made(...types[3], { Type: 'SQS' });
    expect(FE?.Properties.Target).toMatchObject({ DeadLetterConfig: { Arn: arn('FEQueue') } });
    expect(FEQueue).toEqual(queue);
    expect(FEQueuePolicy).toBeUndefined();
    expect(FERole?.Properties.Policies).toMatchObject([
      { PolicyName: 'FELambdaPolicy' },
      {
        PolicyName: 'FESQSPolicy',
        PolicyDocument: {
          Statement: [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: arn('FEQueue') }],
        },
      },
    ]);
  });

  it.each(types)('QueueLogicalId names the queue of %s', (type, properties) => {
    const { Failed, FEQueue } = made(type, properties, { Type: 'SQS', QueueLogicalId: 'Failed' });
    expect(Failed).toEqual(queue);
    expect(FEQueue).toBeUndefined();
  });

  it.each(types)('a queue that is there is taken by %s', (type, properties) => {
    const Arn = 'arn:aws:sqs:us-east-1:123456789012:q';
    const resources = made(type, properties, { Arn });
    const { Targets, Target } = resources.FE?.Properties ?? {};
    expect([Targets ?? Target].flat()).toMatchObject([{ DeadLetterConfig: { Arn } }]);
    expect(Object.values(resources).map(({ Type }) => Type)).not.toContain('AWS::SQS::Queue');
  });

  it.each([
    [{}, "No 'Arn' or 'Type' property provided for DeadLetterConfig."],
    [{ Type: 'SNS' }, "The only valid value for 'Type' property of DeadLetterConfig is 'SQS'."],
    [{ Type: 'SQS', Arn: 'arn' }, "You can either define 'Arn' or 'Type' property of DeadLetterConfig."],
    [{ Type: 'SQS', QueueLogicalId: 3 }, 'QueueLogicalId must be a string'],
  ])('%j is refused', (given, why) => {
    for (const [type, properties] of types)
      expect(() => made(type, properties, given)).toThrow(
        `Resource with id [F] is invalid. Event with id [FE] is invalid. ${why}`,
      );
  });
});

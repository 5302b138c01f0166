import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../../testing/processed.ts';

const Topic = 'arn:aws:sns:us-east-1:123456789012:t';
const fn = (event: object) => ({
  Type: 'AWS::Serverless::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'python3.13',
    CodeUri: 's3://bucket/key',
    Events: { T: { Type: 'SNS', Properties: { Topic, ...event } } },
  },
});
const sendable = (Resource: unknown, topic: unknown) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Action: 'sqs:SendMessage',
      Effect: 'Allow',
      Principal: '*',
      Resource,
      Condition: { ArnEquals: { 'aws:SourceArn': topic } },
    },
  ],
});

describe('sam-property-function-sns', () => {
  it('SqsSubscription puts a queue between the topic and the function', () => {
    const made = processedBySam({ F: fn({ SqsSubscription: true, FilterPolicy: { kind: ['order'] } }) });
    const arn = { 'Fn::GetAtt': ['FTQueue', 'Arn'] };
    expect(made.FTQueue).toEqual({ Type: 'AWS::SQS::Queue', Properties: {} });
    expect(made.FTQueuePolicy?.Properties).toEqual({
      PolicyDocument: sendable(arn, Topic),
      Queues: [{ Ref: 'FTQueue' }],
    });
    expect(made.FT?.Properties).toEqual({
      Protocol: 'sqs',
      Endpoint: arn,
      TopicArn: Topic,
      FilterPolicy: { kind: ['order'] },
    });
    expect(made.FTEventSourceMapping?.Properties).toEqual({
      BatchSize: 10,
      Enabled: true,
      EventSourceArn: arn,
      FunctionName: { Ref: 'F' },
    });
    expect(made).not.toHaveProperty('FTPermission');
    expect(made.FRole?.Properties.ManagedPolicyArns).toContain(
      'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
    );
  });

  it('the queue of a FIFO topic of the template is FIFO', () => {
    const Own = { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true, TopicName: 'own.fifo' } };
    const made = processedBySam({ Own, F: fn({ Topic: { Ref: 'Own' }, SqsSubscription: true }) });
    expect(made.FTQueue?.Properties).toEqual({ FifoQueue: true });
  });

  it('takes a queue that is there', () => {
    const QueueArn = 'arn:aws:sqs:us-east-1:123456789012:q';
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
    const made = processedBySam({
      F: fn({ SqsSubscription: { QueueArn, QueueUrl, BatchSize: 5, QueuePolicyLogicalId: 'Allowed' } }),
    });
    expect(made.Allowed?.Properties).toEqual({
      PolicyDocument: sendable(QueueArn, Topic),
      Queues: [QueueUrl],
    });
    expect(made.FT?.Properties).toMatchObject({ Protocol: 'sqs', Endpoint: QueueArn });
    expect(made.FTEventSourceMapping?.Properties).toMatchObject({ BatchSize: 5, EventSourceArn: QueueArn });
    expect(made).not.toHaveProperty('FTQueue');
  });

  it('refuses a queue without its URL', () => {
    expect(() => processedBySam({ F: fn({ SqsSubscription: { QueueArn: 'arn' } }) })).toThrow(
      'Resource with id [F] is invalid. Event with id [T] is invalid. No QueueARN or QueueURL provided.',
    );
  });
});

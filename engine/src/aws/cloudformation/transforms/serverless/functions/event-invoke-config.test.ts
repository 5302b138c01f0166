import { describe, expect, it } from 'vitest';
import { processed, processedBySam } from '../../../testing/processed.ts';

const fn = (EventInvokeConfig: object, more: object = {}, attributes: object = {}) => ({
  Type: 'AWS::Serverless::Function',
  ...attributes,
  Properties: {
    Handler: 'index.handler',
    Runtime: 'python3.13',
    CodeUri: 's3://bucket/key',
    EventInvokeConfig,
    ...more,
  },
});
const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const allow = (PolicyName: string, Action: string, Resource: unknown) => ({
  PolicyName,
  PolicyDocument: { Statement: [{ Action, Effect: 'Allow', Resource }] },
});
const Conditions = { C: { 'Fn::Equals': ['a', 'a'] }, D: { 'Fn::Equals': ['a', 'a'] } };
const noValue = { Ref: 'AWS::NoValue' };

describe('sam-property-function-eventinvokeconfiguration', () => {
  it('is of the function itself, without an alias', () => {
    const made = processedBySam({ F: fn({ MaximumEventAgeInSeconds: 70, MaximumRetryAttempts: 1 }) });
    expect(made.FEventInvokeConfig).toEqual({
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'F' },
        Qualifier: '$LATEST',
        DestinationConfig: {},
        MaximumEventAgeInSeconds: 70,
        MaximumRetryAttempts: 1,
      },
    });
    expect(processedBySam({ F: fn({}) })).not.toHaveProperty('FEventInvokeConfig');
  });

  it('is of the alias, which may be a parameter', () => {
    const F = fn({ MaximumRetryAttempts: { Ref: 'Tries' } }, { AutoPublishAlias: { Ref: 'Alias' } });
    const made = processed(
      {
        Transform: 'AWS::Serverless-2016-10-31',
        Parameters: { Alias: { Type: 'String' }, Tries: { Type: 'Number', Default: 2 } },
        Resources: { F },
      },
      { Alias: 'my-live_1' },
    ).Resources;
    expect(made.FAliasmyDliveU1?.Properties.Name).toBe('my-live_1');
    expect(made.FEventInvokeConfig).toMatchObject({
      DependsOn: ['FAliasmyDliveU1'],
      Properties: { Qualifier: 'my-live_1', MaximumRetryAttempts: '2' },
    });
  });

  it.each([
    ['SQS', arn('sqs', 'q'), ['sqs:SendMessage', arn('sqs', 'q')], 'SQSPolicy'],
    ['SNS', arn('sns', 't'), ['sns:publish', arn('sns', 't')], 'SNSPolicy'],
    [
      'Lambda',
      arn('lambda', 'function:g'),
      ['lambda:InvokeFunction', arn('lambda', 'function:g')],
      'LambdaPolicy',
    ],
    [
      'EventBridge',
      arn('events', 'event-bus/b'),
      ['events:PutEvents', arn('events', 'event-bus/b')],
      'EventBridgePolicy',
    ],
  ])(
    'lets the role send to a destination of the type %s',
    (Type, Destination, [action = '', resource], suffix) => {
      const made = processedBySam({ F: fn({ DestinationConfig: { OnSuccess: { Type, Destination } } }) });
      expect(made.FEventInvokeConfig?.Properties.DestinationConfig).toEqual({ OnSuccess: { Destination } });
      expect(made.FRole?.Properties.Policies).toEqual([
        allow(`FEventInvokeConfigOnSuccess${suffix}`, action, resource),
      ]);
    },
  );

  it('lets the role write to a bucket and list it', () => {
    const Destination = 'arn:aws:s3:::failed';
    const made = processedBySam({
      F: fn({ DestinationConfig: { OnFailure: { Type: 'S3Bucket', Destination } } }),
    });
    expect(made.FRole?.Properties.Policies).toMatchObject([
      {
        PolicyName: 'FEventInvokeConfigOnFailureS3Policy',
        PolicyDocument: {
          Statement: [
            { Action: 's3:PutObject', Resource: { 'Fn::Join': ['/', [Destination, '*']] } },
            { Action: 's3:ListBucket', Resource: Destination },
          ],
        },
      },
    ]);
  });

  it('makes the topic or queue that is not named, which references may name', () => {
    const { Resources: made, Outputs } = processed({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { F: fn({ DestinationConfig: { OnSuccess: { Type: 'SNS' }, OnFailure: { Type: 'SQS' } } }) },
      Outputs: {
        Topic: { Value: { Ref: 'F.DestinationTopic' } },
        Queue: { Value: { 'Fn::GetAtt': ['F.DestinationQueue', 'Arn'] } },
      },
    });
    expect(made.FEventInvokeConfigOnSuccessTopic?.Type).toBe('AWS::SNS::Topic');
    expect(made.FEventInvokeConfigOnFailureQueue?.Type).toBe('AWS::SQS::Queue');
    const queue = { 'Fn::GetAtt': ['FEventInvokeConfigOnFailureQueue', 'Arn'] };
    const topic = { Ref: 'FEventInvokeConfigOnSuccessTopic' };
    expect(made.FEventInvokeConfig?.Properties.DestinationConfig).toEqual({
      OnSuccess: { Destination: topic },
      OnFailure: { Destination: queue },
    });
    expect(made.FRole?.Properties.Policies).toEqual([
      allow('FEventInvokeConfigOnSuccessSNSPolicy', 'sns:publish', topic),
      allow('FEventInvokeConfigOnFailureSQSPolicy', 'sqs:SendMessage', queue),
    ]);
    expect(Outputs).toEqual({ Topic: { Value: topic }, Queue: { Value: queue } });
  });

  it('makes the queue only where a condition leaves the destination out', () => {
    const named = (Destination: object) =>
      processed({
        Transform: 'AWS::Serverless-2016-10-31',
        Conditions,
        Resources: {
          F: fn({ DestinationConfig: { OnFailure: { Type: 'SQS', Destination } } }, {}, { Condition: 'D' }),
        },
      });
    const without = named({ 'Fn::If': ['C', noValue, arn('sqs', 'q')] });
    const queue = { 'Fn::GetAtt': ['FEventInvokeConfigOnFailureQueue', 'Arn'] };
    expect(without.Resources.FEventInvokeConfig?.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: { 'Fn::If': ['C', queue, arn('sqs', 'q')] } },
    });
    const { FEventInvokeConfigOnFailureQueue: made } = without.Resources;
    const [both = ''] = Object.keys(without.Conditions!).filter((name) => name.startsWith('DANDC'));
    expect(made).toMatchObject({ Condition: both });
    expect(without.Conditions?.[both]).toEqual({ 'Fn::And': [{ Condition: 'D' }, { Condition: 'C' }] });

    // The names of the conditions are those that aws-sam-translator 1.110.0 makes.
    const otherwise = named({ 'Fn::If': ['C', arn('sqs', 'q'), noValue] });
    expect(otherwise.Conditions?.NOTC33ddb54c8a).toEqual({ 'Fn::Not': [{ Condition: 'C' }] });
    expect(otherwise.Resources.FEventInvokeConfig?.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: { 'Fn::If': ['NOTC33ddb54c8a', queue, arn('sqs', 'q')] } },
    });
  });

  it.each([
    [{}, "'Type: None' must be one of ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket']"],
    [{ Type: 'Lambda' }, "Destination is required if Type is not ['SQS', 'SNS']"],
    ['queue', "Property 'EventInvokeConfig.DestinationConfig.OnSuccess' should be a map."],
  ])('the destination %j is refused', (OnSuccess, why) => {
    expect(() => processedBySam({ F: fn({ DestinationConfig: { OnSuccess } }) })).toThrow(why);
  });
});

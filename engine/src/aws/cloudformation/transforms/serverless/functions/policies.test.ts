// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { file, generatePolicyTemplates } from '../../../../../../scripts/generate-policy-templates.ts';
import { processedBySam } from '../../../testing/processed.ts';

const fn = (more: object) => ({
  Type: 'AWS::Serverless::Function',
  Properties: { Handler: 'index.handler', Runtime: 'python3.13', CodeUri: 's3://bucket/key', ...more },
});
const roleWith = (Policies: unknown, more: object = {}, rest: object = {}) =>
  processedBySam({ F: fn({ Policies, ...more }) }, rest).FRole!.Properties as {
    readonly ManagedPolicyArns: readonly string[];
    readonly Policies?: readonly object[];
  };
const queue = {
  'Fn::Sub': [
    'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${queueName}',
    { queueName: 'jobs' },
  ],
};
const polls = {
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'sqs:ChangeMessageVisibility',
        'sqs:ChangeMessageVisibilityBatch',
        'sqs:DeleteMessage',
        'sqs:DeleteMessageBatch',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      Resource: queue,
    },
  ],
};
const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

describe('the property Policies of a function', () => {
  it('takes a policy template, with its parameters in place', () => {
    expect(roleWith([{ SQSPollerPolicy: { QueueName: 'jobs' } }]).Policies).toEqual([
      { PolicyName: 'FRolePolicy0', PolicyDocument: polls },
    ]);
  });

  it('takes either of two templates, and nothing in place of one', () => {
    const either = { 'Fn::If': ['C', { SQSPollerPolicy: { QueueName: 'jobs' } }, { Ref: 'AWS::NoValue' }] };
    const Conditions = { C: { 'Fn::Equals': ['a', 'a'] } };
    expect(roleWith([either], {}, { Conditions }).Policies).toEqual([
      {
        'Fn::If': ['C', { PolicyName: 'FRolePolicy0', PolicyDocument: polls }, { Ref: 'AWS::NoValue' }],
      },
    ]);
  });

  it('takes names of managed policies, whatever their path, each once', () => {
    const names = ['AWSLambdaRole', 'AWSLambdaBasicExecutionRole', 'arn:aws:iam::123456789012:policy/own'];
    expect(roleWith(names).ManagedPolicyArns).toEqual([
      basic,
      'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
      'arn:aws:iam::123456789012:policy/own',
    ]);
  });

  it('adds to what the function itself needs, and its events', () => {
    const Events = {
      Q: {
        Type: 'SQS',
        Properties: {
          Queue: 'arn:aws:sqs:us-east-1:123456789012:jobs',
          DestinationConfig: {
            OnFailure: { Type: 'SNS', Destination: 'arn:aws:sns:us-east-1:123456789012:failed' },
          },
        },
      },
    };
    const made = processedBySam({ F: fn({ Policies: 'AWSLambdaRole', Events, Tracing: 'Active' }) });
    expect(made.FRole?.Properties).toMatchObject({
      ManagedPolicyArns: [
        basic,
        'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
        'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
        'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
      ],
      Policies: [
        {
          PolicyName: 'FQSNSPolicy',
          PolicyDocument: {
            Statement: [
              {
                Action: 'sns:publish',
                Effect: 'Allow',
                Resource: 'arn:aws:sns:us-east-1:123456789012:failed',
              },
            ],
          },
        },
      ],
    });
    expect(made.FQ?.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: 'arn:aws:sns:us-east-1:123456789012:failed' },
    });
  });

  it.each([
    [{ NoSuchPolicy: {} }, "Policy at index 0 in the 'Policies' property is not valid"],
    [
      { SQSPollerPolicy: 'jobs' },
      "Must specify valid parameter values for policy template 'SQSPollerPolicy'",
    ],
    [
      { SQSPollerPolicy: {} },
      "Following required parameters of template 'SQSPollerPolicy' don't have values: ['QueueName']",
    ],
    [
      { 'Fn::If': ['C', { SQSPollerPolicy: { QueueName: 'jobs' } }, 'AWSLambdaRole'] },
      'Different policy types within the same Fn::If statement is unsupported.',
    ],
  ])('%j is refused', (policy, why) => {
    expect(() => roleWith([policy])).toThrow(why);
  });

  it.each([
    [{ Type: 'SQS' }, "'DeadLetterQueue' requires Type and TargetArn properties to be specified."],
    [{ Type: 'S3', TargetArn: 'arn' }, "'DeadLetterQueue' requires Type of ['SQS', 'SNS']"],
  ])('a dead-letter queue %j is refused', (DeadLetterQueue, why) => {
    expect(() => roleWith([], { DeadLetterQueue })).toThrow(why);
  });
});

const fresh = generatePolicyTemplates();
test.skipIf(fresh === undefined)(
  'the policy templates are those of aws-sam-translator (if not: npm run generate)',
  () => {
    expect(readFileSync(file, 'utf8')).toBe(fresh);
  },
);

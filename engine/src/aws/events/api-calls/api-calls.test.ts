// Rules on the API calls that CloudTrail would record.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { zip } from '../../lambda/testing/functions.ts';
import { services } from '../../services.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services });
});
afterEach(() => cloud[Symbol.dispose]());

function rule(EventPattern: object, State: 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS') {
  cloud.call('events', 'PutRule', { Name: 'calls', EventPattern: JSON.stringify(EventPattern), State });
  const Arn = 'arn:aws:sqs:us-east-1:000000000000:calls';
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: 'calls' });
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Arn,
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
  cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
  cloud.call('events', 'PutTargets', { Rule: 'calls', Targets: [{ Id: 'q', Arn }] });
  return () => {
    const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
    }) as { readonly Messages?: readonly { readonly Body?: string }[] };
    return Messages.map(({ Body = '' }) => JSON.parse(Body));
  };
}
const ofSecrets = { source: ['aws.secretsmanager'], 'detail-type': ['AWS API Call via CloudTrail'] };

test('a call is an event with its parameters and its answer, and without what is secret', () => {
  const events = rule(ofSecrets, 'ENABLED');
  const { ARN, VersionId } = cloud.call('secretsmanager', 'CreateSecret', {
    Name: 'db',
    SecretString: 'hush',
    Tags: [{ Key: 'team', Value: 'a' }],
  });
  expect(events()).toEqual([
    {
      version: '0',
      id: expect.any(String),
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.secretsmanager',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'us-east-1',
      resources: [],
      detail: {
        eventVersion: '1.11',
        userIdentity: {
          type: 'Root',
          principalId: '000000000000',
          arn: 'arn:aws:iam::000000000000:root',
          accountId: '000000000000',
        },
        eventTime: expect.any(String),
        eventSource: 'secretsmanager.amazonaws.com',
        eventName: 'CreateSecret',
        awsRegion: 'us-east-1',
        sourceIPAddress: '127.0.0.1',
        userAgent: 'unknown',
        requestParameters: {
          name: 'db',
          secretString: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          tags: [{ key: 'team', value: 'a' }],
        },
        responseElements: { aRN: ARN, name: 'db', versionId: VersionId },
        requestID: expect.any(String),
        eventID: expect.any(String),
        readOnly: false,
        eventType: 'AwsApiCall',
        managementEvent: true,
        recipientAccountId: '000000000000',
        eventCategory: 'Management',
      },
    },
  ]);
});

test('what only reads is an event for a rule that asks for it', () => {
  const events = rule(ofSecrets, 'ENABLED');
  cloud.call('secretsmanager', 'ListSecrets', {});
  expect(events()).toEqual([]);
  cloud.call('events', 'PutRule', {
    Name: 'calls',
    EventPattern: JSON.stringify(ofSecrets),
    State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  });
  cloud.call('secretsmanager', 'ListSecrets', {});
  expect(events()).toMatchObject([{ detail: { eventName: 'ListSecrets', readOnly: true } }]);
});

test('what fails is none', () => {
  const events = rule(ofSecrets, 'ENABLED');
  expect(() => cloud.call('secretsmanager', 'DeleteSecret', { SecretId: 'no' })).toThrow();
  expect(events()).toEqual([]);
});

test('an object has its bucket, its key and their ARNs', () => {
  cloud.call('s3', 'CreateBucket', { Bucket: 'things' });
  const events = rule({ source: ['aws.s3'], detail: { eventName: ['PutObject'] } }, 'ENABLED');
  cloud.call('s3', 'PutObject', { Bucket: 'things', Key: 'a.txt', Body: 'a' });
  expect(events()).toMatchObject([
    {
      detail: {
        requestParameters: { bucketName: 'things', key: 'a.txt', Host: 'things.s3.amazonaws.com' },
        resources: [
          { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::things/a.txt' },
          { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::things', accountId: '000000000000' },
        ],
        eventCategory: 'Data',
        managementEvent: false,
      },
    },
  ]);
});

const anyCall = (source: string) => ({ source: [source], 'detail-type': ['AWS API Call via CloudTrail'] });

test('values of parameters, variables of functions and bodies of messages are hidden', () => {
  const ofParameters = rule(anyCall('aws.ssm'), 'ENABLED');
  cloud.call('ssm', 'PutParameter', { Name: '/db', Type: 'SecureString', Value: 'hush' });
  expect(ofParameters()).toMatchObject([
    { detail: { requestParameters: { name: '/db', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' } } },
  ]);
});

test('what is sent to a queue is a data event without its body', () => {
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: 'work' });
  const events = rule(
    {
      ...anyCall('aws.sqs'),
      detail: { eventName: ['SendMessage', 'SetQueueAttributes'], errorCode: [{ exists: false }] },
    },
    'ENABLED',
  );
  cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'hush' });
  cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '5' } });
  const seen = events().map(({ detail }) => detail);
  expect(seen).toContainEqual(
    expect.objectContaining({
      eventName: 'SendMessage',
      eventCategory: 'Data',
      managementEvent: false,
      requestParameters: { queueUrl: QueueUrl, messageBody: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    }),
  );
  // Names of attributes are SQS's own, not members of its API.
  expect(seen).toContainEqual(
    expect.objectContaining({
      eventName: 'SetQueueAttributes',
      eventCategory: 'Management',
      requestParameters: { queueUrl: QueueUrl, attributes: { VisibilityTimeout: '5' } },
    }),
  );
});

test('an item is its table and its key', () => {
  cloud.call('dynamodb', 'CreateTable', {
    TableName: 'tab',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  cloud.advance(60_000);
  const events = rule({ ...anyCall('aws.dynamodb'), detail: { eventName: ['UpdateItem'] } }, 'ENABLED');
  cloud.call('dynamodb', 'UpdateItem', {
    TableName: 'tab',
    Key: { id: { S: 'a' } },
    UpdateExpression: 'SET n = :n',
    ExpressionAttributeValues: { ':n': { S: 'hush' } },
  });
  const [{ detail }] = events();
  expect(detail).toMatchObject({ eventName: 'UpdateItem', eventCategory: 'Data', responseElements: null });
  expect(detail.requestParameters).toEqual({ tableName: 'tab', key: { id: { s: 'a' } } });
});

test('calls of Lambda have the date of their API in their name', () => {
  const events = rule(anyCall('aws.lambda'), 'ENABLED');
  cloud.call('iam', 'CreateRole', {
    RoleName: 'f',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    }),
  });
  cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'f',
    Role: 'arn:aws:iam::000000000000:role/f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: zip('exports.handler = async () => 1') },
    Environment: { Variables: { PASSWORD: 'hush' } },
  });
  const [event] = events();
  expect(event.detail.eventName).toBe('CreateFunction20150331');
  expect(event.detail.requestParameters.environment).toEqual({ variables: 'HIDDEN_DUE_TO_SECURITY_REASONS' });
});

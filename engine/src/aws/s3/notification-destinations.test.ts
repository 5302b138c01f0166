import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { lambda } from '../lambda/index.ts';
import { functionInput, lambdaRoles } from '../lambda/testing/functions.ts';
import { logs } from '../logs/index.ts';
import { sns } from '../sns/index.ts';
import { sqs } from '../sqs/index.ts';
import { s3 } from './index.ts';

const Bucket = 'bucket';
const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const topic = 'arn:aws:sns:us-east-1:000000000000:t';
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const Events = ['s3:ObjectCreated:*' as const];

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [s3, sqs, sns, lambda, lambdaRoles, logs] });
  cloud.call('s3', 'CreateBucket', { Bucket });
});
afterEach(() => cloud[Symbol.dispose]());

const put = (NotificationConfiguration: object, SkipDestinationValidation = false) =>
  cloud.call('s3', 'PutBucketNotificationConfiguration', {
    Bucket,
    NotificationConfiguration,
    SkipDestinationValidation,
  });

/** The ARNs that S3 names, each with what is wrong with it. */
function wrongIn(configuration: object): Record<string, unknown> {
  try {
    put(configuration);
    return {};
  } catch (error) {
    const { code, message, members } = error as { code: string; message: string; members: object };
    expect([code, message]).toEqual([
      'InvalidArgument',
      'Unable to validate the following destination configurations',
    ]);
    const found = Object.values(members);
    return Object.fromEntries(found.flatMap((arn, at) => (at % 2 === 0 ? [[arn, found[at + 1]]] : [])));
  }
}

const policy = (Resource: string, Action: string, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action, Resource, ...more }],
  });
const ofBucket = (name: string) => ({ Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${name}` } } });

describe('a notification configuration', () => {
  const all = {
    QueueConfigurations: [{ QueueArn: queue, Events }],
    TopicConfigurations: [{ TopicArn: topic, Events }],
    LambdaFunctionConfigurations: [{ LambdaFunctionArn: functionArn, Events }],
  };

  it('names destinations that exist', () => {
    expect(wrongIn(all)).toEqual({
      [queue]: 'The destination queue does not exist',
      [topic]: 'The destination topic does not exist',
      [functionArn]: `Not authorized to invoke function [${functionArn}]`,
    });
    expect(cloud.call('s3', 'GetBucketNotificationConfiguration', { Bucket })).toEqual({});
  });

  it('names destinations whose policies let S3 in', () => {
    cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
    cloud.call('sns', 'CreateTopic', { Name: 't' });
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: 'f' });
    const denied = (kind: string) =>
      `Permissions on the destination ${kind} do not allow S3 to publish notifications from this bucket`;
    expect(wrongIn(all)).toEqual({
      [queue]: denied('queue'),
      [topic]: denied('topic'),
      [functionArn]: `Not authorized to invoke function [${functionArn}]`,
    });
    const setPolicy = (Policy: string) =>
      cloud.call('sqs', 'SetQueueAttributes', {
        QueueUrl: 'http://127.0.0.1:4566/000000000000/q',
        Attributes: { Policy },
      });
    setPolicy(policy(queue, 'sqs:SendMessage', ofBucket('other')));
    cloud.call('sns', 'SetTopicAttributes', {
      TopicArn: topic,
      AttributeName: 'Policy',
      AttributeValue: policy(topic, 'sns:Publish'),
    });
    cloud.call('lambda', 'AddPermission', {
      FunctionName: 'f',
      StatementId: 's',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceArn: `arn:aws:s3:::${Bucket}`,
    });
    expect(wrongIn(all)).toEqual({ [queue]: denied('queue') });
    setPolicy(policy(queue, 'sqs:*', ofBucket(Bucket)));
    expect(wrongIn(all)).toEqual({});
    expect(cloud.call('s3', 'GetBucketNotificationConfiguration', { Bucket })).toMatchObject(all);
  });

  it('names destinations in the region of its bucket', () => {
    const elsewhere = {
      QueueConfigurations: [{ QueueArn: queue.replace('us-east-1', 'eu-west-1'), Events }],
    };
    expect(() => put(elsewhere)).toThrow(
      'The notification destination service region is not valid for the bucket location constraint',
    );
  });

  it('is taken as it is when the caller asks for no validation', () => {
    put(all, true);
    expect(cloud.call('s3', 'GetBucketNotificationConfiguration', { Bucket })).toMatchObject(all);
  });
});

import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { QueueStack } from './stacks.ts';

test('a job that fails three times is set aside', () =>
  drydock({}, async (cloud) => {
    const { outputs } = await cloud.deploy(new QueueStack(new App(), 'Jobs'));
    const sqs = cloud.client(SQSClient);
    const receive = (QueueUrl?: string) => sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    await sqs.send(new SendMessageCommand({ QueueUrl: outputs.QueueUrl, MessageBody: 'a job' }));
    for (let attempt = 1; attempt <= 3; attempt++) {
      // A worker that succeeds would delete it.
      expect((await receive(outputs.QueueUrl)).Messages).toHaveLength(1);
      await cloud.time.advance('31 seconds');
    }
    expect((await receive(outputs.QueueUrl)).Messages ?? []).toEqual([]);
    expect((await receive(outputs.FailedUrl)).Messages?.[0]?.Body).toBe('a job');
  }));

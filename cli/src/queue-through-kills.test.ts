// What a queue has acknowledged is there after `kill -9` of the engine: at least once from a standard queue, once
// and in the order of its group from a FIFO queue.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LoneEngine } from './testing/lone-engine.ts';

const engine = new LoneEngine();
beforeAll(() => engine.start());
afterAll(() => engine.remove());

const authorization = 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/sqs/aws4_request';
async function sqs(operation: string, input: object): Promise<Record<string, unknown>> {
  const answer = await fetch(engine.engine.endpoint, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const body = await answer.text();
  if (!answer.ok) throw new Error(body);
  return (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
}
const queue = async (QueueName: string, Attributes?: object) =>
  String((await sqs('CreateQueue', { QueueName, Attributes })).QueueUrl).replace(/^http:\/\/[^/]+/, '');

interface Message {
  readonly Body: string;
  readonly ReceiptHandle: string;
}

/** All that is in the queue, in the order in which it comes; each message is deleted once it was read. */
async function drained(QueueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const answer = await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    const messages = (answer.Messages ?? []) as Message[];
    if (messages.length === 0) return bodies;
    for (const { Body, ReceiptHandle } of messages) {
      await sqs('DeleteMessage', { QueueUrl, ReceiptHandle });
      bodies.push(Body);
    }
  }
}

test('no acknowledged message is lost by kills, and a FIFO queue keeps the order of each group', async () => {
  const standard = await queue('work');
  const fifo = await queue('work.fifo', { FifoQueue: 'true' });
  const acknowledged: string[] = [];
  const groups = ['a', 'b', 'c'];
  let next = 0;
  for (let kill = 0; kill < 3; kill++) {
    let isGoing = true;
    const produce = async () => {
      while (isGoing) {
        const body = String(next++).padStart(5, '0');
        try {
          await sqs('SendMessage', { QueueUrl: standard, MessageBody: body });
          acknowledged.push(body);
        } catch {
          return;
        }
      }
    };
    /** One after the other in a group, as a producer that keeps an order does. */
    const produceInOrder = async (MessageGroupId: string) => {
      while (isGoing) {
        const body = `${MessageGroupId}${String(next++).padStart(5, '0')}`;
        try {
          await sqs('SendMessage', {
            QueueUrl: fifo,
            MessageBody: body,
            MessageGroupId,
            MessageDeduplicationId: body,
          });
          acknowledged.push(body);
        } catch {
          return;
        }
      }
    };
    const producers = [produce(), produce(), ...groups.map(produceInOrder)];
    const enough = acknowledged.length + 100;
    while (acknowledged.length < enough) await new Promise(setImmediate);
    await engine.kill();
    isGoing = false;
    await Promise.all(producers);
    await engine.start();
  }
  const [fromStandard, fromFifo] = [await drained(standard), await drained(fifo)];
  const received = [...fromStandard, ...fromFifo];
  expect(acknowledged.filter((body) => !received.includes(body))).toEqual([]);
  expect(new Set(fromFifo).size).toBe(fromFifo.length);
  for (const group of groups) {
    const order = fromFifo.filter((body) => body.startsWith(group));
    expect(order.length).toBeGreaterThan(10);
    expect(order).toEqual([...order].sort());
  }
});

test('a message that was received and not deleted comes back after a kill, and one that was deleted does not', async () => {
  const QueueUrl = await queue('jobs', { VisibilityTimeout: '30' });
  for (const MessageBody of ['one', 'two']) await sqs('SendMessage', { QueueUrl, MessageBody });
  const { Messages } = await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 2 });
  const [one, two] = Messages as Message[];
  await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: one?.ReceiptHandle });
  await engine.kill();
  await engine.start();
  expect(await drained(QueueUrl)).toEqual([]);
  await engine.advance(31_000);
  expect(await drained(QueueUrl)).toEqual([two?.Body]);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerInvocations, type FunctionEvent } from '../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { events } from '../events/index.ts';
import { logs } from '../logs/index.ts';
import { sqs } from '../sqs/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

let cloud: Rehearsal;
/** The bodies of each batch. */
let batches: string[][];
/** What the function does with a batch. */
let handle: (event: QueueEvent) => unknown;

beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, sqs, cloudWatch, events, logs] });
  cloud.call('lambda', 'CreateFunction', functionInput);
  cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
  batches = [];
  handle = () => null;
  answerInvocations(cloud, (event: FunctionEvent) => {
    const batch = event as unknown as QueueEvent;
    batches.push(batch.Records.map(({ body }) => body));
    return handle(batch);
  });
});
afterEach(() => cloud[Symbol.dispose]());

const EventSourceArn = 'arn:aws:sqs:us-east-1:000000000000:q';
const map = (more: object = {}) => {
  const { UUID = '' } = cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: 'f',
    EventSourceArn,
    ...more,
  });
  cloud.settle();
  return UUID;
};
const get = (UUID: string) => cloud.call('lambda', 'GetEventSourceMapping', { UUID });
const send = (...bodies: readonly string[]) => {
  for (const MessageBody of bodies) cloud.call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody });
  cloud.settle();
};
const left = () => {
  const { Attributes } = cloud.call('sqs', 'GetQueueAttributes', {
    QueueUrl: 'q',
    AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
  });
  return [
    Number(Attributes!.ApproximateNumberOfMessages),
    Number(Attributes!.ApproximateNumberOfMessagesNotVisible),
  ];
};

describe('a mapping of a queue', () => {
  it('invokes the function with messages as they come, and deletes what it has handled', () => {
    const uuid = map();
    expect(get(uuid)).toMatchObject({ State: 'Enabled', BatchSize: 10, EventSourceArn });
    send('a');
    send('b');
    expect(batches).toEqual([['a'], ['b']]);
    expect(left()).toEqual([0, 0]);
    expect(get(uuid).LastProcessingResult).toBe('OK');
  });

  it('goes on for hours, and after a restart', () => {
    map();
    cloud.advance(3 * 3_600_000);
    send('a');
    cloud.restart();
    cloud.settle();
    send('b');
    expect(batches).toEqual([['a'], ['b']]);
    expect(cloud.log).toEqual([]);
  });

  it('leaves what the function fails in the queue, which comes back after its visibility timeout', () => {
    map();
    handle = () => {
      throw new Error('no');
    };
    send('a');
    expect(left()).toEqual([0, 1]);
    handle = () => null;
    cloud.advance(30_000);
    expect(batches).toEqual([['a'], ['a']]);
    expect(left()).toEqual([0, 0]);
  });

  it('leaves only the messages that the function reports as failed', () => {
    map({ FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumBatchingWindowInSeconds: 5 });
    handle = ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    });
    send('good', 'bad');
    cloud.advance(5000);
    expect(batches).toEqual([['good', 'bad']]);
    expect(left()).toEqual([0, 1]);
  });

  it.each([
    ['an unknown message', { batchItemFailures: [{ itemIdentifier: 'x' }] }],
    ['no identifier', { batchItemFailures: [{}] }],
    ['a text', 'failed'],
  ])('leaves all of them when the report names %s', (_what, report) => {
    map({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
    handle = () => report;
    send('a');
    expect(left()).toEqual([0, 1]);
  });

  it('gathers messages for its window, up to its batch size', () => {
    map({ BatchSize: 3, MaximumBatchingWindowInSeconds: 20 });
    send('a', 'b');
    cloud.advance(19_000);
    expect(batches).toEqual([]);
    cloud.advance(1000);
    expect(batches).toEqual([['a', 'b']]);
    send('c', 'd', 'e', 'f');
    expect(batches.slice(1)).toEqual([['c', 'd', 'e']]);
  });

  it('passes on what its filters let through, and deletes the rest', () => {
    map({ FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ body: { kind: ['order'] } }) }] } });
    send('{"kind":"order"}', '{"kind":"other"}', 'text');
    expect(batches).toEqual([['{"kind":"order"}']]);
    expect(left()).toEqual([0, 0]);
  });

  it('polls nothing while it is disabled', () => {
    const uuid = map({ Enabled: false });
    send('a');
    expect([get(uuid).State, batches]).toEqual(['Disabled', []]);
    cloud.call('lambda', 'UpdateEventSourceMapping', { UUID: uuid, Enabled: true });
    cloud.settle();
    expect(batches).toEqual([['a']]);
  });

  it('is gone once deleted, and takes no more messages', () => {
    const uuid = map();
    expect(cloud.call('lambda', 'DeleteEventSourceMapping', { UUID: uuid }).State).toBe('Deleting');
    expect(() => get(uuid)).toThrow('The resource you requested does not exist.');
    cloud.advance(20_000);
    send('a');
    expect([batches, left()]).toEqual([[], [1, 0]]);
    map();
    expect(batches).toEqual([['a']]);
  });

  it('waits while its queue is gone, and goes on once there is one of the name', () => {
    const uuid = map();
    cloud.call('sqs', 'DeleteQueue', { QueueUrl: 'q' });
    cloud.advance(60_000);
    expect(get(uuid).LastProcessingResult).toBe('PROBLEM: The specified queue does not exist.');
    cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
    send('a');
    cloud.advance(5000);
    expect(batches).toEqual([['a']]);
  });

  it('keeps the order of a FIFO queue', () => {
    cloud.call('sqs', 'CreateQueue', { QueueName: 'q.fifo', Attributes: { FifoQueue: 'true' } });
    map({ EventSourceArn: `${EventSourceArn}.fifo`, BatchSize: 1 });
    for (const id of ['1', '2', '3'])
      cloud.call('sqs', 'SendMessage', {
        QueueUrl: 'q.fifo',
        MessageBody: id,
        MessageGroupId: 'g',
        MessageDeduplicationId: id,
      });
    cloud.settle();
    expect(batches).toEqual([['1'], ['2'], ['3']]);
  });

  it('is listed by function and by source, and has tags', () => {
    const uuid = map({ Tags: { team: 'web' } });
    const listed = (input: object) =>
      cloud.call('lambda', 'ListEventSourceMappings', input).EventSourceMappings!.map(({ UUID }) => UUID);
    expect(listed({ FunctionName: 'f' })).toEqual([uuid]);
    expect(listed({ EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:other' })).toEqual([]);
    const Resource = get(uuid).EventSourceMappingArn!;
    cloud.call('lambda', 'TagResource', { Resource, Tags: { stage: 'test' } });
    cloud.call('lambda', 'UntagResource', { Resource, TagKeys: ['team'] });
    expect(cloud.call('lambda', 'ListTags', { Resource }).Tags).toEqual({ stage: 'test' });
  });
});

it.each([
  [{ EventSourceArn: `${EventSourceArn}-none` }, 'SQS Error Code: AWS.SimpleQueueService.NonExistentQueue'],
  [{ BatchSize: 11 }, 'Maximum batch window in seconds must be greater than 0'],
  [{ EventSourceArn: undefined }, 'Unrecognized event source.'],
  [{ FunctionName: 'none' }, 'Function not found'],
  [{ FilterCriteria: { Filters: [{ Pattern: '{' }] } }, 'Invalid filter pattern definition.'],
])('CreateEventSourceMapping refuses %j', (more, message) => {
  expect(() => map(more)).toThrow(message);
});

it('refuses a second mapping, and a queue whose messages come back before the function times out', () => {
  map();
  expect(() => map()).toThrow(
    /provided mapping already exists. Please update or delete the existing mapping/,
  );
  cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 60 });
  cloud.call('sqs', 'CreateQueue', { QueueName: 'r' });
  expect(() => map({ EventSourceArn: EventSourceArn.replace(/q$/, 'r') })).toThrow(
    'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
  );
});

it('records a mapping of a stream, and says so', () => {
  const uuid = map({
    EventSourceArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s',
    StartingPosition: 'LATEST',
  });
  expect(get(uuid)).toMatchObject({
    State: 'Enabled',
    StartingPosition: 'LATEST',
    LastProcessingResult: expect.stringContaining('Recorded only: Drydock does not poll'),
  });
});

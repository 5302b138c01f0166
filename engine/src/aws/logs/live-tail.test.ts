// Live Tail: what is written to log groups, once a second, while somebody watches.
import type { StartLiveTailResponseStream } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, putMessages, rehearsal } from './testing/groups.ts';

const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:app';

interface Session {
  next(): Promise<StartLiveTailResponseStream | undefined>;
  leave(): void;
}

function start(cloud: Rehearsal, more: object = {}): Session {
  const output = cloud.answer('logs', 'StartLiveTail', { logGroupIdentifiers: [arn], ...more });
  const { responseStream } = output as { responseStream: AsyncIterable<never> & { end(): void } };
  const values = responseStream[Symbol.asyncIterator]();
  return { next: async () => (await values.next()).value, leave: () => responseStream.end() };
}

const messagesOf = (value: StartLiveTailResponseStream | undefined) =>
  value?.sessionUpdate?.sessionResults?.map(({ message }) => message);

test('a session begins with what it shows, then sends each second what has been written meanwhile', async () => {
  using cloud = rehearsal();
  putMessages(cloud, ['earlier']);
  const session = start(cloud);
  expect(await session.next()).toMatchObject({
    sessionStart: { logGroupIdentifiers: [arn], logEventFilterPattern: '' },
  });
  putMessages(cloud, ['one', 'two']);
  cloud.advance(1000);
  expect(await session.next()).toEqual({
    sessionUpdate: {
      sessionMetadata: { sampled: false },
      sessionResults: ['one', 'two'].map((message, i) => ({
        logStreamName: 'web',
        logGroupIdentifier: arn,
        message,
        timestamp: cloud.clock.now() - 1000 + i * 1000,
        ingestionTime: cloud.clock.now() - 1000,
      })),
    },
  });
  cloud.advance(1000);
  expect(messagesOf(await session.next())).toEqual([]);
});

test('a session shows only the streams and the events that it asked for', async () => {
  using cloud = rehearsal();
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'job/1' });
  const sessions = [
    start(cloud, { logStreamNames: ['web'] }),
    start(cloud, { logStreamNamePrefixes: ['job/'] }),
    start(cloud, { logEventFilterPattern: 'ERROR' }),
  ];
  putMessages(cloud, ['ERROR one', 'fine']);
  putMessages(cloud, ['ERROR two'], 'job/1');
  cloud.advance(1000);
  for (const session of sessions) await session.next();
  const shown = await Promise.all(sessions.map(async (session) => messagesOf(await session.next())));
  expect(shown).toEqual([['ERROR one', 'fine'], ['ERROR two'], ['ERROR one', 'ERROR two']]);
});

test('of more than 500 events in a second, 500 are sent', async () => {
  using cloud = rehearsal();
  const session = start(cloud);
  putMessages(
    cloud,
    Array.from({ length: 1500 }, (_, i) => String(i)),
  );
  cloud.advance(1000);
  await session.next();
  const update = await session.next();
  expect(update?.sessionUpdate?.sessionMetadata).toEqual({ sampled: true });
  expect(messagesOf(update)).toHaveLength(500);
  expect(messagesOf(update)?.slice(0, 3)).toEqual(['0', '3', '6']);
});

test('a session times out after three hours; of what its client has not read, the newest is kept', async () => {
  using cloud = rehearsal();
  const session = start(cloud);
  cloud.advance(3 * 3_600_000);
  const values: unknown[] = [];
  for (let value = await session.next(); value; value = await session.next()) values.push(value);
  expect(values).toHaveLength(10);
  expect(values.at(-1)).toHaveProperty('SessionTimeoutException');
});

test('nothing is kept for a client who has left', async () => {
  using cloud = rehearsal();
  const sessions = Array.from({ length: 15 }, () => start(cloud));
  expect(faultOf(() => start(cloud))).toBe('LimitExceededException: Resource limit exceeded.');
  sessions[0]!.leave();
  expect(await sessions[0]!.next()).toBeUndefined();
  expect(faultOf(() => start(cloud))).toBeUndefined();
});

test.each([
  [{ logGroupIdentifiers: ['app'] }, /^InvalidParameterException: The log group identifier app is not valid/],
  [{ logGroupIdentifiers: [`${arn}:*`] }, /^InvalidParameterException: The log group identifier/],
  [{ logGroupIdentifiers: [`${arn}-other`] }, /^ResourceNotFoundException/],
  [{ logStreamNames: ['a'], logStreamNamePrefixes: ['b'] }, /mutually exclusive/],
  [{ logGroupIdentifiers: [arn, arn], logStreamNames: ['a'] }, /only with a single log group/],
])('%j is refused', (input, message) => {
  using cloud = rehearsal();
  expect(faultOf(() => start(cloud, input))).toMatch(message);
});

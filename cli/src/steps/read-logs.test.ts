import { describe, expect, it } from 'vitest';
import { referenceSystem } from '../system/reference-system.ts';
import { drain } from '../testing/drain.ts';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { newestBuildLog, readLogs, serviceLogs } from './read-logs.ts';

const event = (eventId: string, timestamp: number) => ({
  eventId,
  timestamp,
  message: `${eventId}\n`,
  logStreamName: 'service/app/17b14d4cafe',
});
const tasks = { group: '/g', isTasks: true };

describe('reading logs', () => {
  it('returns every page, with the task that wrote each line', async () => {
    const clients = fakeClients({
      logs: {
        filterLogEvents: ({ nextToken }: { nextToken?: string }) =>
          nextToken ? { events: [event('b', 2000)] } : { events: [event('a', 1000)], nextToken: 'more' },
      },
    });
    const { messages } = await drain(
      readLogs(clients, new VirtualClock(), tasks, { from: 0, isFollowed: false }),
    );
    expect(messages).toEqual([
      {
        code: 'log-line',
        time: '1970-01-01T00:00:01.000Z',
        group: '/g',
        stream: 'service/app/17b14d4cafe',
        task: '17b14d4cafe',
        text: 'a',
      },
      expect.objectContaining({ text: 'b' }),
    ]);
  });

  it('follows: what comes late is not lost, and nothing comes twice', async () => {
    const looks = [[event('a', 60_000)], [event('a', 60_000), event('late', 58_000)], [event('b', 70_000)]];
    const from: number[] = [];
    const clients = fakeClients({
      logs: {
        filterLogEvents: ({ startTime }: { startTime: number }) => {
          from.push(startTime);
          return { events: looks.shift() ?? [] };
        },
      },
    });
    const steps = readLogs(clients, new VirtualClock(), tasks, { from: 0, isFollowed: true });
    const texts = [];
    for (let i = 0; i < 3; i++) {
      const { value } = await steps.next();
      if (value?.code === 'log-line') texts.push(value.text);
    }
    await steps.return();
    expect(texts).toEqual(['a', 'late', 'b']);
    expect(from).toEqual([0, 55_000, 55_000]);
  });

  it('says when there is nothing to read yet', async () => {
    const none = fakeClients({ cloudFormation: { describeStacks: () => ({ Stacks: [{ Outputs: [] }] }) } });
    await expect(serviceLogs(none, referenceSystem)).rejects.toThrow('The service is not deployed yet');
    await expect(newestBuildLog(none, referenceSystem)).rejects.toThrow('Nothing was built yet.');
  });
});

it('says which log group was deleted', async () => {
  const clients = fakeClients({
    logs: {
      filterLogEvents: () => {
        throw awsError('ResourceNotFoundException', 'The specified log group does not exist.');
      },
    },
  });
  const reading = { from: 0, isFollowed: false };
  const lines = readLogs(clients, new VirtualClock(), { group: '/ecs/shop', isTasks: true }, reading);
  await expect(lines.next()).rejects.toThrow('The log group /ecs/shop does not exist: nothing');
});

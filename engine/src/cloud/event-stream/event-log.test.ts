import { expect, it } from 'vitest';
import { type CloudEvent, EventLog } from './event-log.ts';

const event = (name: string): CloudEvent => ({
  'detail-type': name,
  source: 'aws.test',
  account: '000000000000',
  time: '2026-01-01T00:00:00.000Z',
  region: 'us-east-1',
  resources: [],
  detail: {},
});
const namesIn = (log: EventLog, after: number) => log.after(after).map((each) => each.event['detail-type']);

it('keeps the events of the last hour, in their order', () => {
  let now = 0;
  const log = new EventLog(() => now);
  log.append(event('first'));
  now = 1_800_000;
  log.append(event('second'));
  expect(namesIn(log, 0)).toEqual(['first', 'second']);
  expect(namesIn(log, 1)).toEqual(['second']);
  now = 3_600_001;
  expect(namesIn(log, 0)).toEqual(['second']);
  expect(log.last).toBe(2);
});

it('keeps no more than 4,000', () => {
  const log = new EventLog(() => 0);
  for (let i = 1; i <= 20_000; i++) log.append(event(String(i)));
  expect(namesIn(log, 0)).toHaveLength(4000);
  expect(namesIn(log, 0)[0]).toBe('16001');
  expect(namesIn(log, 19_998)).toEqual(['19999', '20000']);
});

it('tells those who listen, until they stop', () => {
  const log = new EventLog(() => 0);
  const heard: number[] = [];
  const stop = log.listen(({ sequence }) => heard.push(sequence));
  log.append(event('a'));
  stop();
  log.append(event('b'));
  expect(heard).toEqual([1]);
});

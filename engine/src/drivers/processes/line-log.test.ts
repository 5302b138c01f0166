import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { LineLog } from './line-log.ts';

async function read(...chunks: (string | Buffer)[]): Promise<{ messages: string[]; batches: number }> {
  const batches: string[][] = [];
  const log = new LineLog(
    new VirtualClock(),
    (events) => void batches.push(events.map((event) => event.message)),
  );
  const stream = new PassThrough();
  log.read(stream);
  for (const chunk of chunks) stream.write(chunk);
  const ended = new Promise((resolve) => stream.once('close', resolve));
  stream.end();
  await ended;
  log.flush();
  return { messages: batches.flat(), batches: batches.length };
}

test('each line is an event, however the output is split, and empty lines are left out', async () => {
  const euro = Buffer.from('€');
  const { messages } = await read(
    'on',
    'e\r\ntwo\n\n',
    euro.subarray(0, 1),
    euro.subarray(1),
    '\nlast without end',
  );
  expect(messages).toEqual(['one', 'two', '€', 'last without end']);
});

test('a line that is too long for one event is split', async () => {
  const { messages } = await read(`${'x'.repeat(300_000)}\ny\n`);
  expect(messages.map((message) => message.length)).toEqual([262_118, 37_882, 1]);
});

test('many lines are reported in batches of a thousand', async () => {
  const { messages, batches } = await read('x\n'.repeat(2500));
  expect([messages.length, batches]).toEqual([2500, 3]);
});

import { expect, test, vi } from 'vitest';
import { type Listener, sentence, watchListeners } from './listening.ts';
import { parseListeners } from './sockets.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100 0 0 10 0
   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 100 0 0 10 0
  sl  local_address                         remote_address                        st
   0: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
   1: 00000000000000000000000001000000:1389 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
`;

test('sockets that listen are read from the tables of the kernel, IPv6 included', () => {
  expect(parseListeners(table).map(({ port, isLoopback }) => ({ port, isLoopback }))).toEqual([
    { port: 3000, isLoopback: false },
    { port: 8080, isLoopback: true },
    { port: 5000, isLoopback: false },
    { port: 5001, isLoopback: true },
  ]);
});

test.each([
  [
    'elsewhere',
    [{ port: 3000, isLoopback: false }],
    'It listens on port 3000, and its port mapping says 8080.',
  ],
  [
    'on loopback only',
    [{ port: 8080, isLoopback: true }],
    'It listens on port 8080 of 127.0.0.1 only, where nothing outside the container reaches it: it has to listen on 0.0.0.0.',
  ],
  [
    'on its port of this machine, which is not the one that it was given',
    [{ port: 8080, isLoopback: false }],
    "It listens on port 8080 of this machine, where only one task could: with the runtime 'process', a program that is not Node.js has to listen on PORT, which is 23456.",
    23456,
  ],
  ['nowhere', [], 'Nothing listens on port 8080, which its port mapping names, 15 s after its start.'],
])('an application that listens %s gets a sentence', (_where, listeners, expected, port = 8080) => {
  expect(sentence({ containerPort: 8080, port }, listeners, 15_000)).toBe(expected);
});

test('what an application listens on late, or after another port, takes the sentence back', async () => {
  vi.useFakeTimers();
  const said: (string | undefined)[] = [];
  let listeners: Listener[] = [];
  watchListeners({
    expected: [{ containerPort: 8080, port: 8080 }],
    others: [],
    isRunning: () => true,
    read: async () => listeners,
    remark: (text) => said.push(text),
  });
  await vi.advanceTimersByTimeAsync(40_000);
  expect(said).toEqual(['Nothing listens on port 8080, which its port mapping names, 15 s after its start.']);
  listeners = [{ port: 9000, isLoopback: false }];
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said.slice(1)).toEqual(['It listens on port 9000, and its port mapping says 8080.']);
  listeners.push({ port: 8080, isLoopback: false });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said.slice(2)).toEqual([undefined]);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

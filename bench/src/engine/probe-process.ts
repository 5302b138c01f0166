// Calls a small operation again and again, and prints how long the slowest call took, in milliseconds, once it is
// sent a message. Its first message says that it has begun.
import { setTimeout as delay } from 'node:timers/promises';
import { apiOf } from './api.ts';

const { ecs } = apiOf(process.argv[2] ?? '');
let longestMs = 0;
let isOver = false;
process.once('message', () => {
  isOver = true;
});
for (let calls = 0; !isOver; calls++) {
  const began = performance.now();
  await ecs('ListClusters', {});
  // The first calls also open the connection and compile the code on both sides.
  if (calls > 20) longestMs = Math.max(longestMs, performance.now() - began);
  if (calls === 20) process.send?.('ready');
  await delay(5);
}
console.log(longestMs);
process.disconnect();

// `node bench/src/testing/hours.ts [--hours N] [--services N] [--profile FILE]`: what each simulated hour of a cluster costs, in
// processor time and in what it leaves on the heap (with `--expose-gc`). Two hours of a hundred services give a stable number.
// `--profile` writes a CPU profile of the hours alone.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { startDay } from './day.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '2' },
    services: { type: 'string', default: '100' },
    profile: { type: 'string' },
  },
});

const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const heapMb = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

const loaded = used();
const cluster = await startDay(Number(values.services));
console.log(`modules  ${loaded.toFixed(2)} s`);
console.log(`deployed ${(used() - loaded).toFixed(2)} s, heap ${heapMb().toFixed(0)} MB`);
const session = new Session();
if (values.profile !== undefined) {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}
const began = used();
for (let hour = 1; hour <= Number(values.hours); hour++) {
  const before = used();
  const tasks = await cluster.hour();
  const took = used() - before;
  console.log(
    `hour ${String(hour).padStart(2)}  ${took.toFixed(2)} s, heap ${heapMb().toFixed(0)} MB, ${tasks} tasks`,
  );
}
console.log(`all      ${(used() - began).toFixed(2)} s`);
if (values.profile !== undefined) {
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(values.profile, JSON.stringify(profile));
}
await cluster.close();

// The engine on a clock that runs faster than the machine's, so that a deregistration delay costs seconds.
import { parseArgs } from 'node:util';
import { startCloud } from '../../../engine/src/cloud/cloud.ts';
import { ScaledClock } from '../../../engine/src/kernel/clock.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string', default: '' },
    runtime: { type: 'string', default: 'simulated' },
    rate: { type: 'string', default: '1' },
    waits: { type: 'string', default: 'aws' },
  },
});
const cloud = await startCloud({
  port: Number(values.port),
  account: '000000000000',
  region: 'us-east-1',
  stateFolder: values.state,
  runtime: values.runtime === 'process' ? 'process' : 'simulated',
  waits: values.waits === 'short' ? 'short' : 'aws',
  clock: new ScaledClock(Number(values.rate)),
  log: (line) => console.error(line),
});
console.log(cloud.endpoint);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cloud.stop().then(() => process.exit(0)));

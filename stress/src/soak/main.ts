// `npm run soak -- --requests N --deployments D --kills K`: requests through deployments of every strategy, of which none
// may fail; tasks that are killed, of which only what was in flight on them may fail; and faults of the machine.
import { parseArgs } from 'node:util';
import { soak } from './run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    deployments: { type: 'string', default: '4' },
    kills: { type: 'string', default: '5' },
    tasks: { type: 'string', default: '3' },
    'pause-seconds': { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    runtime: { type: 'string', default: 'process' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const began = performance.now();
const problems = await soak({
  requests: Number(values.requests),
  deployments: Number(values.deployments),
  kills: Number(values.kills),
  tasks: Number(values.tasks),
  pauseMs: Number(values['pause-seconds']) * 1000,
  seed: Number(values.seed),
  runtime: values.runtime,
  report: (line) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`),
});
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(
  `${problems.length} problems; ${((performance.now() - began) / 1000).toFixed(0)} s, seed ${values.seed}.`,
);
// A load that a failure has left running would go on for ever.
process.exit(problems.length > 0 ? 1 : 0);

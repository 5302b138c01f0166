// `npm run soak -- --requests N --deployments D --kills K`: requests through deployments of every strategy, of which none
// may fail; tasks that are killed, of which only what was in flight on them may fail; and faults of the machine.
import { developmentCommand } from '../../../scripts/development-command.ts';
import { soak } from './run.ts';

const { values } = developmentCommand({
  name: 'soak',
  summary:
    'Requests through deployments and faults, of which none may fail but what was in flight on a killed task',
  options: {
    requests: { type: 'string', value: 'N', default: '20000', says: 'how many requests' },
    deployments: { type: 'string', value: 'N', default: '4', says: 'of every strategy in turn' },
    kills: { type: 'string', value: 'N', default: '5', says: 'tasks that are killed' },
    tasks: { type: 'string', value: 'N', default: '3', says: 'of the service' },
    'pause-seconds': { type: 'string', value: 'N', default: '5', says: 'between two changes' },
    seed: { type: 'string', value: 'N', default: '1', says: 'which tasks are killed, and when' },
    runtime: { type: 'string', value: 'RUNTIME', default: 'process', says: 'what tasks are' },
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

// `npm run fuzz -- --calls N --seed S [--concurrency C]`: exits with 1 when something was found.
import { developmentCommand } from '../../../scripts/development-command.ts';
import { describeFinding, fuzz } from './fuzz.ts';
import { Watchdog } from './watchdog.ts';

const { values } = developmentCommand({
  name: 'fuzz',
  summary: 'Random calls over HTTP to an engine, and what they find, with its smallest input',
  options: {
    calls: { type: 'string', value: 'N', default: '20000', says: 'how many calls' },
    seed: { type: 'string', value: 'SEED', default: '1', says: 'which calls' },
    concurrency: {
      type: 'string',
      value: 'N',
      default: '1',
      says: 'calls at once: with 1 a seed repeats them',
    },
  },
});
const [calls, concurrency] = [Number(values.calls), Number(values.concurrency)];
if (!(Number.isInteger(calls) && calls > 0 && Number.isInteger(concurrency) && concurrency > 0)) {
  console.error('--calls and --concurrency are whole numbers above 0.');
  process.exit(1);
}

const watchdog = new Watchdog(values.seed);
const startedAt = performance.now();
const report = await fuzz({
  calls,
  concurrency,
  seed: values.seed,
  callsPerState: 5000,
  progress: (line) => console.log(line),
  about: (call, what) => watchdog.about(call, what),
});
await watchdog.stop();

const seconds = (performance.now() - startedAt) / 1000;
const mebibytes = report.heaps.map((bytes) => Math.round(bytes / 1024 ** 2));
console.log('');
for (const finding of report.findings) console.log(describeFinding(finding, values.seed));
console.log(
  `${report.calls} calls in ${Math.round(seconds)} s (${Math.round(calls / seconds)}/s), seed ${values.seed}, concurrency ${concurrency}`,
);
console.log(`${report.succeeded.size} operations succeeded at least once`);
console.log(`slowest: ${report.slowestMs} ms, ${report.slowest.slice(0, 200)}`);
console.log(`heap after each 5000 calls, emptied: ${mebibytes.join(', ')} MiB`);
console.log(
  `the engine is ${report.isHealthy ? 'healthy' : 'NOT healthy'}; ${report.findings.length} findings`,
);
process.exit(report.findings.length === 0 && report.isHealthy ? 0 : 1);

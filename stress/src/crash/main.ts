// `npm run crash -- --kills N --seed S`: kills engines while everything is under way, and says what was lost.
import { parseArgs } from 'node:util';
import { crash } from './run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const began = performance.now();
const { kills, killsAfterCommit, runs, acknowledged, readBack, problems } = await crash({
  kills: Number(values.kills),
  seed: Number(values.seed),
  progress: (line) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`),
});
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(
  `${kills} kills (${killsAfterCommit} right after a commit) in ${runs} runs: ${acknowledged} acknowledged calls, read back ${readBack} times; ` +
    `${problems.length} problems; ${((performance.now() - began) / 1000).toFixed(0)} s, seed ${values.seed}.`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

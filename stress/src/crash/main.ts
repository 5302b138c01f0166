// `npm run crash -- --kills N --seed S`: kills engines while everything is under way, and says what was lost.
import { developmentCommand } from '../../../scripts/development-command.ts';
import { crash } from './run.ts';

const { values } = developmentCommand({
  name: 'crash',
  summary: 'Kills engines under way, and compares what is left with what was acknowledged',
  options: {
    kills: { type: 'string', value: 'N', default: '20', says: 'how many engines' },
    seed: { type: 'string', value: 'N', default: '1', says: 'what they do, and when they die' },
  },
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

// `npm run simulate [-- --seeds 1000 --from 1 | --seed 7 [--log]]`: plays each seed twice, and says which ones differ or break
// what must hold. With --log a seed is played once, and its log is written.
import { parseArgs } from 'node:util';
import { difference, simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    log: { type: 'boolean' },
  },
});
const [from, count] = [Number(values.from), Number(values.seeds)];
const seeds =
  values.seed === undefined
    ? Array.from({ length: count }, (_, index) => String(from + index))
    : [values.seed];
if (values.log) process.stdout.write((await simulate(seeds[0]!)).log);
else await compare();

async function compare(): Promise<void> {
  let failed = 0;
  for (const seed of seeds) {
    const [first, second] = [await simulate(seed), await simulate(seed)];
    const parted = difference(first.log, second.log);
    const found = [...first.broken, ...(parted === undefined ? [] : [`two runs differ in ${parted}`])];
    if (found.length === 0) continue;
    failed += 1;
    console.log(`seed ${seed}: ${found.join('; ')}\n  npm run simulate -- --seed ${seed}`);
  }
  console.log(`${seeds.length} seeds, ${failed === 0 ? 'none' : failed} failed.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

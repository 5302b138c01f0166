// `npm run simulate [-- --seeds 1000 --from 1 [--once] [--digests FILE] | --seed 7 [--log]] [--mutant NAME]`: plays each seed
// twice, on all cores, and says which ones differ or break what must hold. With --once a seed is played once: two logs are not
// compared. With --log a seed is played once, and its log is written. The digest is that of all logs: the same seeds give the
// same one on every machine. With --digests the file gets that of each seed's log, in their order, so that two runs can be
// compared to the byte.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Played } from './worker.ts';
import { playAll } from './workers.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    threads: { type: 'string' },
    digests: { type: 'string' },
    mutant: { type: 'string' },
    log: { type: 'boolean' },
    once: { type: 'boolean', default: false },
  },
});
const { seed, mutant, threads, once } = values;
if (mutant !== undefined && !Object.hasOwn(mutants, mutant))
  throw new Error(`There is no mutant '${mutant}': there are ${Object.keys(mutants).join(', ')}.`);
const [from, count] = [Number(values.from), Number(values.seeds)];
const seeds = seed === undefined ? Array.from({ length: count }, (_, index) => String(from + index)) : [seed];
if (values.log)
  process.stdout.write((await simulate(seeds[0]!, mutant === undefined ? {} : mutants[mutant]!())).log);
else await play();

async function play(): Promise<void> {
  const began = performance.now();
  const digests = new Map<string, string>();
  const failed: string[] = [];
  const played = ({ seed, broken, digest }: Played) => {
    digests.set(seed, digest);
    if (broken.length === 0) return;
    failed.push(seed);
    const again = `npm run simulate -- --seed ${seed}${mutant === undefined ? '' : ` --mutant '${mutant}'`}`;
    console.log(`seed ${seed}: ${broken.join('; ')}\n  ${again}`);
  };
  await playAll({ seeds, mutant, once, played, ...(threads !== undefined && { threads: Number(threads) }) });
  const digest = createHash('sha256');
  for (const each of seeds) digest.update(digests.get(each) ?? '');
  if (values.digests !== undefined)
    writeFileSync(values.digests, seeds.map((each) => `${each} ${digests.get(each)}\n`).join(''));
  const { user, system } = process.cpuUsage();
  const ms = (all: number) => Math.round(all / seeds.length);
  console.log(
    `${seeds.length} seeds, each played ${once ? 'once' : 'twice'}: ${failed.length === 0 ? 'none' : failed.length} failed. ` +
      `${ms(performance.now() - began)} ms a seed, ${ms((user + system) / 1000)} ms of a processor. ` +
      `Digest of all logs: ${digest.digest('hex').slice(0, 16)}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

// `npm run simulate`: the same seeds give the same digest on every machine.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { developmentCommand } from '../../../scripts/development-command.ts';
import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Played } from './worker.ts';
import { playAll } from './workers.ts';

const { values } = developmentCommand({
  name: 'simulate',
  summary:
    'Plays each seed twice in memory, on all cores, and says which ones differ or break what must hold',
  options: {
    seeds: { type: 'string', value: 'N', default: '10', says: 'how many seeds' },
    from: { type: 'string', value: 'SEED', default: '1', says: 'the first of them' },
    seed: { type: 'string', value: 'SEED', says: 'only this one' },
    log: { type: 'boolean', says: 'plays the seed once, and writes its log' },
    once: { type: 'boolean', default: false, says: 'plays each seed once: two logs are not compared' },
    digests: { type: 'string', value: 'FILE', says: 'gets the digest of each log, to compare two runs' },
    mutant: { type: 'string', value: 'NAME', says: `with a mistake: ${Object.keys(mutants).join(', ')}` },
    threads: { type: 'string', value: 'N', says: 'how many seeds at once' },
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

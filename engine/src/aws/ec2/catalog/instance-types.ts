// Instance types as data: what EC2's DescribeInstanceTypes returns of them, as `npm run generate` has written it.
import { readFileSync } from 'node:fs';

export interface InstanceTypeFacts {
  readonly type: string;
  readonly vCpus: number;
  readonly memoryMiB: number;
  readonly maximumNetworkInterfaces: number;
  readonly addressesPerInterface: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly burstable: boolean;
  readonly currentGeneration: boolean;
  readonly bareMetal: boolean;
  readonly gpus: number;
}

/** Flags: `a` arm64 or `x` x86_64, `b` burstable, `p` of a previous generation, `m` bare metal. */
type InstanceTypeRow = readonly [
  vCpus: number,
  memoryMiB: number,
  interfaces: number,
  addressesPerInterface: number,
  flags: string,
  gpus?: number,
];

/** Withdrawn, and still named by many templates. EC2 guide, "Previous generation instances". */
const withdrawn: Readonly<Record<string, InstanceTypeRow>> = {
  'g2.2xlarge': [8, 15_360, 4, 15, 'xp', 1],
  'g3.4xlarge': [16, 124_928, 8, 30, 'xp', 1],
  'g3.8xlarge': [32, 249_856, 8, 30, 'xp', 2],
  'g3s.xlarge': [4, 31_232, 4, 15, 'xp', 1],
  'p2.xlarge': [4, 62_464, 4, 15, 'xp', 1],
  'p2.8xlarge': [32, 499_712, 8, 30, 'xp', 8],
  'p3.2xlarge': [8, 62_464, 4, 15, 'xp', 1],
  'p3.8xlarge': [32, 249_856, 8, 30, 'xp', 4],
  'p3.16xlarge': [64, 499_712, 8, 30, 'xp', 8],
};

let loaded: ReadonlyMap<string, InstanceTypeRow> | undefined;

/** Read at the first use: most engines launch no instance. */
function rows(): ReadonlyMap<string, InstanceTypeRow> {
  if (loaded) return loaded;
  const text = readFileSync(new URL('../generated/instance-types.json', import.meta.url), 'utf8');
  loaded = new Map(Object.entries({ ...withdrawn, ...(JSON.parse(text) as typeof withdrawn) }));
  return loaded;
}

/** Of the types that were asked for: few of more than a thousand. */
const known = new Map<string, InstanceTypeFacts>();

function factsOf(
  type: string,
  [vCpus, memoryMiB, interfaces, addresses, flags, gpus = 0]: InstanceTypeRow,
): InstanceTypeFacts {
  return {
    type,
    vCpus,
    memoryMiB,
    maximumNetworkInterfaces: interfaces,
    addressesPerInterface: addresses,
    architecture: flags.includes('a') ? 'arm64' : 'x86_64',
    burstable: flags.includes('b'),
    currentGeneration: !flags.includes('p'),
    bareMetal: flags.includes('m'),
    gpus,
  };
}

export function findInstanceType(type: string): InstanceTypeFacts | undefined {
  const facts = known.get(type);
  if (facts) return facts;
  const row = rows().get(type);
  if (!row) return undefined;
  const made = factsOf(type, row);
  known.set(type, made);
  return made;
}

export function instanceTypes(): readonly InstanceTypeFacts[] {
  return [...rows()].map(([type, row]) => known.get(type) ?? factsOf(type, row));
}

// Instance types as data, for the families that ECS clusters commonly use. Figures from the EC2 instance types guide;
// network interfaces from the EC2 guide, "Maximum IP addresses per network interface".

export interface InstanceTypeFacts {
  readonly type: string;
  readonly vCpus: number;
  readonly memoryMiB: number;
  readonly maximumNetworkInterfaces: number;
  readonly addressesPerInterface: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly burstable: boolean;
}

type Size = readonly [
  name: string,
  vCpus: number,
  memoryGiB: number,
  interfaces: number,
  addressesPerInterface: number,
];

const t2: readonly Size[] = [
  ['nano', 1, 0.5, 2, 2],
  ['micro', 1, 1, 2, 2],
  ['small', 1, 2, 3, 4],
  ['medium', 2, 4, 3, 6],
  ['large', 2, 8, 3, 12],
  ['xlarge', 4, 16, 3, 15],
  ['2xlarge', 8, 32, 3, 15],
];
const t3: readonly Size[] = [
  ['nano', 2, 0.5, 2, 2],
  ['micro', 2, 1, 2, 2],
  ['small', 2, 2, 3, 4],
  ['medium', 2, 4, 3, 6],
  ['large', 2, 8, 3, 12],
  ['xlarge', 4, 16, 4, 15],
  ['2xlarge', 8, 32, 4, 15],
];
const m4: readonly Size[] = [
  ['large', 2, 8, 2, 10],
  ['xlarge', 4, 16, 4, 15],
  ['2xlarge', 8, 32, 4, 15],
  ['4xlarge', 16, 64, 8, 30],
  ['10xlarge', 40, 160, 8, 30],
  ['16xlarge', 64, 256, 8, 30],
];

/** Nitro families: their sizes differ only in memory per vCPU. */
function nitro(memoryPerVcpuGiB: number, smallest: 'medium' | 'large'): readonly Size[] {
  const sizes: readonly (readonly [string, number, number, number])[] = [
    ['medium', 1, 2, 4],
    ['large', 2, 3, 10],
    ['xlarge', 4, 4, 15],
    ['2xlarge', 8, 4, 15],
    ['4xlarge', 16, 8, 30],
    ['8xlarge', 32, 8, 30],
    ['12xlarge', 48, 8, 30],
    ['16xlarge', 64, 15, 50],
    ['24xlarge', 96, 15, 50],
  ];
  return sizes
    .filter(([name]) => smallest === 'medium' || name !== 'medium')
    .map(([name, vCpus, interfaces, addresses]) => [
      name,
      vCpus,
      vCpus * memoryPerVcpuGiB,
      interfaces,
      addresses,
    ]);
}

const families: Readonly<Record<string, readonly Size[]>> = {
  // The default of RunInstances.
  m1: [['small', 1, 1.7, 2, 4]],
  t2,
  t3,
  t3a: t3,
  t4g: t3,
  m4,
  ...Object.fromEntries(
    ['m5', 'm5a', 'm5d', 'm6i', 'm6a', 'm7i'].map((family) => [family, nitro(4, 'large')]),
  ),
  ...Object.fromEntries(['c5', 'c5a', 'c6i', 'c6a', 'c7i'].map((family) => [family, nitro(2, 'large')])),
  ...Object.fromEntries(['r5', 'r5a', 'r6i', 'r6a', 'r7i'].map((family) => [family, nitro(8, 'large')])),
  ...Object.fromEntries(['m6g', 'm7g', 'm7a', 'm8g'].map((family) => [family, nitro(4, 'medium')])),
  ...Object.fromEntries(['c6g', 'c7g', 'c7a', 'c8g'].map((family) => [family, nitro(2, 'medium')])),
  ...Object.fromEntries(['r6g', 'r7g', 'r7a', 'r8g'].map((family) => [family, nitro(8, 'medium')])),
};

const arm = new Set(['t4g', 'm6g', 'm7g', 'm8g', 'c6g', 'c7g', 'c8g', 'r6g', 'r7g', 'r8g']);

const facts: ReadonlyMap<string, InstanceTypeFacts> = new Map(
  Object.entries(families).flatMap(([family, sizes]) =>
    sizes.map(([size, vCpus, memoryGiB, interfaces, addresses]) => [
      `${family}.${size}`,
      {
        type: `${family}.${size}`,
        vCpus,
        memoryMiB: Math.floor(memoryGiB * 1024),
        maximumNetworkInterfaces: interfaces,
        addressesPerInterface: addresses,
        architecture: arm.has(family) ? 'arm64' : 'x86_64',
        burstable: family.startsWith('t'),
      },
    ]),
  ),
);

export function findInstanceType(type: string): InstanceTypeFacts | undefined {
  return facts.get(type);
}

export function instanceTypes(): readonly InstanceTypeFacts[] {
  return [...facts.values()];
}

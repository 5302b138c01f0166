// Attribute-based instance type selection: the types that meet requirements. Attributes that the catalog has no facts of
// (prices, network bandwidth, accelerators' makers, local storage) are not compared.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirements.html
import type { InstanceRequirementsRequest } from '@aws-sdk/client-ec2';
import { type InstanceTypeFacts, instanceTypes } from './instance-types.ts';

interface Range {
  readonly Min?: number | undefined;
  readonly Max?: number | undefined;
}

const within = (value: number, { Min = 0, Max = Number.POSITIVE_INFINITY }: Range = {}): boolean =>
  value >= Min && value <= Max;

/** `included`, `excluded` (the default of both attributes that it is used for) or `required`. */
const asks = (has: boolean, wanted: string = 'excluded'): boolean =>
  wanted === 'included' || has === (wanted === 'required');

/** `m5.*`, `*3*` or `c5.large`. */
const matchesAny = (type: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    const [first = '', ...rest] = pattern.split('*');
    if (!type.startsWith(first)) return false;
    let at = first.length;
    for (const [index, part] of rest.entries()) {
      const found =
        index === rest.length - 1 && part !== '' ? type.lastIndexOf(part) : type.indexOf(part, at);
      if (found < at) return false;
      at = found + part.length;
    }
    return rest.at(-1) === '' || at === type.length;
  });

/** Amazon's own processors are the ARM ones; AMD's types have an `a` after the generation: `m5a`, `c6ad`. */
function manufacturer({ type, architecture }: InstanceTypeFacts): string {
  if (architecture === 'arm64') return 'amazon-web-services';
  return /^[a-z]+\d+[a-z]*a[a-z]*\./.test(type) ? 'amd' : 'intel';
}

/** The smallest first, as a strategy by price would choose. */
export function requiredTypes(
  requirements: InstanceRequirementsRequest,
  architectures: readonly string[] = [],
): InstanceTypeFacts[] {
  const {
    VCpuCount,
    MemoryMiB,
    MemoryGiBPerVCpu,
    CpuManufacturers = [],
    ExcludedInstanceTypes = [],
    AllowedInstanceTypes = [],
    InstanceGenerations = [],
    BareMetal,
    BurstablePerformance,
    AcceleratorCount,
    NetworkInterfaceCount,
  } = requirements;
  return instanceTypes()
    .filter(
      (facts) =>
        within(facts.vCpus, VCpuCount) &&
        within(facts.memoryMiB, MemoryMiB) &&
        within(facts.memoryMiB / 1024 / facts.vCpus, MemoryGiBPerVCpu) &&
        within(facts.maximumNetworkInterfaces, NetworkInterfaceCount) &&
        // Without the attribute, types with accelerators are as good as others.
        within(facts.gpus, AcceleratorCount) &&
        asks(facts.bareMetal, BareMetal) &&
        asks(facts.burstable, BurstablePerformance) &&
        (architectures.length === 0 || architectures.includes(facts.architecture)) &&
        (CpuManufacturers.length === 0 || CpuManufacturers.includes(manufacturer(facts) as 'intel')) &&
        (InstanceGenerations.length === 0 ||
          InstanceGenerations.includes(facts.currentGeneration ? 'current' : 'previous')) &&
        (AllowedInstanceTypes.length === 0 || matchesAny(facts.type, AllowedInstanceTypes)) &&
        !matchesAny(facts.type, ExcludedInstanceTypes),
    )
    .sort(
      (a, b) =>
        a.vCpus - b.vCpus ||
        a.memoryMiB - b.memoryMiB ||
        a.gpus - b.gpus ||
        Number(b.currentGeneration) - Number(a.currentGeneration) ||
        (a.type < b.type ? -1 : 1),
    );
}

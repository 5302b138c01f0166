// Which type of instance the waiting tasks get: of those that meet the requirements, the smallest that the largest task fits on.
// Prices are not known here: fewer vCPUs, then less memory, stand for cheaper.
import type { InstanceRequirementsRequest } from '@aws-sdk/client-ec2';
import type { InstanceRequirementsRequest as Requirements } from '@aws-sdk/client-ecs';
import type { Observation } from '../../../kernel/controller.ts';
import type { Capacity } from '../managed-scaling/plan-scaling.ts';
import { taskInterfaceLimit } from '../placement/instance-limits.ts';
import type { Reservation } from '../state.ts';

export interface ChosenType {
  readonly type: string;
  readonly capacity: Capacity;
}

/** Without requirements: general purpose, compute and memory optimised types of the current generation. */
const defaults: Requirements = {
  vCpuCount: { min: 1 },
  memoryMiB: { min: 1 },
  instanceGenerations: ['current'],
  allowedInstanceTypes: ['c*', 'm*', 'r*'],
};

const pageSize = 100;

/** Undefined when none is large enough. */
export function chooseType(
  state: Observation,
  requirements: Requirements = defaults,
  architecture: 'x86_64' | 'arm64',
  waiting: readonly Reservation[],
): ChosenType | undefined {
  const most = (of: (each: Reservation) => number) => Math.max(...waiting.map(of));
  const names = namesOf(state, requirements, architecture);
  const chosen = Array.from({ length: Math.ceil(names.length / pageSize) }, (_, page) =>
    names.slice(page * pageSize, (page + 1) * pageSize),
  ).flatMap(
    (InstanceTypes) =>
      state.call('ec2', 'DescribeInstanceTypes', { InstanceTypes: InstanceTypes as never[] }).InstanceTypes ??
      [],
  );
  return chosen
    .map(({ InstanceType: type = '', VCpuInfo, MemoryInfo }) => ({
      type,
      capacity: {
        cpu: (VCpuInfo?.DefaultVCpus ?? 0) * 1024,
        // What the operating system leaves, as the agent registers it.
        memory: Math.floor((MemoryInfo?.SizeInMiB ?? 0) * 0.982 - 60),
        enis: taskInterfaceLimit(type),
      },
    }))
    .filter(
      ({ capacity }) =>
        capacity.cpu >= most(({ cpu }) => cpu) &&
        capacity.memory >= most(({ memory }) => memory) &&
        capacity.enis >= most(({ enis }) => enis),
    )
    .sort(
      (a, b) =>
        a.capacity.cpu - b.capacity.cpu ||
        a.capacity.memory - b.capacity.memory ||
        (a.type < b.type ? -1 : 1),
    )[0];
}

function namesOf(state: Observation, requirements: Requirements, architecture: string): string[] {
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = state.call('ec2', 'GetInstanceTypesFromInstanceRequirements', {
      ArchitectureTypes: [architecture as 'x86_64'],
      VirtualizationTypes: ['hvm'],
      InstanceRequirements: ec2Form(requirements),
      ...(NextToken && { NextToken }),
    });
    names.push(...(page.InstanceTypes ?? []).map(({ InstanceType = '' }) => InstanceType));
    NextToken = page.NextToken;
  } while (NextToken);
  return names;
}

/** The same members, by their names in EC2's API. */
function ec2Form(value: unknown): InstanceRequirementsRequest {
  const convert = (inner: unknown): unknown =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(
          Object.entries(inner).map(([name, each]) => [
            name[0]!.toUpperCase() + name.slice(1),
            convert(each),
          ]),
        );
  return convert(value) as InstanceRequirementsRequest;
}

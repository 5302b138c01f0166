// `/_drydock/vcpu`: how much of a core of this machine a vCPU of a container instance is. Unless somebody says so, the
// machine's cores are shared out among the instances: then an instance more makes all of them smaller, and load that
// fills the machine fills them however many there are. With a number, the group grows out of its load as on AWS, on
// any machine and with little load.
import { registeredInstances } from '../aws/ecs/find/container-instances.ts';
import { integerResource } from '../aws/ecs/placement/instance-resources.ts';
import { runtimes } from '../aws/ecs/state.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Reports } from '../kernel/registry.ts';
import type { Reader } from '../kernel/table.ts';
import type { VcpuSwitch } from '../wire/control.ts';
import type { Samples } from './clock/carried-samples.ts';

const maxCores = 64;

/** What the control needs of a region. */
export interface SharedRegion {
  readonly machine: { report(name: 'runtime/vcpu', report: Reports['runtime/vcpu']): void };
  readonly samples: { latest(): Samples };
  readonly state: Reader;
  measure(): void;
}

export interface VcpuDescription {
  /** `auto`: the machine's cores are shared out. */
  readonly cores: number | 'auto';
  /** What all tasks used together when they were last measured; absent where nothing has been measured of late. */
  readonly usedCores?: number;
  /** This machine's, where the runtime has said so. */
  readonly machineCores?: number;
  /** Of the container instances of the region that has most. */
  readonly instanceVcpus: number;
}

export function vcpuControl(regions: () => readonly SharedRegion[]): VcpuSwitch {
  const describe = (): VcpuDescription => {
    const said = regions().map(({ state }) => state.get(runtimes, 'current')?.coresPerVcpu);
    const used = regions().flatMap(({ samples }) => samples.latest().usage?.tasks ?? []);
    const vcpus = regions().map(({ state }) =>
      registeredInstances(state)
        .filter((instance) => instance.agentConnected)
        .reduce(
          (sum, { registeredResources }) => sum + integerResource(registeredResources, 'CPU') / 1024,
          0,
        ),
    );
    const [machineCores] = regions().flatMap(({ state }) => state.get(runtimes, 'current')?.cores ?? []);
    return {
      instanceVcpus: Math.max(0, ...vcpus),
      ...(machineCores !== undefined && { machineCores }),
      cores: said.find((cores) => cores !== undefined) ?? 'auto',
      ...(used.length > 0 && {
        usedCores: Math.round((1000 * used.reduce((sum, { cpuUnits }) => sum + cpuUnits, 0)) / 1024) / 1000,
      }),
    };
  };
  return {
    describe,
    measure() {
      for (const region of regions()) region.measure();
      return describe();
    },
    change(request) {
      const { cores, ...others } = request as Record<string, unknown>;
      const isCores = typeof cores === 'number' && cores > 0 && cores <= maxCores;
      if (Object.keys(others).length > 0 || !(cores === 'auto' || isCores))
        throw new AwsFault({
          code: 'InvalidRequest',
          status: 400,
          message: `Send cores: a number above 0 and up to ${maxCores}, how much of a core of this machine a vCPU is, or auto.`,
        });
      for (const { machine } of regions()) machine.report('runtime/vcpu', isCores ? { cores } : {});
      return describe();
    },
  };
}

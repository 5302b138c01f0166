// Whether a vCPU of an instance is less than a core of this machine, or as much of one as somebody has said.
import type { Clock } from '../../clock/clock.ts';
import type { SharedCores } from '../../messages/status.ts';

const answersWithinMs = 10_000;

interface VcpuFacts {
  readonly cores: number | 'auto';
  readonly machineCores?: number;
  readonly instanceVcpus: number;
}

/** Undefined while each vCPU has a core, and where there are no instances. */
export async function sharedCores(endpoint: string, clock: Clock): Promise<SharedCores | undefined> {
  const response = await fetch(`${endpoint}/_drydock/vcpu`, { signal: clock.timeout(answersWithinMs) });
  if (!response.ok) return undefined;
  const { cores, machineCores, instanceVcpus } = (await response.json()) as VcpuFacts;
  if (cores !== 'auto') return { vcpus: instanceVcpus, coresPerVcpu: cores };
  return machineCores !== undefined && instanceVcpus > machineCores
    ? { vcpus: instanceVcpus, cores: machineCores }
    : undefined;
}

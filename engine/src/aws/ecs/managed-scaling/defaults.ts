// The defaults of a capacity provider's managed scaling.
import type { ManagedScaling } from '@aws-sdk/client-ecs';

export function scalingDefaults(given: ManagedScaling | undefined): ManagedScaling {
  return {
    status: given?.status ?? 'DISABLED',
    targetCapacity: given?.targetCapacity ?? 100,
    minimumScalingStepSize: given?.minimumScalingStepSize ?? 1,
    maximumScalingStepSize: given?.maximumScalingStepSize ?? 10_000,
    instanceWarmupPeriod: given?.instanceWarmupPeriod ?? 300,
  };
}

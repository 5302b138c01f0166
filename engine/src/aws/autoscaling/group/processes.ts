// The processes of a group that can be suspended. Auto Scaling guide, "Suspend and resume processes".
import { validationError } from '../faults.ts';

export const processNames = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
] as const;

/** All processes when the request names none. */
export function namedProcesses(names: readonly string[] | undefined): readonly string[] {
  if (!names?.length) return processNames;
  for (const name of names) {
    if (!(processNames as readonly string[]).includes(name)) {
      throw validationError(`Invalid scaling process: ${name}. Valid ones are: ${processNames.join(', ')}`);
    }
  }
  return names;
}

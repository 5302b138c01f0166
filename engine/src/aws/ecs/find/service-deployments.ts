// Finding the service deployments (rollouts) of a service. `deployments` of a service are something else: its sets of
// tasks, one for each revision. A rollout replaces one by another.
import type { Reader } from '../../../kernel/table.ts';
import { serviceDeploymentNotFound } from '../faults.ts';
import {
  type DeploymentStatus,
  rolloutsByService,
  type ServiceDeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
} from '../state.ts';

export function requireServiceDeployment(state: Reader, arn: string): ServiceDeploymentRecord {
  const rollout = state.get(serviceDeployments, arn);
  if (!rollout) throw serviceDeploymentNotFound();
  return rollout;
}

/** The one that is under way or was the last. */
export function findCurrentRollout(
  state: Reader,
  { currentServiceDeployment: arn }: ServiceRecord,
): ServiceDeploymentRecord | undefined {
  return arn ? state.get(serviceDeployments, arn) : undefined;
}

export function rolloutsOfService(state: Reader, key: string): readonly ServiceDeploymentRecord[] {
  return state.by(rolloutsByService, key);
}

const underWay: readonly DeploymentStatus[] = [
  'PENDING',
  'IN_PROGRESS',
  'STOP_REQUESTED',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
];

export const isUnderWay = ({ status }: Pick<ServiceDeploymentRecord, 'status'>): boolean =>
  underWay.includes(status);

// Finding a service's task sets: by id (`ecs-svc/<19 digits>`) or ARN.
import { invalidParameter, taskSetNotFound } from '../faults.ts';
import type { DeploymentRecord, ServiceRecord, TaskSetRecord } from '../state.ts';
import type { Located } from './references.ts';
import { requireActiveService } from './services.ts';

export type TaskSetDeployment = DeploymentRecord & { readonly taskSet: TaskSetRecord };

export const taskSetsOf = ({ deployments }: ServiceRecord): TaskSetDeployment[] =>
  deployments.filter((deployment): deployment is TaskSetDeployment => deployment.taskSet !== undefined);

export const findTaskSet = (service: ServiceRecord, reference: string): TaskSetDeployment | undefined =>
  taskSetsOf(service).find(({ id, taskSet }) => id === reference || taskSet.arn === reference);

export function requireTaskSet(service: ServiceRecord, reference: string): TaskSetDeployment {
  const found = findTaskSet(service, reference);
  if (!found) throw taskSetNotFound();
  return found;
}

/** An ACTIVE service whose deployments are not ECS's own. */
export function requireServiceWithTaskSets(
  state: Located,
  cluster: string | undefined,
  reference: string,
): ServiceRecord {
  const service = requireActiveService(state, cluster, reference);
  if (!service.deploymentController)
    throw invalidParameter(
      'Task sets are only supported for services with an EXTERNAL or CODE_DEPLOY deployment controller.',
    );
  return service;
}

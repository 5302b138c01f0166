// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteDeploymentGroup.html
// A group that does not exist is deleted already.
import type { Operation } from '../../../kernel/context.ts';
import { stopDeployment } from '../deployment/stop.ts';
import { nameRequired } from '../faults.ts';
import { requireApplication } from '../find.ts';
import { deploymentGroups, deploymentsByGroup, groupKey, isOver } from '../state.ts';

export const deleteDeploymentGroup: Operation<'codedeploy', 'DeleteDeploymentGroup'> = (input, ctx) => {
  const { name } = requireApplication(ctx, input.applicationName);
  if (!input.deploymentGroupName) throw nameRequired('DeploymentGroupName', 'A deployment group name');
  const key = groupKey(name, input.deploymentGroupName);
  for (const deployment of ctx.by(deploymentsByGroup, key))
    if (!isOver(deployment))
      stopDeployment(ctx, deployment.id, {
        status: 'Stopped',
        code: 'DEPLOYMENT_GROUP_MISSING',
        message: 'The deployment group was deleted before the deployment was complete.',
        rollback: false,
      });
  ctx.delete(deploymentGroups, key);
  return { hooksNotCleanedUp: [] };
};

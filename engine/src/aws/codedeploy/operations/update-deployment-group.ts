// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UpdateDeploymentGroup.html
// What it does not mention stays as it is; a deployment that is under way keeps the settings that it began with.
import { isRefused } from '../../../contracts/trusted-role.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { groupExists, invalidConfigName, invalidGroupName, roleNotAssumable } from '../faults.ts';
import { requireConfig, requireGroup } from '../find.ts';
import { validateGroup } from '../groups/validate-group.ts';
import { withDefaults } from '../groups/with-defaults.ts';
import { deploymentGroups, deployments, deploymentsByGroup, groupKey } from '../state.ts';

export const updateDeploymentGroup: Operation<'codedeploy', 'UpdateDeploymentGroup'> = (input, ctx) => {
  const {
    applicationName,
    currentDeploymentGroupName,
    newDeploymentGroupName,
    deploymentConfigName,
    ...changes
  } = input;
  const before = requireGroup(ctx, applicationName, currentDeploymentGroupName);
  const name = newDeploymentGroupName ?? before.name;
  if (name.length > 100 || name.includes('/')) throw invalidGroupName(name);
  const [oldKey, key] = [before.name, name].map((each) => groupKey(before.application, each)) as [
    string,
    string,
  ];
  if (key !== oldKey && ctx.get(deploymentGroups, key)) throw groupExists(name);
  const config = requireConfig(ctx, deploymentConfigName ?? before.configName);
  if (config.platform !== before.platform)
    throw invalidConfigName(
      `The deployment configuration ${config.name} is for the compute platform ${config.platform}, not ${before.platform}.`,
    );
  const settings = withDefaults({ ...before.settings, ...plain(changes) });
  if (isRefused(settings.serviceRoleArn!, 'codedeploy.amazonaws.com', ctx)) throw roleNotAssumable();
  validateGroup(ctx, before.platform, settings, before.id);
  if (key !== oldKey) {
    ctx.delete(deploymentGroups, oldKey);
    for (const deployment of ctx.by(deploymentsByGroup, oldKey))
      ctx.put(deployments, deployment.id, { ...deployment, group: name });
  }
  ctx.put(deploymentGroups, key, plain({ ...before, name, configName: config.name, settings }));
  return { hooksNotCleanedUp: [] };
};

// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteDeploymentConfig.html
// One that does not exist is deleted already.
import type { Operation } from '../../../kernel/context.ts';
import { configInUse, configIsPredefined, nameRequired } from '../faults.ts';
import { deploymentConfigs, deploymentGroups } from '../state.ts';

export const deleteDeploymentConfig: Operation<'codedeploy', 'DeleteDeploymentConfig'> = (input, ctx) => {
  const { deploymentConfigName: name } = input;
  if (!name) throw nameRequired('DeploymentConfigName', 'A deployment configuration name');
  if (name.startsWith('CodeDeployDefault.')) throw configIsPredefined();
  if (ctx.all(deploymentGroups).some(({ configName }) => configName === name)) throw configInUse(name);
  ctx.delete(deploymentConfigs, name);
  return {};
};

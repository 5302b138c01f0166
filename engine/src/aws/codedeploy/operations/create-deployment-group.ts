// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html
import { isRefused } from '../../../contracts/trusted-role.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { defaultConfig } from '../configs/predefined.ts';
import {
  groupExists,
  invalidConfigName,
  invalidGroupName,
  nameRequired,
  roleNotAssumable,
} from '../faults.ts';
import { requireApplication, requireConfig } from '../find.ts';
import { validateGroup } from '../groups/validate-group.ts';
import { withDefaults } from '../groups/with-defaults.ts';
import { deploymentGroups, groupKey } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const createDeploymentGroup: Operation<'codedeploy', 'CreateDeploymentGroup'> = (input, ctx) => {
  const { applicationName, deploymentGroupName: name, deploymentConfigName, tags, ...settings } = input;
  const application = requireApplication(ctx, applicationName);
  if (!name) throw nameRequired('DeploymentGroupName', 'A deployment group name');
  if (name.length > 100 || name.includes('/')) throw invalidGroupName(name);
  if (!settings.serviceRoleArn) throw nameRequired('Role', 'A service role ARN');
  const key = groupKey(application.name, name);
  if (ctx.get(deploymentGroups, key)) throw groupExists(name);
  const { platform } = application;
  const config = requireConfig(ctx, deploymentConfigName ?? defaultConfig[platform]);
  if (config.platform !== platform)
    throw invalidConfigName(
      `The deployment configuration ${config.name} is for the compute platform ${config.platform}, not ${platform}.`,
    );
  if (isRefused(settings.serviceRoleArn, 'codedeploy.amazonaws.com', ctx)) throw roleNotAssumable();
  validateGroup(ctx, platform, settings);
  const id = ctx.ids.uuid();
  ctx.put(
    deploymentGroups,
    key,
    plain({
      id,
      application: application.name,
      name,
      platform,
      configName: config.name,
      settings: withDefaults(settings),
      createdAt: ctx.now,
      tags: tagsOf(tags),
    }),
  );
  return { deploymentGroupId: id };
};

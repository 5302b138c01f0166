// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkRouting } from '../configs/traffic-steps.ts';
import {
  configExists,
  invalidComputePlatform,
  invalidConfigName,
  invalidHealthyHosts,
  invalidTrafficRouting,
  nameRequired,
} from '../faults.ts';
import { findConfig } from '../find.ts';
import { deploymentConfigs } from '../state.ts';

export const createDeploymentConfig: Operation<'codedeploy', 'CreateDeploymentConfig'> = (input, ctx) => {
  const { deploymentConfigName: name, computePlatform: platform = 'Server' } = input;
  if (!name) throw nameRequired('DeploymentConfigName', 'A deployment configuration name');
  if (name.length > 100 || name.startsWith('CodeDeployDefault.'))
    throw invalidConfigName(`The deployment configuration name is not valid: ${name}`);
  if (!['Server', 'Lambda', 'ECS'].includes(platform)) throw invalidComputePlatform();
  if (findConfig(ctx, name)) throw configExists(name);
  const { minimumHealthyHosts, trafficRoutingConfig } = input;
  if (platform === 'Server' && !minimumHealthyHosts)
    throw invalidHealthyHosts('minimumHealthyHosts is required for the compute platform Server.');
  if (platform !== 'Server' && minimumHealthyHosts)
    throw invalidHealthyHosts(
      `minimumHealthyHosts cannot be specified for the compute platform ${platform}.`,
    );
  if (platform !== 'Server' && !trafficRoutingConfig)
    throw invalidTrafficRouting(`trafficRoutingConfig is required for the compute platform ${platform}.`);
  if (trafficRoutingConfig) checkRouting(trafficRoutingConfig);
  const id = ctx.ids.uuid();
  ctx.put(
    deploymentConfigs,
    name,
    plain({
      id,
      name,
      platform,
      minimumHealthyHosts,
      trafficRouting: trafficRoutingConfig,
      zonalConfig: input.zonalConfig,
      createdAt: ctx.now,
    }),
  );
  return { deploymentConfigId: id };
};

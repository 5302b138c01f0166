// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-deploymentconfig.html
import type { CreateDeploymentConfigInput } from '@aws-sdk/client-codedeploy';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { deploymentConfigs } from '../state.ts';
import { toApi } from './api-shape.ts';

export const deploymentConfigResource: ResourceType = {
  type: 'AWS::CodeDeploy::DeploymentConfig',
  create(request, ctx) {
    const { DeploymentConfigName: given, ...properties } = request.properties;
    const deploymentConfigName = (given as string | undefined) ?? request.generatedName(100);
    ctx.call('codedeploy', 'CreateDeploymentConfig', {
      ...toApi<Omit<CreateDeploymentConfigInput, 'deploymentConfigName'>>(properties),
      deploymentConfigName,
    });
    return { status: 'success', physicalId: deploymentConfigName };
  },
  delete(name, _request, ctx) {
    if (ctx.get(deploymentConfigs, name))
      ctx.call('codedeploy', 'DeleteDeploymentConfig', { deploymentConfigName: name });
    return { status: 'success', physicalId: name };
  },
  read: (deploymentConfigName, _properties, ctx) =>
    ctx.call('codedeploy', 'GetDeploymentConfig', { deploymentConfigName }).deploymentConfigInfo,
  attributes: () => ({}),
};

// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConfig } from '../find.ts';
import { configView } from '../views/application.ts';

export const getDeploymentConfig: Operation<'codedeploy', 'GetDeploymentConfig'> = (input, ctx) => ({
  deploymentConfigInfo: configView(requireConfig(ctx, input.deploymentConfigName)),
});

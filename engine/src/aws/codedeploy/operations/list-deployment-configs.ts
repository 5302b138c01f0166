// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeploymentConfigs.html
import type { Operation } from '../../../kernel/context.ts';
import { predefinedConfigs } from '../configs/predefined.ts';
import { paged } from '../paged.ts';
import { deploymentConfigs } from '../state.ts';

export const listDeploymentConfigs: Operation<'codedeploy', 'ListDeploymentConfigs'> = (input, ctx) => {
  const names = [...predefinedConfigs.map(({ name }) => name), ...ctx.keys(deploymentConfigs)];
  const { items, nextToken } = paged(names, (name) => name, input.nextToken);
  return { deploymentConfigsList: items, nextToken };
};

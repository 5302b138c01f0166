// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeploymentGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { paged } from '../paged.ts';
import { groupsByApplication } from '../state.ts';

export const listDeploymentGroups: Operation<'codedeploy', 'ListDeploymentGroups'> = (input, ctx) => {
  const { name } = requireApplication(ctx, input.applicationName);
  const names = ctx.by(groupsByApplication, name).map((group) => group.name);
  const { items, nextToken } = paged(names, (each) => each, input.nextToken);
  return { applicationName: name, deploymentGroups: items, nextToken };
};

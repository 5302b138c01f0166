// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeploymentGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { deploymentGroups, groupKey } from '../state.ts';
import { groupView } from '../views/deployment-group.ts';

export const batchGetDeploymentGroups: Operation<'codedeploy', 'BatchGetDeploymentGroups'> = (input, ctx) => {
  const { name } = requireApplication(ctx, input.applicationName);
  const names = input.deploymentGroupNames ?? [];
  const found = names.map((group) => ctx.get(deploymentGroups, groupKey(name, group)));
  const missing = names.filter((_, index) => found[index] === undefined);
  return {
    deploymentGroupsInfo: found.flatMap((group) => (group ? [groupView(group, ctx)] : [])),
    ...(missing.length > 0 && { errorMessage: `No Deployment Group found for name: ${missing.join(', ')}` }),
  };
};

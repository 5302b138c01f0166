// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { groupView } from '../views/deployment-group.ts';

export const getDeploymentGroup: Operation<'codedeploy', 'GetDeploymentGroup'> = (input, ctx) => ({
  deploymentGroupInfo: groupView(requireGroup(ctx, input.applicationName, input.deploymentGroupName), ctx),
});

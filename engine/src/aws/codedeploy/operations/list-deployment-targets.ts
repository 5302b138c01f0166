// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeploymentTargets.html
// A deployment of an ECS service has one target, the service.
import type { Operation } from '../../../kernel/context.ts';
import { invalidToken } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { targetIdOf, targetView } from '../views/deployment.ts';

export const listDeploymentTargets: Operation<'codedeploy', 'ListDeploymentTargets'> = (input, ctx) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  // There is one page.
  if (input.nextToken) throw invalidToken();
  const wanted = input.targetFilters?.TargetStatus;
  const status = targetView(deployment, ctx).ecsTarget?.status ?? '';
  return { targetIds: !wanted?.length || wanted.includes(status) ? [targetIdOf(deployment)] : [] };
};

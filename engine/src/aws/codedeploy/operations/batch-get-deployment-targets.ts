// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeploymentTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { targetNotFound } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { targetIdOf, targetView } from '../views/deployment.ts';

export const batchGetDeploymentTargets: Operation<'codedeploy', 'BatchGetDeploymentTargets'> = (
  input,
  ctx,
) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  const own = targetIdOf(deployment);
  const foreign = input.targetIds?.find((id) => id !== own);
  if (foreign !== undefined) throw targetNotFound(foreign);
  return { deploymentTargets: (input.targetIds ?? []).map(() => targetView(deployment, ctx)) };
};

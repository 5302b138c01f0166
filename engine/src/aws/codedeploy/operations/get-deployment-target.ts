// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { targetNotFound } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { targetIdOf, targetView } from '../views/deployment.ts';

export const getDeploymentTarget: Operation<'codedeploy', 'GetDeploymentTarget'> = (input, ctx) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  if (input.targetId !== targetIdOf(deployment)) throw targetNotFound(input.targetId ?? '');
  return { deploymentTarget: targetView(deployment, ctx) };
};

// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_SkipWaitTimeForInstanceTermination.html
// The older form of ContinueDeployment with TERMINATION_WAIT.
import type { Operation } from '../../../kernel/context.ts';
import { changeDeployment } from '../deployment/save.ts';
import { deploymentNotReady, deploymentOver } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { isOver } from '../state.ts';

export const skipWaitTimeForInstanceTermination: Operation<
  'codedeploy',
  'SkipWaitTimeForInstanceTermination'
> = (input, ctx) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  const { id, terminationStartedAt } = deployment;
  if (isOver(deployment)) throw deploymentOver(id);
  if (terminationStartedAt === undefined) throw deploymentNotReady(id);
  changeDeployment(ctx, id, { terminationSkipped: true });
  return {};
};

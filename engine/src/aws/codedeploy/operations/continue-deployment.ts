// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ContinueDeployment.html
// READY_WAIT, the default: traffic is rerouted now. TERMINATION_WAIT: the original task set is deleted now.
import type { Operation } from '../../../kernel/context.ts';
import { changeDeployment } from '../deployment/save.ts';
import { deploymentNotReady, deploymentOver } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { isOver } from '../state.ts';

export const continueDeployment: Operation<'codedeploy', 'ContinueDeployment'> = (input, ctx) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  const { id, status, terminationStartedAt } = deployment;
  if (isOver(deployment)) throw deploymentOver(id);
  if (input.deploymentWaitType === 'TERMINATION_WAIT') {
    if (terminationStartedAt === undefined) throw deploymentNotReady(id);
    changeDeployment(ctx, id, { terminationSkipped: true });
    return {};
  }
  if (status !== 'Ready') throw deploymentNotReady(id);
  changeDeployment(ctx, id, { continued: true, status: 'InProgress' });
  return {};
};

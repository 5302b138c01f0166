// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_StopDeployment.html
// Whether it is rolled back: as the call says, else as the group's settings say.
import type { Operation } from '../../../kernel/context.ts';
import { deploymentOver } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { deployments, isOver } from '../state.ts';

export const stopDeployment: Operation<'codedeploy', 'StopDeployment'> = (input, ctx) => {
  const deployment = requireDeployment(ctx, input.deploymentId);
  if (isOver(deployment)) throw deploymentOver(deployment.id);
  ctx.put(deployments, deployment.id, {
    ...deployment,
    stopping: {
      status: 'Stopped',
      code: 'MANUAL_STOP',
      message: 'The deployment was stopped at the request of a user.',
      ...(input.autoRollbackEnabled === undefined ? {} : { rollback: input.autoRollbackEnabled }),
    },
  });
  return {
    status: 'Succeeded',
    statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
  };
};

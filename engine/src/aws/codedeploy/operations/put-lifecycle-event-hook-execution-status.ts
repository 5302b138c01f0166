// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { endEvent } from '../deployment/save.ts';
import { hookOver, invalidHookId, invalidHookStatus } from '../faults.ts';
import { requireDeployment } from '../find.ts';
import { deployments, isOver } from '../state.ts';

export const putLifecycleEventHookExecutionStatus: Operation<
  'codedeploy',
  'PutLifecycleEventHookExecutionStatus'
> = (input, ctx) => {
  const { deploymentId, lifecycleEventHookExecutionId: executionId, status } = input;
  const deployment = requireDeployment(ctx, deploymentId);
  const event = deployment.events.find((each) => executionId && each.executionId === executionId);
  if (!event) throw invalidHookId();
  if (event.status !== 'InProgress' || isOver(deployment) || deployment.stopping) throw hookOver();
  if (status === 'Succeeded') endEvent(ctx, deployment.id, event.name);
  else if (status === 'Failed')
    ctx.put(deployments, deployment.id, {
      ...deployment,
      stopping: {
        status: 'Failed',
        code: 'HOOK_EXECUTION_FAILURE',
        message: `The Lambda function ${event.functionName} of the lifecycle event ${event.name} reported Failed.`,
      },
    });
  else throw invalidHookStatus();
  return { lifecycleEventHookExecutionId: executionId };
};

// StopServiceDeployment: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
import type { Operation } from '../../../kernel/context.ts';
import { conflict } from '../faults.ts';
import { requireServiceDeployment } from '../find/service-deployments.ts';
import { serviceDeployments } from '../state.ts';

export const stopServiceDeployment: Operation<'ecs', 'StopServiceDeployment'> = (input, ctx) => {
  const rollout = requireServiceDeployment(ctx, input.serviceDeploymentArn ?? '');
  if (rollout.status !== 'PENDING' && rollout.status !== 'IN_PROGRESS')
    throw conflict(`The service deployment cannot be stopped: its status is ${rollout.status}.`);
  const status = input.stopType === 'ABORT' ? ('STOP_REQUESTED' as const) : ('ROLLBACK_REQUESTED' as const);
  ctx.put(serviceDeployments, rollout.arn, { ...rollout, status, updatedAt: ctx.now });
  return { serviceDeploymentArn: rollout.arn };
};

// ContinueServiceDeployment: ends a pause. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireServiceDeployment } from '../find/service-deployments.ts';
import { serviceDeployments } from '../state.ts';

export const continueServiceDeployment: Operation<'ecs', 'ContinueServiceDeployment'> = (input, ctx) => {
  const rollout = requireServiceDeployment(ctx, input.serviceDeploymentArn ?? '');
  if (rollout.status !== 'IN_PROGRESS')
    throw invalidParameter(
      `The service deployment cannot be continued: its status is ${rollout.status}, not IN_PROGRESS.`,
    );
  const run = rollout.hookRuns?.find(({ id }) => id === input.hookId);
  if (!run) throw invalidParameter(`The service deployment has no lifecycle hook ${input.hookId}.`);
  if (run.status !== 'AWAITING_ACTION')
    throw invalidParameter(`The lifecycle hook ${run.id} is ${run.status}, not AWAITING_ACTION.`);
  const continues = input.action !== 'ROLLBACK';
  ctx.put(serviceDeployments, rollout.arn, {
    ...rollout,
    ...(continues ? {} : { status: 'ROLLBACK_REQUESTED' as const }),
    hookRuns: (rollout.hookRuns ?? []).map((each) =>
      each.id === run.id
        ? { ...each, status: continues ? ('SUCCEEDED' as const) : ('FAILED' as const) }
        : each,
    ),
    updatedAt: ctx.now,
  });
  return { serviceDeploymentArn: rollout.arn };
};

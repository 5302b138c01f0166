// ListServiceDeployments: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
import type { Operation } from '../../../kernel/context.ts';
import { rolloutsOfService } from '../find/service-deployments.ts';
import { requireService, serviceKey } from '../find/services.ts';
import { pageOf } from '../views/page.ts';
import { serviceDeploymentView } from '../views/service-deployment.ts';

/** Newest first: the later the deployment, the smaller its key. */
const endOfTime = 10_000_000_000_000;

export const listServiceDeployments: Operation<'ecs', 'ListServiceDeployments'> = (input, ctx) => {
  const key = serviceKey(requireService(ctx, input.cluster, input.service ?? ''));
  const { before, after } = input.createdAt ?? {};
  const wanted = rolloutsOfService(ctx, key)
    .filter((rollout) => !input.status?.length || input.status.includes(rollout.status))
    .filter((rollout) => before === undefined || rollout.createdAt < before.getTime())
    .filter((rollout) => after === undefined || rollout.createdAt > after.getTime());
  const { items, nextToken } = pageOf(
    wanted,
    (rollout) => `${endOfTime - rollout.createdAt} ${rollout.arn}`,
    { maxResults: 20, ...input },
  );
  return {
    serviceDeployments: items.map((rollout) => {
      const view = serviceDeploymentView(rollout, ctx);
      return {
        serviceDeploymentArn: view.serviceDeploymentArn,
        serviceArn: view.serviceArn,
        clusterArn: view.clusterArn,
        startedAt: view.startedAt,
        createdAt: view.createdAt,
        finishedAt: view.finishedAt,
        targetServiceRevisionArn: rollout.targetRevisionArn,
        status: view.status,
        statusReason: view.statusReason,
      };
    }),
    nextToken,
  };
};

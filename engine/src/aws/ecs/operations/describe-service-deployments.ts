// DescribeServiceDeployments:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
import type { Operation } from '../../../kernel/context.ts';
import { serviceDeployments } from '../state.ts';
import { serviceDeploymentView } from '../views/service-deployment.ts';

export const describeServiceDeployments: Operation<'ecs', 'DescribeServiceDeployments'> = (input, ctx) => {
  const arns = input.serviceDeploymentArns ?? [];
  const found = arns.map((arn) => ctx.get(serviceDeployments, arn));
  return {
    serviceDeployments: found
      .filter((rollout) => rollout !== undefined)
      .map((rollout) => serviceDeploymentView(rollout, ctx)),
    failures: arns
      .filter((_, index) => found[index] === undefined)
      .map((arn) => ({ arn, reason: 'MISSING' })),
  };
};

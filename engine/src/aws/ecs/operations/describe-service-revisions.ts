// DescribeServiceRevisions: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html
import type { Operation } from '../../../kernel/context.ts';
import { serviceRevisions } from '../state.ts';
import { serviceRevisionView } from '../views/service-deployment.ts';

export const describeServiceRevisions: Operation<'ecs', 'DescribeServiceRevisions'> = (input, ctx) => {
  const arns = input.serviceRevisionArns ?? [];
  const found = arns.map((arn) => ctx.get(serviceRevisions, arn));
  return {
    serviceRevisions: found.filter((revision) => revision !== undefined).map(serviceRevisionView),
    failures: arns
      .filter((_, index) => found[index] === undefined)
      .map((arn) => ({ arn, reason: 'MISSING' })),
  };
};

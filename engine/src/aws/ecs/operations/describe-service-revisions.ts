// DescribeServiceRevisions: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { findExpressService } from '../find/express-services.ts';
import { type ServiceRevisionRecord, serviceRevisions } from '../state.ts';
import { configurationOf, managedResourcesView } from '../views/express-service.ts';
import { serviceRevisionView } from '../views/service-deployment.ts';

export const describeServiceRevisions: Operation<'ecs', 'DescribeServiceRevisions'> = (input, ctx) => {
  const arns = input.serviceRevisionArns ?? [];
  const found = arns.map((arn) => ctx.get(serviceRevisions, arn));
  return {
    serviceRevisions: found
      .filter((revision) => revision !== undefined)
      .map((revision) => ({
        ...serviceRevisionView(revision),
        ...managedResourcesOf(ctx, revision),
      })),
    failures: arns
      .filter((_, index) => found[index] === undefined)
      .map((arn) => ({ arn, reason: 'MISSING' })),
  };
};

/** Of an Express service: the resources that ECS manages for it. */
function managedResourcesOf(ctx: Context, { serviceArn, arn }: ServiceRevisionRecord) {
  const express = findExpressService(ctx, serviceArn)?.express;
  const [configuration] = express ? configurationOf(express, arn) : [];
  return express && configuration
    ? { ecsManagedResources: managedResourcesView(ctx, express, configuration) }
    : {};
}

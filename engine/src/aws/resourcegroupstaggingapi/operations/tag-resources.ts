// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagResources.html
import type { Operation } from '../../../kernel/context.ts';
import type { TaggingContext } from '../context.ts';
import { failuresOf } from '../failures.ts';

export const tagResources: Operation<'resourcegroupstaggingapi', 'TagResources', TaggingContext> = (
  input,
  ctx,
) => ({
  FailedResourcesMap: failuresOf(
    input.ResourceARNList!,
    (contribution, arn) => contribution.tag(arn, input.Tags!, ctx),
    ctx,
  ),
});

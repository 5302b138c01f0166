// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_UntagResources.html
import type { Operation } from '../../../kernel/context.ts';
import type { TaggingContext } from '../context.ts';
import { failuresOf } from '../failures.ts';

export const untagResources: Operation<'resourcegroupstaggingapi', 'UntagResources', TaggingContext> = (
  input,
  ctx,
) => ({
  FailedResourcesMap: failuresOf(
    input.ResourceARNList!,
    (contribution, arn) => contribution.untag(arn, input.TagKeys!, ctx),
    ctx,
  ),
});

// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
import { tagList } from '../../../contracts/tagged-resources.ts';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import type { TaggingContext } from '../context.ts';
import { invalidParameter, tokenExpired } from '../faults.ts';
import { hasTags, isOfType, taggedResourcesOf } from '../resources.ts';

/** There are no tag policies, with which a resource could comply or not. */
export const getResources: Operation<'resourcegroupstaggingapi', 'GetResources', TaggingContext> = (
  input,
  ctx,
) => {
  const { TagFilters = [], ResourceTypeFilters = [], ResourceARNList: arns } = input;
  if (arns && (TagFilters.length > 0 || ResourceTypeFilters.length > 0 || input.ResourcesPerPage))
    throw invalidParameter('ResourceARNList cannot be specified together with filters or pages.');
  const found = taggedResourcesOf(ctx).filter(
    (resource) =>
      (!arns || arns.includes(resource.arn)) &&
      hasTags(resource, TagFilters) &&
      (ResourceTypeFilters.length === 0 || ResourceTypeFilters.some((type) => isOfType(resource, type))),
  );
  const size = input.ResourcesPerPage ?? 50;
  if (size < 1 || size > 100) throw invalidParameter('ResourcesPerPage must be between 1 and 100.');
  const listed = page(found, ({ arn }) => arn, arns ? 100 : size, input.PaginationToken);
  if (!listed) throw tokenExpired();
  return {
    PaginationToken: listed.nextToken ?? '',
    ResourceTagMappingList: listed.items.map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: tagList(tags),
      ...(input.IncludeComplianceDetails && { ComplianceDetails: { ComplianceStatus: true } }),
    })),
  };
};

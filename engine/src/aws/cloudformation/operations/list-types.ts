// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListTypes.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { validationError } from '../faults.ts';
import { publicTypes } from '../schema/schema.ts';

/** AWS's public resource types. Nothing can be registered here, so no account has types of its own, modules or hooks. */
export const listTypes: Operation<'cloudformation', 'ListTypes'> = (input, ctx) => {
  const { Visibility = 'PRIVATE', Type = 'RESOURCE', Filters = {} } = input;
  const ofAws = (Filters.Category ?? 'AWS_TYPES') === 'AWS_TYPES' && !Filters.PublisherId;
  const listed = Visibility === 'PUBLIC' && Type === 'RESOURCE' && ofAws ? publicTypes() : [];
  const found = listed.filter((name) => name.startsWith(Filters.TypeNamePrefix ?? ''));
  const result = page(found, (name) => name, input.MaxResults ?? 100, input.NextToken);
  if (!result) throw validationError('Invalid NextToken');
  return {
    TypeSummaries: result.items.map((TypeName) => ({
      Type: 'RESOURCE' as const,
      TypeName,
      TypeArn: `arn:aws:cloudformation:${ctx.region}::type/resource/${TypeName.replaceAll('::', '-')}`,
      IsActivated: true,
    })),
    ...(result.nextToken ? { NextToken: result.nextToken } : {}),
  };
};

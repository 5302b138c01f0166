// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFunction } from '../find.ts';
import { configurationView } from '../views.ts';

/** Without Code.Location: Drydock has no presigned URL for a function's code. */
export const getFunction: Operation<'lambda', 'GetFunction'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx, input.Qualifier);
  return {
    Configuration: configurationView(record),
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(record.tags).length > 0 && { Tags: { ...record.tags } }),
  };
};

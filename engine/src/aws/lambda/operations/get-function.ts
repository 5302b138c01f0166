// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
import type { Operation } from '../../../kernel/context.ts';
import { codeLocation } from '../code.ts';
import { reservedOf } from '../concurrency/reserved.ts';
import { requireFunction, requireLatest } from '../find.ts';
import { configurationView } from '../views.ts';

export const getFunction: Operation<'lambda', 'GetFunction'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx, input.Qualifier);
  const { tags } = requireLatest(input.FunctionName, ctx, input.Qualifier);
  const reserved = reservedOf(record.name, ctx);
  return {
    Configuration: configurationView(record),
    Code: record.code
      ? { RepositoryType: 'S3', Location: codeLocation(record.code, ctx) }
      : { RepositoryType: 'ECR', ImageUri: record.imageUri },
    ...(reserved !== undefined && { Concurrency: { ReservedConcurrentExecutions: reserved } }),
    ...(Object.keys(tags).length > 0 && { Tags: { ...tags } }),
  };
};

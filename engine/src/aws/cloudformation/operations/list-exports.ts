// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { validationError } from '../faults.ts';
import { exportsTable } from '../state.ts';

export const listExports: Operation<'cloudformation', 'ListExports'> = (input, ctx) => {
  const listed = page(ctx.all(exportsTable), ({ name }) => name, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    Exports: listed.items.map(({ name, value, stackId }) => ({
      Name: name,
      Value: value,
      ExportingStackId: stackId,
    })),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};

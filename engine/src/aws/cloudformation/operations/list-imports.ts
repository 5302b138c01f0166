// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListImports.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { validationError } from '../faults.ts';
import { importersOf } from '../stack/exports.ts';

export const listImports: Operation<'cloudformation', 'ListImports'> = (input, ctx) => {
  const importers = importersOf(input.ExportName!, ctx);
  if (importers.length === 0) {
    throw validationError(`Export '${input.ExportName}' is not imported by any stack.`);
  }
  const listed = page(importers, ({ stackName }) => stackName, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    Imports: listed.items.map(({ stackName }) => stackName),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};

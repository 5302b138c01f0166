// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListImports.html
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { importersOf } from '../stack/exports.ts';

export const listImports: Operation<'cloudformation', 'ListImports'> = (input, ctx) => {
  const importers = importersOf(input.ExportName!, ctx);
  if (importers.length === 0) {
    throw validationError(`Export '${input.ExportName}' is not imported by any stack.`);
  }
  return { Imports: importers.map(({ stackName }) => stackName) };
};

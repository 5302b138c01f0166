// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../configuration.ts';
import { checkRevision, findFunction } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { shownConfiguration } from '../views.ts';

export const updateFunctionConfiguration: Operation<'lambda', 'UpdateFunctionConfiguration'> = (
  { RevisionId, ...input },
  ctx,
) => {
  const record = findFunction(input.FunctionName, ctx);
  checkRevision(record, RevisionId);
  return shownConfiguration(storeRevision({ ...record, ...configuration(record.name, input, record) }, ctx));
};

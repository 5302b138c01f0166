// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../configuration.ts';
import { checkRevision, requireFunction } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { configurationView } from '../views.ts';

export const updateFunctionConfiguration: Operation<'lambda', 'UpdateFunctionConfiguration'> = (
  { RevisionId, ...input },
  ctx,
) => {
  const record = requireFunction(input.FunctionName, ctx);
  checkRevision(record, RevisionId);
  return configurationView(storeRevision({ ...record, ...configuration(record.name, input, record) }, ctx));
};

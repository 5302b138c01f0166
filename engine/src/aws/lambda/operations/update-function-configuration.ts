// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../configuration.ts';
import { checkRevision, requireLatest } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { configurationView } from '../views.ts';

export const updateFunctionConfiguration: Operation<'lambda', 'UpdateFunctionConfiguration'> = (
  { RevisionId, ...input },
  ctx,
) => {
  const record = requireLatest(input.FunctionName, ctx);
  checkRevision(record, RevisionId);
  const { deadLetterArn: _deadLetterArn, ...rest } = record;
  return configurationView(
    storeRevision({ ...rest, ...configuration(record.name, input, ctx, record) }, ctx),
  );
};

// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
import type { Operation } from '../../../kernel/context.ts';
import { storeCode } from '../code.ts';
import { invalid } from '../faults.ts';
import { checkRevision, requireFunction } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { configurationView } from '../views.ts';

export const updateFunctionCode: Operation<'lambda', 'UpdateFunctionCode'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx);
  checkRevision(record, input.RevisionId);
  if (input.Publish) throw invalid('Published versions are not simulated. Nothing was changed.');
  const changed = {
    ...record,
    code: storeCode(input, ctx),
    architectures: input.Architectures ?? record.architectures,
  };
  return configurationView(input.DryRun ? changed : storeRevision(changed, ctx));
};

// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
import type { Operation } from '../../../kernel/context.ts';
import { storedCode } from '../code.ts';
import { invalid } from '../faults.ts';
import { checkRevision, findFunction } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { shownConfiguration } from '../views.ts';

export const updateFunctionCode: Operation<'lambda', 'UpdateFunctionCode'> = (input, ctx) => {
  const record = findFunction(input.FunctionName, ctx);
  checkRevision(record, input.RevisionId);
  if (input.Publish) throw invalid('Published versions are not simulated. Nothing was changed.');
  const changed = {
    ...record,
    code: storedCode(input, ctx),
    architectures: input.Architectures ?? record.architectures,
  };
  return shownConfiguration(input.DryRun ? changed : storeRevision(changed, ctx));
};

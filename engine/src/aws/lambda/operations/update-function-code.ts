// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
import type { Operation } from '../../../kernel/context.ts';
import { storeCode } from '../code.ts';
import { checkRevision, requireLatest } from '../find.ts';
import { storeRevision } from '../revision.ts';
import { publish } from '../versions.ts';
import { configurationView } from '../views.ts';

export const updateFunctionCode: Operation<'lambda', 'UpdateFunctionCode'> = (input, ctx) => {
  const { code: _code, imageUri: _imageUri, ...record } = requireLatest(input.FunctionName, ctx);
  checkRevision(record, input.RevisionId);
  const changed = {
    ...record,
    ...(input.ImageUri === undefined ? { code: storeCode(input, ctx) } : { imageUri: input.ImageUri }),
    architectures: input.Architectures ?? record.architectures,
  };
  if (input.DryRun) return configurationView(changed);
  const stored = storeRevision(changed, ctx);
  return configurationView(input.Publish ? publish(stored, {}, ctx) : stored);
};

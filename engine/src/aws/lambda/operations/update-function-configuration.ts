// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
import type { Context, Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration } from '../configuration.ts';
import { checkRevision, requireLatest } from '../find.ts';
import { refuseRetired } from '../retired-runtimes.ts';
import { storeRevision } from '../revision.ts';
import { configurationView } from '../views.ts';

export const updateFunctionConfiguration: Operation<'lambda', 'UpdateFunctionConfiguration'> = (
  input,
  ctx,
) => {
  refuseRetired(input.Runtime);
  return update(input, ctx);
};

/** Updates a function of a retired runtime, too: stacks may have one. */
export function update(
  { RevisionId, ...input }: Input<'lambda', 'UpdateFunctionConfiguration'>,
  ctx: Context,
) {
  const record = requireLatest(input.FunctionName, ctx);
  checkRevision(record, RevisionId);
  const { deadLetterArn: _deadLetterArn, ...rest } = record;
  return configurationView(
    storeRevision({ ...rest, ...configuration(record.name, input, ctx, record) }, ctx),
  );
}

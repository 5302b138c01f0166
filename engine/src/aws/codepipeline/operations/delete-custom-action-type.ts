// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DeleteCustomActionType.html
// Deleting one that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { customTypeKey, customTypes } from '../state.ts';

export const deleteCustomActionType: Operation<'codepipeline', 'DeleteCustomActionType'> = (input, ctx) => {
  ctx.delete(customTypes, customTypeKey(input.category!, input.provider!, input.version!));
  return {};
};

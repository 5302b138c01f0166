// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteProvisionedConcurrencyConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { withdrawProvisioned } from '../concurrency/provisioned.ts';
import { findFunction } from '../find.ts';

export const deleteProvisionedConcurrencyConfig: Operation<'lambda', 'DeleteProvisionedConcurrencyConfig'> = (
  input,
  ctx,
) => {
  const { name } = findFunction(input.FunctionName, ctx, input.Qualifier).record;
  withdrawProvisioned(name, input.Qualifier!, ctx);
  return {};
};

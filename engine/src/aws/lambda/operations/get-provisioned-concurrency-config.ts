// https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { provisionedView, requireProvisioned } from '../concurrency/provisioned.ts';

export const getProvisionedConcurrencyConfig: Operation<'lambda', 'GetProvisionedConcurrencyConfig'> = (
  input,
  ctx,
) => provisionedView(requireProvisioned(input.FunctionName, input.Qualifier!, ctx));

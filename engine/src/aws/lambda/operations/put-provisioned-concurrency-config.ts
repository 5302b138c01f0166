// https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { provision, provisionedView } from '../concurrency/provisioned.ts';

export const putProvisionedConcurrencyConfig: Operation<'lambda', 'PutProvisionedConcurrencyConfig'> = (
  input,
  ctx,
) =>
  provisionedView(
    provision(input.FunctionName, input.Qualifier!, input.ProvisionedConcurrentExecutions!, ctx),
  );

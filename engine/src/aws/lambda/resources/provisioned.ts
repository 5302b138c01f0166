// The property ProvisionedConcurrencyConfig of versions and aliases.
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { provisionedConcurrency } from '../state.ts';

/** @param arn of the version or the alias */
export function applyProvisioned(arn: string, properties: Properties, ctx: Context): void {
  const [FunctionName = '', Qualifier = ''] = arn.split(':').slice(-2);
  const { ProvisionedConcurrentExecutions } = (properties.ProvisionedConcurrencyConfig ?? {}) as {
    readonly ProvisionedConcurrentExecutions?: number;
  };
  const before = ctx.get(provisionedConcurrency, `${FunctionName}:${Qualifier}`);
  if (ProvisionedConcurrentExecutions !== undefined)
    ctx.call('lambda', 'PutProvisionedConcurrencyConfig', {
      FunctionName,
      Qualifier,
      ProvisionedConcurrentExecutions,
    });
  else if (before) ctx.call('lambda', 'DeleteProvisionedConcurrencyConfig', { FunctionName, Qualifier });
}

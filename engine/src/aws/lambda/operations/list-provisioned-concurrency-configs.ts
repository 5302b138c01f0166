// https://docs.aws.amazon.com/lambda/latest/api/API_ListProvisionedConcurrencyConfigs.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { provisionedView } from '../concurrency/provisioned.ts';
import { requireUnqualified } from '../concurrency/reserved.ts';
import { invalid } from '../faults.ts';
import { provisionedConcurrency } from '../state.ts';

export const listProvisionedConcurrencyConfigs: Operation<'lambda', 'ListProvisionedConcurrencyConfigs'> = (
  input,
  ctx,
) => {
  const { name, arn } = requireUnqualified(input.FunctionName, ctx);
  const own = ctx.all(provisionedConcurrency).filter(({ functionName }) => functionName === name);
  const found = page(own, ({ qualifier }) => qualifier, input.MaxItems ?? 50, input.Marker);
  if (!found) throw invalid('Invalid pagination token');
  return {
    ProvisionedConcurrencyConfigs: found.items.map((each) => ({
      FunctionArn: `${arn}:${each.qualifier}`,
      ...provisionedView(each),
    })),
    NextMarker: found.nextToken,
  };
};

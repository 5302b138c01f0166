// https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireLatest } from '../find.ts';
import { eventInvokeConfigs } from '../state.ts';
import { eventInvokeView } from '../views.ts';

export const listFunctionEventInvokeConfigs: Operation<'lambda', 'ListFunctionEventInvokeConfigs'> = (
  input,
  ctx,
) => {
  const { name } = requireLatest(input.FunctionName, ctx);
  const own = ctx.all(eventInvokeConfigs).filter(({ functionName }) => functionName === name);
  const listed = page(own, ({ qualifier }) => qualifier, Math.min(input.MaxItems ?? 50, 50), input.Marker);
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return {
    FunctionEventInvokeConfigs: listed.items.map((each) => eventInvokeView(each, ctx)),
    NextMarker: listed.nextToken,
  };
};

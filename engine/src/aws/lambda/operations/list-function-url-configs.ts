// https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireLatest } from '../find.ts';
import { keyOf, urlView } from '../function-urls/url.ts';
import { functionUrls } from '../state.ts';

export const listFunctionUrlConfigs: Operation<'lambda', 'ListFunctionUrlConfigs'> = (input, ctx) => {
  const { name } = requireLatest(input.FunctionName, ctx);
  const own = ctx.all(functionUrls).filter(({ functionName }) => functionName === name);
  const listed = page(own, keyOf, Math.min(input.MaxItems ?? 50, 50), input.Marker);
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return { FunctionUrlConfigs: listed.items.map((url) => urlView(url, ctx)), NextMarker: listed.nextToken };
};

// https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { functions } from '../state.ts';
import { configurationView } from '../views.ts';

export const listFunctions: Operation<'lambda', 'ListFunctions'> = (input, ctx) => {
  const listed = page(
    ctx.all(functions),
    ({ name }) => name,
    Math.min(input.MaxItems ?? 50, 50),
    input.Marker,
  );
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return { Functions: listed.items.map(configurationView), NextMarker: listed.nextToken };
};

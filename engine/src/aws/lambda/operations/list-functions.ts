// https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { functions } from '../state.ts';
import { shownConfiguration } from '../views.ts';

export const listFunctions: Operation<'lambda', 'ListFunctions'> = (input, ctx) => {
  const shown = page(
    ctx.all(functions),
    ({ name }) => name,
    Math.min(input.MaxItems ?? 50, 50),
    input.Marker,
  );
  if (!shown) throw invalid(`Invalid marker: ${input.Marker}`);
  return { Functions: shown.items.map(shownConfiguration), NextMarker: shown.nextToken };
};

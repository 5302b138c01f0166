// https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireLatest } from '../find.ts';
import { aliases } from '../state.ts';
import { aliasView } from '../views.ts';

export const listAliases: Operation<'lambda', 'ListAliases'> = (input, ctx) => {
  const { name: owner } = requireLatest(input.FunctionName, ctx);
  const own = ctx
    .all(aliases)
    .filter(
      ({ functionName, version }) =>
        functionName === owner && (input.FunctionVersion === undefined || version === input.FunctionVersion),
    );
  const listed = page(own, ({ name }) => name, Math.min(input.MaxItems ?? 50, 50), input.Marker);
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return { Aliases: listed.items.map((each) => aliasView(each, ctx)), NextMarker: listed.nextToken };
};

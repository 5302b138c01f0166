// https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireLatest } from '../find.ts';
import { versionsOf } from '../versions.ts';
import { configurationView } from '../views.ts';

export const listVersionsByFunction: Operation<'lambda', 'ListVersionsByFunction'> = (input, ctx) => {
  const { name } = requireLatest(input.FunctionName, ctx);
  const listed = page(
    versionsOf(name, ctx),
    ({ version }) => (version === '$LATEST' ? '' : version.padStart(10, '0')),
    Math.min(input.MaxItems ?? 50, 50),
    input.Marker,
  );
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return { Versions: listed.items.map(configurationView), NextMarker: listed.nextToken };
};

// https://docs.aws.amazon.com/lambda/latest/api/API_ListLayerVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { layerVersions } from '../state.ts';
import { layerView } from '../views.ts';

/** The newest first. */
export const listLayerVersions: Operation<'lambda', 'ListLayerVersions'> = (input, ctx) => {
  const name = input.LayerName!.split(':').at(-1);
  const own = ctx.all(layerVersions).filter(({ layerName }) => layerName === name);
  const listed = page(
    own,
    ({ version }) => String(1e9 - version).padStart(10, '0'),
    Math.min(input.MaxItems ?? 50, 50),
    input.Marker,
  );
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return { LayerVersions: listed.items.map(layerView), NextMarker: listed.nextToken };
};

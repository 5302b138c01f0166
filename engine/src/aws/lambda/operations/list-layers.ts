// https://docs.aws.amazon.com/lambda/latest/api/API_ListLayers.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { type LayerVersionRecord, layerVersions } from '../state.ts';
import { layerView } from '../views.ts';

export const listLayers: Operation<'lambda', 'ListLayers'> = (input, ctx) => {
  const newest = new Map<string, LayerVersionRecord>();
  for (const each of ctx.all(layerVersions)) {
    if ((newest.get(each.layerName)?.version ?? 0) < each.version) newest.set(each.layerName, each);
  }
  const listed = page(
    [...newest.values()],
    ({ layerName }) => layerName,
    Math.min(input.MaxItems ?? 50, 50),
    input.Marker,
  );
  if (!listed) throw invalid(`Invalid marker: ${input.Marker}`);
  return {
    Layers: listed.items.map((each) => ({
      LayerName: each.layerName,
      LayerArn: each.layerArn,
      LatestMatchingVersion: layerView(each),
    })),
    NextMarker: listed.nextToken,
  };
};

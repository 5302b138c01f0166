// https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { storeCode } from '../code.ts';
import { invalid } from '../faults.ts';
import { layerVersionView } from '../layer-views.ts';
import { type LayerVersionRecord, layerVersions } from '../state.ts';

export const publishLayerVersion: Operation<'lambda', 'PublishLayerVersion'> = (input, ctx) => {
  const layerName = /^(?:arn:aws:lambda:[a-z0-9-]+:\d{12}:layer:)?([A-Za-z0-9_-]{1,140})$/.exec(
    input.LayerName!,
  )?.[1];
  if (!layerName) throw invalid(`The layer name '${input.LayerName}' must match [a-zA-Z0-9-_]+`);
  const earlier = ctx.all(layerVersions).filter((each) => each.layerName === layerName);
  // Numbers of deleted versions are not given again, as long as a later one exists.
  const version = Math.max(0, ...earlier.map((each) => each.version)) + 1;
  const record: LayerVersionRecord = plain({
    layerName,
    layerArn: ctx.arn('lambda', `layer:${layerName}`),
    version,
    code: storeCode(input.Content!, ctx),
    description: input.Description ?? '',
    runtimes: input.CompatibleRuntimes ?? [],
    architectures: input.CompatibleArchitectures ?? [],
    licence: input.LicenseInfo,
    createdAt: ctx.now,
  });
  ctx.put(layerVersions, `${layerName}:${version}`, record);
  return layerVersionView(record, ctx);
};

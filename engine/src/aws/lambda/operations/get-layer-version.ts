// https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { layerNotFound } from '../faults.ts';
import { layerVersionView } from '../layer-views.ts';
import { findLayer } from '../layers.ts';

export const getLayerVersion: Operation<'lambda', 'GetLayerVersion'> = (input, ctx) => {
  const name = input.LayerName!.split(':').at(-1)!;
  const arn = `${ctx.arn('lambda', `layer:${name}`)}:${input.VersionNumber}`;
  const found = findLayer(arn, ctx);
  if (!found) throw layerNotFound(arn);
  return layerVersionView(found, ctx);
};

// https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionByArn.html
import type { Operation } from '../../../kernel/context.ts';
import { layerNotFound } from '../faults.ts';
import { layerVersionView } from '../layer-views.ts';
import { findLayer } from '../layers.ts';

export const getLayerVersionByArn: Operation<'lambda', 'GetLayerVersionByArn'> = (input, ctx) => {
  const found = findLayer(input.Arn!, ctx);
  if (!found) throw layerNotFound(input.Arn!);
  return layerVersionView(found, ctx);
};

// A layer's version with the link to its content.
import type { GetLayerVersionResponse } from '@aws-sdk/client-lambda';
import type { Context } from '../../kernel/context.ts';
import { codeLocation } from './code.ts';
import type { LayerVersionRecord } from './state.ts';
import { layerView } from './views.ts';

export function layerVersionView(record: LayerVersionRecord, ctx: Context): GetLayerVersionResponse {
  const { code, layerArn } = record;
  return {
    ...layerView(record),
    LayerArn: layerArn,
    Content: { CodeSha256: code.sha256, CodeSize: code.sizeBytes, Location: codeLocation(code, ctx) },
  };
}

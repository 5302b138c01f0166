// Layers: ZIP files beside a function's own code.
// https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
import type { Context } from '../../kernel/context.ts';
import { invalid } from './faults.ts';
import { type LayerVersionRecord, layerVersions } from './state.ts';

const layerArn = /^arn:aws:lambda:([a-z0-9-]+):(\d{12}):layer:([A-Za-z0-9_-]{1,140}):(\d+)$/;

/** Undefined for a layer of another account, whose code is not here. */
export function findLayer(arn: string, ctx: Context): LayerVersionRecord | undefined {
  const [, , account, name, version] = layerArn.exec(arn) ?? [];
  return account === ctx.account ? ctx.get(layerVersions, `${name}:${version}`) : undefined;
}

/** A layer of another account, such as AWS's own, is recorded. @throws InvalidParameterValueException */
export function checkLayers(arns: readonly string[], ctx: Context): readonly string[] {
  if (arns.length > 5) throw invalid('You can only attach up to 5 layers to a function.');
  for (const arn of arns) {
    const [, region, account] = layerArn.exec(arn) ?? [];
    if (region === undefined) throw invalid(`The layer version arn ${arn} is invalid.`);
    if (account === ctx.account && !findLayer(arn, ctx))
      throw invalid(`Layer version ${arn} does not exist.`);
  }
  return arns;
}

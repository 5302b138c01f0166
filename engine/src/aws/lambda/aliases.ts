// Aliases: names for versions. https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
import type { AliasRoutingConfiguration } from '@aws-sdk/client-lambda';
import type { Context } from '../../kernel/context.ts';
import { aliasNotFound, invalid } from './faults.ts';
import { requireFunction, requireLatest } from './find.ts';
import { type AliasRecord, aliases } from './state.ts';

export const aliasKey = (functionName: string, name: string) => `${functionName}:${name}`;

/** @throws ResourceNotFoundException */
export function requireAlias(
  functionName: string | undefined,
  name: string | undefined,
  ctx: Context,
): AliasRecord {
  const { name: owner, arn } = requireLatest(functionName, ctx);
  const found = ctx.get(aliases, aliasKey(owner, name ?? ''));
  if (!found) throw aliasNotFound(`${arn}:${name}`);
  return found;
}

/** @throws ResourceNotFoundException, InvalidParameterValueException */
export function checkedTarget(
  functionName: string,
  version: string,
  routing: AliasRoutingConfiguration | undefined,
  ctx: Context,
): Pick<AliasRecord, 'version' | 'weights'> {
  const weights = routing?.AdditionalVersionWeights ?? {};
  requireFunction(functionName, ctx, version);
  for (const [other, weight] of Object.entries(weights)) {
    requireFunction(functionName, ctx, other);
    if (version === '$LATEST' || other === '$LATEST')
      throw invalid('$LATEST is not supported for an alias pointing to more than 1 version');
    if (weight < 0 || weight > 1) throw invalid('The weight of a version must be between 0.0 and 1.0.');
  }
  return { version, weights };
}

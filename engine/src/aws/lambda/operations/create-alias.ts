// https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { aliasKey, checkedTarget } from '../aliases.ts';
import { aliasExists, invalid } from '../faults.ts';
import { requireLatest } from '../find.ts';
import { type AliasRecord, aliases } from '../state.ts';
import { aliasView } from '../views.ts';

export const createAlias: Operation<'lambda', 'CreateAlias'> = (input, ctx) => {
  const { name: functionName, arn } = requireLatest(input.FunctionName, ctx);
  const name = input.Name!;
  if (/^\d+$/.test(name)) throw invalid(`The alias name '${name}' must not be a number.`);
  if (ctx.get(aliases, aliasKey(functionName, name))) throw aliasExists(`${arn}:${name}`);
  const alias: AliasRecord = {
    functionName,
    name,
    description: input.Description ?? '',
    ...checkedTarget(functionName, input.FunctionVersion!, input.RoutingConfig, ctx),
    revisionId: ctx.ids.uuid(),
  };
  ctx.put(aliases, aliasKey(functionName, name), alias);
  return aliasView(alias, ctx);
};

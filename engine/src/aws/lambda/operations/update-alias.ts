// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { aliasKey, checkedTarget, requireAlias } from '../aliases.ts';
import { checkRevision } from '../find.ts';
import { type AliasRecord, aliases } from '../state.ts';
import { aliasView } from '../views.ts';

export const updateAlias: Operation<'lambda', 'UpdateAlias'> = (input, ctx) => {
  const alias = requireAlias(input.FunctionName, input.Name, ctx);
  checkRevision(alias, input.RevisionId);
  const routing = input.RoutingConfig ?? { AdditionalVersionWeights: { ...alias.weights } };
  const changed: AliasRecord = {
    ...alias,
    ...checkedTarget(alias.functionName, input.FunctionVersion ?? alias.version, routing, ctx),
    description: input.Description ?? alias.description,
    revisionId: ctx.ids.uuid(),
  };
  ctx.put(aliases, aliasKey(alias.functionName, alias.name), changed);
  return aliasView(changed, ctx);
};

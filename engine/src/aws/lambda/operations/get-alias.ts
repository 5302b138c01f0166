// https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAlias } from '../aliases.ts';
import { aliasView } from '../views.ts';

export const getAlias: Operation<'lambda', 'GetAlias'> = (input, ctx) =>
  aliasView(requireAlias(input.FunctionName, input.Name, ctx), ctx);

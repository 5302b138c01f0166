// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFunction } from '../find.ts';
import { configurationView } from '../views.ts';

export const getFunctionConfiguration: Operation<'lambda', 'GetFunctionConfiguration'> = (input, ctx) =>
  configurationView(requireFunction(input.FunctionName, ctx, input.Qualifier));

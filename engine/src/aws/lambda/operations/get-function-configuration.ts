// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { findFunction } from '../find.ts';
import { shownConfiguration } from '../views.ts';

export const getFunctionConfiguration: Operation<'lambda', 'GetFunctionConfiguration'> = (input, ctx) =>
  shownConfiguration(findFunction(input.FunctionName, ctx, input.Qualifier));

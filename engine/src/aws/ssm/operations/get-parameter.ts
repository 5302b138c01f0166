// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
import type { Operation } from '../../../kernel/context.ts';
import { findParameter, shownParameter } from '../find.ts';

export const getParameter: Operation<'ssm', 'GetParameter'> = (input, ctx) => ({
  Parameter: shownParameter(findParameter(input.Name!, ctx), input.WithDecryption, ctx),
});

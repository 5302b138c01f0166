// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
import type { Operation } from '../../../kernel/context.ts';
import { requireVersion } from '../find.ts';
import { parameterView } from '../views.ts';

export const getParameter: Operation<'ssm', 'GetParameter'> = (input, ctx) => ({
  Parameter: parameterView(requireVersion(input.Name!, ctx), input.WithDecryption, ctx),
});

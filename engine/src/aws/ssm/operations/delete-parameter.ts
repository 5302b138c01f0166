// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
import type { Operation } from '../../../kernel/context.ts';
import { publishParameterChange } from '../events.ts';
import { requireOwnParameter } from '../find.ts';
import { newest } from '../parameter/newest.ts';
import { parameters } from '../state.ts';

export const deleteParameter: Operation<'ssm', 'DeleteParameter'> = (input, ctx) => {
  const parameter = requireOwnParameter(input.Name!, ctx);
  ctx.delete(parameters, parameter.name);
  publishParameterChange('Delete', parameter.name, newest(parameter), ctx);
  return {};
};

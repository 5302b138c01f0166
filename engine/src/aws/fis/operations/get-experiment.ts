// https://docs.aws.amazon.com/fis/latest/APIReference/API_GetExperiment.html
import type { Operation } from '../../../kernel/context.ts';
import { requireExperiment } from '../find.ts';
import { experimentView } from '../views.ts';

export const getExperiment: Operation<'fis', 'GetExperiment'> = (input, ctx) => ({
  experiment: experimentView(requireExperiment(ctx, input.id ?? ''), ctx),
});

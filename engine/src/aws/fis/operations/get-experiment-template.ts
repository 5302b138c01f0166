// https://docs.aws.amazon.com/fis/latest/APIReference/API_GetExperimentTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTemplate } from '../find.ts';
import { templateView } from '../views.ts';

export const getExperimentTemplate: Operation<'fis', 'GetExperimentTemplate'> = (input, ctx) => ({
  experimentTemplate: templateView(requireTemplate(ctx, input.id ?? ''), ctx),
});

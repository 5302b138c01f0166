// https://docs.aws.amazon.com/fis/latest/APIReference/API_DeleteExperimentTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTemplate } from '../find.ts';
import { templates } from '../state.ts';
import { templateView } from '../views.ts';

export const deleteExperimentTemplate: Operation<'fis', 'DeleteExperimentTemplate'> = (input, ctx) => {
  const record = requireTemplate(ctx, input.id ?? '');
  ctx.delete(templates, record.id);
  return { experimentTemplate: templateView(record, ctx) };
};

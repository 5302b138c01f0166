// https://docs.aws.amazon.com/fis/latest/APIReference/API_UpdateExperimentTemplate.html
// Experiments that have begun keep what the template was at their start.
import type { Operation } from '../../../kernel/context.ts';
import { requireTemplate } from '../find.ts';
import { templates } from '../state.ts';
import { settingsOf } from '../templates/settings.ts';
import { templateView } from '../views.ts';

export const updateExperimentTemplate: Operation<'fis', 'UpdateExperimentTemplate'> = (input, ctx) => {
  const before = requireTemplate(ctx, input.id ?? '');
  const record = { ...before, ...settingsOf(input, before, ctx), lastUpdateTime: ctx.now };
  ctx.put(templates, record.id, record);
  return { experimentTemplate: templateView(record, ctx) };
};

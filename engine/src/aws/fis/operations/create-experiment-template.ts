// https://docs.aws.amazon.com/fis/latest/APIReference/API_CreateExperimentTemplate.html
// Idempotent by its client token.
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { conflict } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { templates, templatesByToken } from '../state.ts';
import { settingsOf } from '../templates/settings.ts';
import { templateView } from '../views.ts';

export const createExperimentTemplate: Operation<'fis', 'CreateExperimentTemplate'> = (input, ctx) => {
  const settings = settingsOf(input, undefined, ctx);
  const clientToken = input.clientToken ?? ctx.ids.uuid();
  const [before] = ctx.by(templatesByToken, clientToken);
  if (before) {
    if (before.description !== settings.description)
      throw conflict(`The client token ${clientToken} has been used with other parameters.`);
    return { experimentTemplate: templateView(before, ctx) };
  }
  checkQuota(ctx, quotas.templates, ctx.keys(templates).length + 1);
  const record = {
    ...settings,
    id: `EXT${ctx.ids.alphanumeric(15)}`,
    tags: input.tags ?? {},
    creationTime: ctx.now,
    lastUpdateTime: ctx.now,
    clientToken,
  };
  ctx.put(templates, record.id, record);
  return { experimentTemplate: templateView(record, ctx) };
};

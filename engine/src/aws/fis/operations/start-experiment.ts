// https://docs.aws.amazon.com/fis/latest/APIReference/API_StartExperiment.html
// Idempotent by its client token.
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { conflict } from '../faults.ts';
import { requireTemplate } from '../find.ts';
import { quotas } from '../quotas.ts';
import {
  activeExperiments,
  type ExperimentRecord,
  experiments,
  experimentsByToken,
  safetyLevers,
} from '../state.ts';
import { experimentView, safetyLeverId } from '../views.ts';

export const startExperiment: Operation<'fis', 'StartExperiment'> = (input, ctx) => {
  const template = requireTemplate(ctx, input.experimentTemplateId ?? '');
  const clientToken = input.clientToken ?? ctx.ids.uuid();
  const [before] = ctx.by(experimentsByToken, clientToken);
  if (before) {
    if (before.experimentTemplateId !== template.id)
      throw conflict(`The client token ${clientToken} has been used with other parameters.`);
    return { experiment: experimentView(before, ctx) };
  }
  if (ctx.get(safetyLevers, safetyLeverId)?.status === 'engaged')
    throw conflict('Experiments cannot be started while the safety lever is engaged.');
  checkQuota(ctx, quotas.activeExperiments, ctx.countBy(activeExperiments, 'active') + 1);
  const {
    id: experimentTemplateId,
    actions,
    clientToken: _,
    lastUpdateTime: __,
    tags: ___,
    ...settings
  } = template;
  const record: ExperimentRecord = {
    ...settings,
    id: `EXP${ctx.ids.alphanumeric(15)}`,
    experimentTemplateId,
    status: 'initiating',
    reason: 'Experiment is initiating.',
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [
        name,
        { ...action, status: 'pending', reason: 'Initial state' },
      ]),
    ),
    actionsMode: input.experimentOptions?.actionsMode ?? 'run-all',
    tags: input.tags ?? {},
    clientToken,
    creationTime: ctx.now,
    startTime: ctx.now,
  };
  ctx.put(experiments, record.id, record);
  ctx.enqueue('fis/experiment', record.id);
  return { experiment: experimentView(record, ctx) };
};

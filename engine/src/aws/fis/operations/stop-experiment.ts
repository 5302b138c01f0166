// https://docs.aws.amazon.com/fis/latest/APIReference/API_StopExperiment.html
import type { Operation } from '../../../kernel/context.ts';
import { changeExperiment } from '../experiments/change-experiment.ts';
import { halted } from '../experiments/plan-experiment.ts';
import { haltActions } from '../experiments/run-action.ts';
import { validation } from '../faults.ts';
import { requireExperiment } from '../find.ts';
import { experimentView } from '../views.ts';

export const stopExperiment: Operation<'fis', 'StopExperiment'> = (input, ctx) => {
  const experiment = requireExperiment(ctx, input.id ?? '');
  if (experiment.endTime !== undefined)
    throw validation(`Experiment with ID ${experiment.id} cannot be stopped: it is ${experiment.status}.`);
  if (!experiment.outcome) {
    const change = {
      status: 'stopping',
      reason: 'Experiment is stopping.',
      outcome: halted.byCaller,
    } as const;
    haltActions(ctx, changeExperiment(ctx, experiment, change));
    ctx.enqueue('fis/experiment', experiment.id);
  }
  return { experiment: experimentView(requireExperiment(ctx, experiment.id), ctx) };
};

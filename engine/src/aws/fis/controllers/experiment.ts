// Runs experiments: their actions in order, their stop conditions at any time, and what undoes the actions.
import type { Controller } from '../../../kernel/controller.ts';
import { changeExperiment } from '../experiments/change-experiment.ts';
import { initiate } from '../experiments/initiate.ts';
import {
  type ExperimentSnapshot,
  type ExperimentStep,
  planExperiment,
} from '../experiments/plan-experiment.ts';
import { beginAction, endAction, haltActions, lookAtAction } from '../experiments/run-action.ts';
import { firstAlarm } from '../experiments/stop-conditions.ts';
import { activeExperiments, experiments, safetyLevers } from '../state.ts';
import { safetyLeverId } from '../views.ts';

declare module '../../../kernel/registry.ts' {
  interface Controllers {
    'fis/experiment': true;
  }
}

export const experimentController: Controller<ExperimentSnapshot, ExperimentStep> = {
  name: 'fis/experiment',
  keys: (state) => state.keysBy(activeExperiments, 'active'),
  watches: {
    'cloudwatch/alarms': (_key, state) => state.keysBy(activeExperiments, 'active'),
    'fis/safety-lever': (_key, state) => state.keysBy(activeExperiments, 'active'),
  },
  observe(state, id) {
    const experiment = state.get(experiments, id);
    if (!experiment || experiment.endTime !== undefined) return undefined;
    return {
      experiment,
      alarm: experiment.outcome ? undefined : firstAlarm(experiment.stopConditions, state),
      leverEngaged: state.get(safetyLevers, safetyLeverId)?.status === 'engaged',
    };
  },
  plan: planExperiment,
  apply(step, ctx, id) {
    switch (step.do) {
      case 'initiate':
        initiate(ctx, id);
        return;
      case 'begin':
        beginAction(ctx, id, step.action);
        return;
      case 'look':
        lookAtAction(ctx, id, step.action);
        return;
      case 'end':
        endAction(ctx, id, step.action);
        return;
      case 'halt': {
        const experiment = ctx.get(experiments, id);
        if (!experiment) return;
        const { outcome } = step;
        haltActions(
          ctx,
          changeExperiment(ctx, experiment, {
            outcome,
            status: 'stopping',
            reason: 'Experiment is stopping.',
          }),
        );
        return;
      }
      case 'conclude': {
        const experiment = ctx.get(experiments, id);
        if (!experiment) return;
        const outcome = experiment.outcome ?? { status: 'completed', reason: 'Experiment completed.' };
        changeExperiment(ctx, experiment, { ...outcome, endTime: ctx.now });
      }
    }
  },
};

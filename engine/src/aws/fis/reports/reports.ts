// What FIS makes of drivers' reports.
import type { MachineService } from '../../../kernel/service.ts';
import { changeExperiment } from '../experiments/change-experiment.ts';
import { halted } from '../experiments/plan-experiment.ts';
import { haltActions } from '../experiments/run-action.ts';
import { activeExperiments } from '../state.ts';

export const reports: NonNullable<MachineService['reports']> = {
  /** The engine has started: what an earlier one had broken is put back. */
  'runtime/capabilities': (_report, ctx) => {
    for (const experiment of ctx.by(activeExperiments, 'active')) {
      const outcome = experiment.outcome ?? halted.byRestart;
      haltActions(
        ctx,
        changeExperiment(ctx, experiment, { outcome, status: 'stopping', reason: 'Experiment is stopping.' }),
      );
    }
  },
};

// What FIS makes of drivers' reports.
import { detours } from '../../../contracts/faults.ts';
import type { Context } from '../../../kernel/context.ts';
import type { MachineService } from '../../../kernel/service.ts';
import { signalOutcomes } from '../actions/signal-outcomes.ts';
import { changeAction, changeExperiment } from '../experiments/change-experiment.ts';
import { halted } from '../experiments/plan-experiment.ts';
import { haltActions } from '../experiments/run-action.ts';
import { appliedNetworkFaults } from '../network/state.ts';
import { activeExperiments, experiments } from '../state.ts';

/** `<experiment>/<action>/…`, and what is to be looked at again. */
function ownerOf(
  id: string,
  ctx: Context,
): { readonly experimentId: string; readonly name: string } | undefined {
  const [experimentId = '', name = ''] = id.split('/');
  return ctx.get(experiments, experimentId)?.actions[name] ? { experimentId, name } : undefined;
}

export const reports: NonNullable<MachineService['reports']> = {
  /** The engine has started: what an earlier one had broken is put back, and its detours are gone. */
  'runtime/capabilities': (_report, ctx) => {
    for (const key of ctx.keys(detours)) ctx.delete(detours, key);
    for (const key of ctx.keys(appliedNetworkFaults)) ctx.delete(appliedNetworkFaults, key);
    for (const experiment of ctx.by(activeExperiments, 'active')) {
      const outcome = experiment.outcome ?? halted.byRestart;
      haltActions(
        ctx,
        changeExperiment(ctx, experiment, { outcome, status: 'stopping', reason: 'Experiment is stopping.' }),
      );
    }
  },
  'network-faults/detours': ({ detours: opened }, ctx) => {
    if (ctx.keys(appliedNetworkFaults).length === 0) return;
    for (const { key, endpoint } of opened) ctx.put(detours, key, endpoint);
  },
  'runtime/stress': ({ stressId, status, reason = 'The runtime could not start it.' }, ctx) => {
    const owner = ownerOf(stressId, ctx);
    if (!owner || status !== 'failed') return;
    changeAction(ctx, owner.experimentId, owner.name, { outcome: { status: 'failed', reason } });
    ctx.enqueue('fis/experiment', owner.experimentId);
  },
  'runtime/processes-signalled': ({ requestId, count, reason }, ctx) => {
    if (!ctx.get(signalOutcomes, requestId)) return;
    ctx.put(
      signalOutcomes,
      requestId,
      reason === undefined ? { status: 'done', count } : { status: 'failed', reason },
    );
    const owner = ownerOf(requestId, ctx);
    if (owner) ctx.enqueue('fis/experiment', owner.experimentId);
  },
};

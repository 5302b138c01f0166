// Lets executions enter stages. A stage runs one execution at a time. Those that wait for it are superseded by later ones
// (SUPERSEDED), or queue (QUEUED). In PARALLEL mode none waits for another.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/execution-modes.html
import type { ExecutionMode } from '@aws-sdk/client-codepipeline';
import type { Controller } from '../../../kernel/controller.ts';
import { saveExecution } from '../execution/save.ts';
import { executionsOf, isLive } from '../find.ts';
import { type ExecutionRecord, executions, nextOrder, pipelines } from '../state.ts';

export interface Queue {
  readonly stages: readonly { readonly name: string; readonly open: boolean }[];
  readonly mode: ExecutionMode;
  /** Executions that have not ended, oldest first. */
  readonly live: readonly Pick<ExecutionRecord, 'id' | 'stage' | 'place' | 'stop'>[];
}

export type QueueStep =
  | { readonly do: 'enter'; readonly id: string }
  | { readonly do: 'supersede'; readonly id: string; readonly by: string };

export const pipelineController: Controller<Queue, QueueStep> = {
  name: 'codepipeline/pipeline',
  keys: (state) => state.keys(pipelines),

  observe(state, name) {
    const pipeline = state.get(pipelines, name);
    return (
      pipeline && {
        stages: pipeline.declaration.stages!.map((stage) => ({
          name: stage.name!,
          open: pipeline.disabled[stage.name!] === undefined,
        })),
        mode: pipeline.declaration.executionMode!,
        live: executionsOf(name, state).filter(isLive),
      }
    );
  },

  plan({ stages, mode, live }) {
    const steps = stages.flatMap(({ open }, index): QueueStep[] => {
      const here = live.filter(({ stage, stop }) => stage === index && !stop);
      const waiting = here.filter(({ place }) => place === 'waiting');
      if (mode === 'PARALLEL') return open ? waiting.map(({ id }) => ({ do: 'enter' as const, id })) : [];
      // An execution that is stopping occupies its stage until its actions have ended.
      const locked = live.some(({ stage, place }) => stage === index && place === 'running');
      const newest = waiting.at(-1);
      const next = mode === 'QUEUED' ? waiting[0] : newest;
      const superseded = mode === 'QUEUED' ? [] : waiting.slice(0, -1);
      return [
        ...superseded.map(({ id }) => ({ do: 'supersede' as const, id, by: newest!.id })),
        ...(next && open && !locked ? [{ do: 'enter' as const, id: next.id }] : []),
      ];
    });
    return { steps };
  },

  apply(step, ctx, name) {
    const execution = ctx.get(executions, step.id)!;
    if (step.do === 'supersede') {
      const statusSummary = `Superseded by ${step.by}`;
      saveExecution({ ...execution, status: 'Superseded', statusSummary, updatedAt: ctx.now }, ctx);
      return;
    }
    const pipeline = ctx.get(pipelines, name)!;
    const stage = pipeline.declaration.stages![execution.stage]!.name!;
    const order = nextOrder(name, ctx);
    saveExecution(
      {
        ...execution,
        place: 'running',
        updatedAt: ctx.now,
        stages: {
          ...execution.stages,
          [stage]: { status: 'InProgress', startedAt: ctx.now, order, retries: { manual: 0, automatic: 0 } },
        },
      },
      ctx,
    );
  },

  watches: {
    'codepipeline/pipelines': (name) => [name],
    'codepipeline/executions': (id, state) => {
      const execution = state.get(executions, id);
      return execution ? [execution.pipeline] : [];
    },
  },
};

// Transitions between stages. The outbound transition of a stage is the inbound transition of the next one.
import type { StageTransitionType } from '@aws-sdk/client-codepipeline';
import { invalid } from './faults.ts';
import { requireStage } from './find.ts';
import type { PipelineRecord } from './state.ts';

/** The stage whose entry is opened or closed. */
export function stageOfTransition(
  pipeline: PipelineRecord,
  input: {
    readonly stageName?: string | undefined;
    readonly transitionType?: StageTransitionType | undefined;
  },
): string {
  const stage = requireStage(pipeline, input.stageName!);
  if (input.transitionType !== 'Outbound') return stage.name!;
  const stages = pipeline.declaration.stages!;
  const next = stages[stages.indexOf(stage) + 1];
  if (!next) throw invalid(`Stage ${stage.name} is the last: it has no outbound transition`);
  return next.name!;
}

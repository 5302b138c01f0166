// What a rule can trigger in CodePipeline: a pipeline, `arn:aws:codepipeline:<region>:<account>:<pipeline>`.
import type { ActionTarget } from '../../kernel/action-target.ts';
import { startExecution } from './execution/start.ts';
import { requirePipeline } from './find.ts';

const pipelineTarget: ActionTarget = {
  owns: ({ service, resource }) => service === 'codepipeline' && !resource.includes(':'),
  perform({ arn, source }, ctx) {
    const pipeline = requirePipeline(arn.split(':').at(-1)!, ctx);
    const trigger = { triggerType: 'CloudWatchEvent', triggerDetail: source } as const;
    startExecution(pipeline.name, { trigger }, ctx);
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [pipelineTarget];

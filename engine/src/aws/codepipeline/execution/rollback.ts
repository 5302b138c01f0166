// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html
// Runs one stage again with the artifacts and variables of an earlier execution that succeeded there. The rollback is an
// execution of its own, which ends after that stage.
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { plain } from '../../../kernel/plain.ts';
import { executionsOf } from '../find.ts';
import { type ExecutionRecord, nextOrder } from '../state.ts';
import { saveExecution } from './save.ts';

export function rollBack(
  target: ExecutionRecord,
  stage: number,
  trigger: ExecutionRecord['trigger'],
  ctx: Context,
): string {
  const id = ctx.ids.uuid();
  const { pipeline, version, variables, revisions, artifacts, outputs } = target;
  saveExecution(
    plain<ExecutionRecord>({
      id,
      pipeline,
      version,
      order: nextOrder(pipeline, ctx),
      status: 'InProgress',
      trigger,
      rollbackTarget: target.id,
      startedAt: ctx.now,
      updatedAt: ctx.now,
      variables,
      revisions,
      artifacts,
      outputs,
      stage,
      place: 'waiting',
      stages: {},
    }),
    ctx,
  );
  return id;
}

/** The newest execution to roll back to: it succeeded in the stage, in this version of the pipeline, and was not a rollback. */
export function rollbackTarget(
  failed: ExecutionRecord,
  stage: string,
  ctx: Context,
): ExecutionRecord | undefined {
  return executionsOf(failed.pipeline, ctx)
    .filter(
      (other) => other.order < failed.order && other.version === failed.version && !other.rollbackTarget,
    )
    .findLast((other) => own(other.stages, stage)?.status === 'Succeeded');
}

// Starts an execution of a pipeline: it waits for the first stage, and the controllers take it from there.
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid } from '../faults.ts';
import { type ExecutionRecord, nextOrder, pipelines } from '../state.ts';
import { saveExecution } from './save.ts';

export function startExecution(
  pipelineName: string,
  given: Pick<ExecutionRecord, 'trigger'> &
    Partial<Pick<ExecutionRecord, 'variables' | 'revisions' | 'clientRequestToken'>>,
  ctx: Context,
): string {
  const pipeline = ctx.get(pipelines, pipelineName)!;
  const { variables = {}, revisions = {} } = given;
  const id = ctx.ids.uuid();
  saveExecution(
    plain<ExecutionRecord>({
      id,
      pipeline: pipelineName,
      version: pipeline.declaration.version!,
      order: nextOrder(pipelineName, ctx),
      status: 'InProgress',
      trigger: given.trigger,
      clientRequestToken: given.clientRequestToken,
      startedAt: ctx.now,
      updatedAt: ctx.now,
      variables: withDefaults(pipeline.declaration.variables ?? [], variables),
      revisions,
      artifacts: {},
      outputs: {},
      stage: 0,
      place: 'waiting',
      stages: {},
    }),
    ctx,
  );
  return id;
}

function withDefaults(
  declared: readonly { readonly name?: string | undefined; readonly defaultValue?: string | undefined }[],
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const name of Object.keys(given)) {
    if (!declared.some((variable) => variable.name === name)) {
      throw invalid(`The pipeline has no variable with the name ${name}`);
    }
  }
  return Object.fromEntries(
    declared.map(({ name, defaultValue }) => {
      const value = given[name!] ?? defaultValue;
      if (value === undefined) throw invalid(`The variable ${name} has no default value and must be given`);
      return [name!, value];
    }),
  );
}

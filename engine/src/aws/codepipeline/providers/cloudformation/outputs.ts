// The result of deploying a stack: its outputs as variables, and in a file when OutputFileName is given.
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../../kernel/context.ts';
import type { ActionRun, Progress } from '../../action-provider.ts';
import { newArtifact, putFiles } from '../../artifacts.ts';

export function results(
  { action, declaration, pipeline }: ActionRun,
  stack: Stack,
  summary: string,
  ctx: Context,
): Progress {
  const variables = Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue ?? '']),
  );
  const file = action.configuration.OutputFileName;
  const name = declaration.outputArtifacts?.[0]?.name;
  const done = { status: 'succeeded', variables, summary, externalExecutionId: stack.StackId! } as const;
  if (!file || !name) return done;
  const artifact = newArtifact(pipeline, name, ctx);
  putFiles(pipeline, artifact, { [file]: JSON.stringify(variables) }, ctx);
  return { ...done, artifacts: { [name]: artifact } };
}

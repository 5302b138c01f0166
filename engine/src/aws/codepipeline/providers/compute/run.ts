// Runs an action's commands as the build driver does it, without a CodeBuild project. On AWS, CodePipeline has CodeBuild's
// compute for it too. https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Commands.html
import type { BuildFinished, BuildPhase, BuildSpecification } from '../../../../contracts/build.ts';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import { type ActionRun, failed, type Progress } from '../../action-provider.ts';
import { getObject, newArtifact, putObject } from '../../artifacts.ts';
import { sessionOf } from '../../role.ts';

interface Memo {
  readonly specification?: BuildSpecification;
  /** What the driver has reported. */
  readonly failure?: string;
  readonly finished?: Pick<BuildFinished, 'status' | 'exportedVariables' | 'artifacts'>;
}

export interface Commands {
  readonly buildspec: object;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** The driver's builds that are actions carry the action's id. */
export const buildPrefix = 'codepipeline:';

export function runCommands(
  run: ActionRun,
  commands: () => Commands,
  variables: (exported: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ctx: Context,
): Progress {
  const { action, declaration, pipeline } = run;
  const memo = action.memo as Memo;
  const specification = memo.specification ?? specificationOf(run, commands(), ctx);
  if (!memo.finished) {
    // Requested again on every pass: after a restart the driver does not know of it.
    ctx.perform('build/start', specification);
    return {
      status: 'in-progress',
      summary: 'The commands run',
      externalExecutionId: action.id,
      memo: { ...memo, specification },
    };
  }
  const { status, exportedVariables, artifacts } = memo.finished;
  if (status !== 'SUCCEEDED')
    return failed('JobFailed', memo.failure ?? `The commands ended with ${status}.`);
  const [output] = declaration.outputArtifacts ?? [];
  const made = artifacts[0];
  const stored = output && made ? newArtifact(pipeline, output.name!, ctx) : undefined;
  if (stored) putObject(pipeline, stored, ctx.blobs.get(made!.zipBlob), ctx);
  const exported = Object.fromEntries(exportedVariables.map(({ name, value }) => [name, value]));
  return {
    status: 'succeeded',
    artifacts: stored ? { [output!.name!]: stored } : {},
    variables: variables(exported),
  };
}

function specificationOf(
  run: ActionRun,
  { buildspec, environment, timeoutMs }: Commands,
  ctx: Context,
): BuildSpecification {
  const { action, declaration, execution, pipeline } = run;
  const logs = { group: `/aws/codepipeline/${pipeline.name}`, stream: action.id };
  ignoreExisting(() => ctx.call('logs', 'CreateLogGroup', { logGroupName: logs.group }));
  ignoreExisting(() =>
    ctx.call('logs', 'CreateLogStream', { logGroupName: logs.group, logStreamName: logs.stream }),
  );
  const [primary] = action.inputs;
  return {
    buildId: `${buildPrefix}${action.id}`,
    sources: action.inputs.map((input, at) => ({
      id: at === 0 ? '' : input.name,
      zipBlob: ctx.blobs.put(getObject(input, ctx)),
    })),
    buildspec: { text: JSON.stringify({ version: '0.2', ...buildspec }) },
    environment: {
      AWS_ACCOUNT_ID: ctx.account,
      CODEPIPELINE_EXECUTION_ID: execution.id,
      ...(primary?.revisionId ? { CODEBUILD_RESOLVED_SOURCE_VERSION: primary.revisionId } : {}),
      ...environment,
    },
    role: sessionOf(run),
    logs,
    timeoutMs,
    artifacts: (declaration.outputArtifacts ?? []).length > 0,
    secondaryArtifacts: [],
  };
}

function ignoreExisting(create: () => unknown): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ResourceAlreadyExistsException') throw error;
  }
}

/** What a failed phase says, in the words of the action's error. */
export function phaseFailure({ phase, status, contexts = [] }: BuildPhase): string | undefined {
  if (!status || status === 'SUCCEEDED') return undefined;
  const { statusCode, message } = contexts[0] ?? {};
  return `Phase: ${phase}, Code: ${statusCode ?? status}, Message: ${message ?? ''}`;
}

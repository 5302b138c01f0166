// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
import type { Build, EnvironmentVariable, ProjectArtifacts } from '@aws-sdk/client-codebuild';
import type { ActionCategory } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { type ActionProvider, type ActionRun, failed, hourMs, type Progress } from '../action-provider.ts';
import { newArtifact } from '../artifacts.ts';
import { invalid } from '../faults.ts';
import type { StoredArtifact } from '../state.ts';

interface Memo {
  readonly buildId?: string;
  readonly artifacts?: Readonly<Record<string, StoredArtifact>>;
}

export const codeBuildAction = (category: ActionCategory): ActionProvider => ({
  category,
  owner: 'AWS',
  provider: 'CodeBuild',
  version: '1',
  requiredKeys: ['ProjectName'],
  optionalKeys: ['PrimarySource', 'EnvironmentVariables', 'BatchEnabled', 'CombineArtifacts'],
  inputs: [1, 5],
  outputs: [0, 5],
  timeoutMs: (category === 'Test' ? 8 : 36) * hourMs,
  watches: ['codebuild/builds'],
  pollMs: 5000,

  check({ configuration = {}, inputArtifacts = [] }) {
    if (configuration.BatchEnabled === 'true') return 'Drydock does not simulate batch builds (BatchEnabled)';
    if (inputArtifacts.length > 1 && !configuration.PrimarySource) {
      return 'PrimarySource is required when there is more than one input artifact';
    }
    return undefined;
  },

  advance(run, ctx) {
    const memo = run.action.memo as Memo;
    if (!memo.buildId) return start(run, ctx);
    const [build] = ctx.call('codebuild', 'BatchGetBuilds', { ids: [memo.buildId] }).builds ?? [];
    if (!build) return failed('JobFailed', `The build ${memo.buildId} no longer exists.`);
    if (!build.buildComplete) return { status: 'in-progress', summary: build.currentPhase ?? 'SUBMITTED' };
    if (build.buildStatus !== 'SUCCEEDED') return failed('JobFailed', failureMessage(build));
    const variables = build.exportedEnvironmentVariables ?? [];
    return {
      status: 'succeeded',
      summary: 'Build SUCCEEDED',
      artifacts: memo.artifacts ?? {},
      variables: Object.fromEntries(variables.map(({ name, value }) => [name!, value ?? ''])),
    };
  },
});

function start({ action, declaration, pipeline }: ActionRun, ctx: Context): Progress {
  const { ProjectName, PrimarySource, EnvironmentVariables } = action.configuration as Record<string, string>;
  const [project] =
    ctx.as(undefined).call('codebuild', 'BatchGetProjects', { names: [ProjectName!] }).projects ?? [];
  if (!project) return failed('ConfigurationError', `The CodeBuild project ${ProjectName} does not exist.`);
  if (project.source?.type !== 'CODEPIPELINE') {
    return failed(
      'ConfigurationError',
      `The source type of the project ${ProjectName} must be CODEPIPELINE.`,
    );
  }
  const primary = action.inputs.find(({ name }) => name === PrimarySource) ?? action.inputs[0]!;
  const others = action.inputs.filter((input) => input !== primary);
  const outputs = (declaration.outputArtifacts ?? []).map(({ name }) => name!);
  const artifacts = Object.fromEntries(
    outputs.map((name) => [
      name,
      {
        ...newArtifact(pipeline, name, ctx),
        ...(primary.revisionId ? { revisionId: primary.revisionId } : {}),
      },
    ]),
  );
  const [only] = outputs.length === 1 ? outputs : [];
  const { build } = ctx.call('codebuild', 'StartBuild', {
    projectName: ProjectName,
    idempotencyToken: action.id,
    sourceTypeOverride: 'CODEPIPELINE',
    sourceLocationOverride: `${primary.bucket}/${primary.key}`,
    sourceVersion: primary.revisionId,
    secondarySourcesOverride: others.map(({ name, bucket, key }) => ({
      type: 'CODEPIPELINE' as const,
      sourceIdentifier: name,
      location: `${bucket}/${key}`,
    })),
    artifactsOverride: only ? artifactOverride(artifacts[only]!) : { type: 'CODEPIPELINE' },
    // With several outputs, their names are the identifiers of the buildspec's secondary artifacts.
    secondaryArtifactsOverride: only ? [] : outputs.map((name) => artifactOverride(artifacts[name]!, name)),
    environmentVariablesOverride: [
      ...variablesOf(EnvironmentVariables),
      { name: 'CODEBUILD_INITIATOR', value: `codepipeline/${pipeline.name}`, type: 'PLAINTEXT' },
    ],
  });
  const id = build!.id!;
  return {
    status: 'in-progress',
    summary: 'SUBMITTED',
    memo: { buildId: id, artifacts },
    externalExecutionId: id,
    externalExecutionUrl:
      `https://console.aws.amazon.com/codebuild/home?region=${ctx.region}#/builds/` +
      `${encodeURIComponent(id)}/view/new`,
  };
}

function artifactOverride({ bucket, key }: StoredArtifact, artifactIdentifier?: string): ProjectArtifacts {
  const slash = key.lastIndexOf('/');
  const where = { location: bucket, path: key.slice(0, slash), name: key.slice(slash + 1) };
  return {
    type: 'CODEPIPELINE',
    packaging: 'ZIP',
    ...where,
    ...(artifactIdentifier ? { artifactIdentifier } : {}),
  };
}

function variablesOf(json: string | undefined): EnvironmentVariable[] {
  if (!json) return [];
  try {
    const list: unknown = parseJson(json);
    if (Array.isArray(list)) return list as EnvironmentVariable[];
  } catch {
    // Refused below.
  }
  throw invalid(`EnvironmentVariables must be a JSON array of {name, value, type}, not ${json}`);
}

/** Where the build failed and why, in CodePipeline's wording. */
function failureMessage({ buildStatus, phases = [] }: Build): string {
  const failedPhase = phases.find(({ phaseStatus }) => phaseStatus && phaseStatus !== 'SUCCEEDED');
  const { statusCode, message } = failedPhase?.contexts?.[0] ?? {};
  const reason = failedPhase
    ? ` Phase: ${failedPhase.phaseType}, Code: ${statusCode || failedPhase.phaseStatus}, Message: ${message ?? ''}`
    : '';
  return `Build terminated with state: ${buildStatus}.${reason}`;
}

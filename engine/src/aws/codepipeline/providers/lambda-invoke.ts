// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
// The function says what came of it with PutJobSuccessResult or PutJobFailureResult. A function that fails fails the action
// at once, with its error; on AWS the action waits for its result in vain.
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { type ActionProvider, type ActionRun, failed, hourMs, type Progress } from '../action-provider.ts';
import { createJob, jobData, resultOf } from '../jobs/job.ts';
import { type JobRecord, jobs } from '../state.ts';

interface Memo {
  readonly jobId?: string;
  readonly invokedAt?: number;
  /** Of the outcome of the invocation, until it is known. */
  readonly token?: string;
  /** The continuation token that the function has been called with. */
  readonly continuedWith?: string;
}

const longestSilenceMs = 20 * 60_000;
/** https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html */
const continuesAfterMs = 30_000;

export const lambdaInvoke: ActionProvider = {
  category: 'Invoke',
  owner: 'AWS',
  provider: 'Lambda',
  version: '1',
  requiredKeys: ['FunctionName'],
  optionalKeys: ['UserParameters'],
  inputs: [0, 5],
  outputs: [0, 5],
  timeoutMs: 24 * hourMs,
  watches: ['codepipeline/jobs'],
  pollMs: 5000,

  advance(run, ctx) {
    const memo = run.action.memo as Memo;
    if (!memo.jobId) return invoke(run, createJob(run, 'InProgress', ctx), ctx);
    const job = ctx.get(jobs, memo.jobId)!;
    const ended = resultOf(job) ?? failureOf(memo, run, ctx);
    if (ended) return ended;
    const idleMs = ctx.now - memo.invokedAt!;
    if (job.continuationToken !== undefined && job.continuationToken !== memo.continuedWith) {
      return idleMs < continuesAfterMs
        ? {
            status: 'in-progress',
            summary: `The function asked to be invoked again: ${job.continuationToken}`,
          }
        : invoke(run, job, ctx);
    }
    const { token, ...rest } = memo;
    const outcome = token === undefined ? undefined : ctx.get(outcomes, token);
    if (outcome && outcome.status !== 'open') ctx.delete(outcomes, token!);
    if (outcome?.status === 'lost') return invoke(run, job, ctx);
    const summary = `Waiting for the result of job ${job.id}`;
    if (outcome?.status === 'succeeded') return { status: 'in-progress', summary, memo: rest };
    if (idleMs < longestSilenceMs) return { status: 'in-progress', summary };
    return failed(
      'JobFailed',
      `The AWS Lambda function ${run.action.configuration.FunctionName} failed to return a result. Check the function to verify that it has permission to call the PutJobSuccessResult action and that it made a call to PutJobSuccessResult.`,
    );
  },
};

function invoke({ action }: ActionRun, job: JobRecord, ctx: Context): Progress {
  const { actionConfiguration, inputArtifacts, outputArtifacts, artifactCredentials, ...data } = jobData(
    job,
    action,
    ctx,
  );
  const { continuationToken, encryptionKey } = data;
  const event = {
    'CodePipeline.job': {
      id: job.id,
      accountId: ctx.account,
      data: {
        actionConfiguration,
        inputArtifacts,
        outputArtifacts,
        artifactCredentials,
        ...(continuationToken === undefined ? {} : { continuationToken }),
        ...(encryptionKey ? { encryptionKey } : {}),
      },
    },
  };
  const token = ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: action.configuration.FunctionName, Payload: Buffer.from(JSON.stringify(event)) },
    { controller: 'codepipeline/action', key: action.id },
    ({ FunctionError, Payload }) =>
      FunctionError ? { error: Buffer.from((Payload ?? []) as Uint8Array).toString() } : {},
  );
  return {
    status: 'in-progress',
    summary: `Invoking ${action.configuration.FunctionName}`,
    externalExecutionId: job.id,
    memo: {
      jobId: job.id,
      token,
      invokedAt: ctx.now,
      ...(continuationToken === undefined ? {} : { continuedWith: continuationToken }),
    },
  };
}

/** Of an invocation that has failed. */
function failureOf({ token }: Memo, { action }: ActionRun, ctx: Context): Progress | undefined {
  const outcome = token === undefined ? undefined : ctx.get(outcomes, token);
  if (outcome?.status === 'failed') return failed('ConfigurationError', outcome.message);
  const { error } = (outcome?.status === 'succeeded' ? outcome.output : {}) as { readonly error?: string };
  if (error === undefined) return undefined;
  return failed('JobFailed', `The function ${action.configuration.FunctionName} failed: ${error}`);
}

// Custom resources, `Custom::<name>` and AWS::CloudFormation::CustomResource: each verb is a request to the provider, which
// is awaited until it is answered, or until ServiceTimeout is over.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
//
// Unlike AWS, which waits for the whole of ServiceTimeout, a request fails as soon as its function has failed for the
// last time: after that, no answer comes.
import { asynchronousInvocations } from '../../../contracts/asynchronous-invocations.ts';
import { presignedUploads } from '../../../contracts/presigned-files.ts';
import {
  CreateFailed,
  type Progress,
  type Properties,
  type ResourceRequest,
  type ResourceType,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { canonical } from '../template/json.ts';
import { checkAnswer } from './answer.ts';
import { type CustomRequest, failure, type Sent, sendRequest } from './send.ts';

const defaultTimeoutSeconds = 3600;
/** After this long without an answer, the resource's events say what it waits for. */
const patienceMs = 10_000;

export const isCustom = (type: string): boolean =>
  type === 'AWS::CloudFormation::CustomResource' || /^Custom::[A-Za-z0-9_@-]{1,60}$/.test(type);

export const customResource = (type: string): ResourceType => ({
  type,
  create: (request, ctx) => ask({ kind: 'Create', type }, request, ctx),
  update(physicalId, request, ctx) {
    const { previous } = request;
    if (request.properties.ServiceToken !== previous.ServiceToken)
      throw failure('Modifying service token is not allowed.');
    if (canonical(withoutTimeout(previous)) === canonical(withoutTimeout(request.properties)))
      return { status: 'success', physicalId };
    return ask({ kind: 'Update', type, physicalId, previous }, request, ctx);
  },
  delete: (physicalId, request, ctx) => ask({ kind: 'Delete', type, physicalId }, request, ctx),
  // What the provider has answered is kept with the resource.
  attributes: () => ({}),
});

function withoutTimeout({ ServiceTimeout: _, ...properties }: Properties): Properties {
  return properties;
}

function ask(custom: CustomRequest, request: ResourceRequest, ctx: Context): Progress {
  const memo = request.memo as unknown as Sent | undefined;
  if (!memo) return begin(custom, request, ctx);
  const fail = (reason: string, physicalId = custom.physicalId ?? request.generatedName()): never => {
    throw custom.kind === 'Create' ? new CreateFailed(reason, physicalId) : failure(reason);
  };
  const body = ctx.get(presignedUploads, memo.path)?.bodies?.at(-1);
  if (body !== undefined) {
    const { stackId: StackId, logicalId: LogicalResourceId } = request;
    const checked = checkAnswer(body, { StackId, LogicalResourceId, RequestId: memo.requestId });
    // The answer to a deletion says nothing else that counts.
    if (checked.status === 'failed') return fail(checked.reason, checked.physicalId);
    ctx.delete(presignedUploads, memo.path);
    return checked;
  }
  const { error, status } = invocationOf(memo, ctx) ?? {};
  if (status === 'failed')
    return fail(`${unanswered(memo)} The function has failed for the last time: ${error}`);
  const until = deadline(request);
  if (ctx.now >= until) return fail(unanswered(memo));
  return awaitAnswer(memo, until, request, ctx);
}

function begin(custom: CustomRequest, request: ResourceRequest, ctx: Context): Progress {
  try {
    const sent = ctx.attempt(() => sendRequest(custom, request, ctx));
    return awaitAnswer(sent, deadline(request), request, ctx);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    if (error.code !== 'InvalidRuntimeException') throw failure(error.message);
    // A provider that this machine cannot run is only recorded, and so is what it would provide.
    const physicalId = custom.physicalId ?? request.generatedName();
    return {
      status: 'success',
      physicalId,
      remark: `Recorded only: no provider was called. ${error.message}`,
    };
  }
}

const invocationOf = ({ invocationId }: Sent, ctx: Context) =>
  invocationId === undefined ? undefined : ctx.get(asynchronousInvocations, invocationId);

const deadline = ({ startedAt, properties: { ServiceTimeout } }: ResourceRequest) =>
  startedAt + Number(ServiceTimeout ?? defaultTimeoutSeconds) * 1000;

const unanswered = ({ requestId }: Sent) =>
  `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`;

function awaitAnswer(memo: Sent, until: number, request: ResourceRequest, ctx: Context): Progress {
  const speaksAt = request.startedAt + patienceMs;
  const message = waitingFor(memo, until, ctx.now >= speaksAt, String(request.properties.ServiceToken), ctx);
  return {
    status: 'in-progress',
    againInMs: (ctx.now < speaksAt ? Math.min(speaksAt, until) : until) - ctx.now,
    memo: { ...memo },
    reason: `${request.properties.ServiceToken} has not answered yet (request ${memo.requestId}).`,
    ...(message === undefined ? {} : { message }),
  };
}

/** The current reason of the resource, once there is something to say. */
function waitingFor(
  memo: Sent,
  until: number,
  isLong: boolean,
  provider: string,
  ctx: Context,
): string | undefined {
  const { status, error, nextAt = 0 } = invocationOf(memo, ctx) ?? {};
  const time = (at: number) => new Date(at).toISOString();
  if (status === 'waiting' && error !== undefined)
    return `${provider} has failed: ${error.slice(0, 1000)}. Lambda invokes it again at ${time(nextAt)}.`;
  if (!isLong) return undefined;
  const returned = status === 'succeeded' ? 'has returned without an answer' : 'has not answered yet';
  return `${provider} ${returned} (request ${memo.requestId}). CloudFormation waits until ${time(until)}.`;
}

/** The stack whose resource an event of Lambda's is for, if it is one of CloudFormation's. */
export function stackOfInvocation(invocationId: string, ctx: Pick<Context, 'get'>): string[] {
  const payload = ctx.get(asynchronousInvocations, invocationId)?.payload;
  if (!payload?.startsWith('{"RequestType":')) return [];
  const { StackId } = JSON.parse(payload) as { readonly StackId?: unknown };
  return typeof StackId === 'string' ? [StackId] : [];
}

/** `<bucket>/<stack id>|<logical id>|<request id>`. */
export function stackOfUpload(path: string): string[] {
  const stackId = /^cloudformation-custom-resource-response-[^/]+\/([^|]+)\|/.exec(path)?.[1];
  return stackId === undefined ? [] : [stackId];
}

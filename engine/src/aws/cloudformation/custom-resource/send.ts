// Sends a custom resource's request to its provider: a Lambda function or an SNS topic.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html
import { offerUpload } from '../../../contracts/presigned-files.ts';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { outcomes } from '../../../kernel/outcomes.ts';

const urlSeconds = 7200;

export interface CustomRequest {
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly type: string;
  readonly physicalId?: string;
  readonly previous?: Properties;
}

export interface Sent {
  readonly requestId: string;
  /** Where the answer will be, in `presignedUploads`. */
  readonly path: string;
  /** Of a function: the key of its row in `asynchronousInvocations`. */
  readonly invocationId?: string;
}

/** @throws ResourceFailure when there is no such provider */
export function sendRequest(
  { kind, type, physicalId, previous }: CustomRequest,
  request: ResourceRequest,
  ctx: Context,
): Sent {
  const { stackId, logicalId, properties } = request;
  const token = properties.ServiceToken;
  if (typeof token !== 'string' || token === '') {
    throw failure('Property validation failure: [The property {/ServiceToken} is required]');
  }
  const requestId = ctx.ids.uuid();
  const bucket = `cloudformation-custom-resource-response-${ctx.region.replaceAll('-', '')}`;
  const path = `${bucket}/${stackId}|${logicalId}|${requestId}`;
  const message = JSON.stringify({
    RequestType: kind,
    ServiceToken: token,
    ResponseURL: offerUpload(path, urlSeconds, ctx),
    StackId: stackId,
    RequestId: requestId,
    LogicalResourceId: logicalId,
    ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
    ResourceType: type,
    ResourceProperties: texts(properties),
    ...(previous ? { OldResourceProperties: texts(previous) } : {}),
  });
  const service = /^arn:aws[a-z-]*:(lambda|sns):/.exec(token)?.[1];
  if (service === 'sns') {
    ctx.call('sns', 'Publish', {
      TopicArn: token,
      Subject: 'AWS CloudFormation custom resource request',
      Message: message,
    });
    return { requestId, path };
  }
  if (service !== 'lambda') {
    throw failure(`Invalid service token: '${token}' is not the ARN of a Lambda function or an SNS topic.`);
  }
  const invocationId = ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: token, InvocationType: 'Event', Payload: Buffer.from(message) },
    request.waker,
    () => ({}),
  );
  const outcome = ctx.get(outcomes, invocationId);
  ctx.delete(outcomes, invocationId);
  if (outcome?.status === 'failed') throw new AwsFault({ code: outcome.code, message: outcome.message });
  return { requestId, path, invocationId };
}

export const failure = (message: string) => new AwsFault({ code: 'ResourceFailure', message });

/** A provider gets every scalar as a text. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)]));
}

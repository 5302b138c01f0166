// What a script returns for a custom resource's request, as the answer that CloudFormation waits for.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html

export interface CustomRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
}

/** The CDK's provider framework answers so, too: nothing was made that would have to be deleted. */
const madeNothing = 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED';

export const isCustomRequest = (event: unknown): event is CustomRequest =>
  isObject(event) && typeof event.ResponseURL === 'string' && /^https?:/.test(event.ResponseURL);

/** The deletion of what was never made: nobody is asked. */
export const isNothingToDelete = ({ RequestType, PhysicalResourceId }: CustomRequest): boolean =>
  RequestType === 'Delete' && PhysicalResourceId === madeNothing;

/** @param returned `{ PhysicalResourceId?, Data?, NoEcho? }`, `{ Status: 'FAILED', Reason? }`, or nothing */
export function answerTo(request: CustomRequest, returned: unknown): string {
  const { PhysicalResourceId, Data, NoEcho, Status, Reason } = isObject(returned) ? returned : {};
  if (Status === 'FAILED') return failureOf(request, String(Reason ?? ''), PhysicalResourceId);
  const id = PhysicalResourceId ?? request.PhysicalResourceId ?? `simulated-${request.LogicalResourceId}`;
  return answer(request, { Status: 'SUCCESS', PhysicalResourceId: id, Data, NoEcho });
}

export const failureOf = (request: CustomRequest, Reason: string, physicalId?: unknown): string =>
  answer(request, {
    Status: 'FAILED',
    Reason,
    PhysicalResourceId:
      physicalId ??
      request.PhysicalResourceId ??
      (request.RequestType === 'Create' ? madeNothing : undefined),
  });

const answer = ({ StackId, RequestId, LogicalResourceId }: CustomRequest, members: object): string =>
  JSON.stringify({ StackId, RequestId, LogicalResourceId, ...members });

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// What a custom resource's provider uploads to the ResponseURL, checked with CloudFormation's messages.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html
import type { Properties, ProviderAnswer } from '../../../contracts/resource-type.ts';
import { parseJson } from '../../../kernel/json.ts';
import { isObject } from '../template/json.ts';

const maxAnswerBytes = 4096;
const maxIdBytes = 1024;

export interface Expected {
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export type Checked =
  | { readonly status: 'success'; readonly physicalId: string; readonly answer: ProviderAnswer }
  | { readonly status: 'failed'; readonly reason: string; readonly physicalId?: string };

export function checkAnswer(body: string, expected: Expected): Checked {
  const failed = (reason: string, physicalId?: unknown): Checked => ({
    status: 'failed',
    reason,
    ...(typeof physicalId === 'string' && physicalId !== '' ? { physicalId } : {}),
  });
  if (Buffer.byteLength(body) > maxAnswerBytes) return failed('Response object is too long.');
  const given = parsed(body);
  if (!isObject(given)) return failed('Invalid Response object: it is not a JSON object');
  const { Status, PhysicalResourceId, Reason, Data, NoEcho } = given;
  for (const name of ['StackId', 'RequestId', 'LogicalResourceId'] as const) {
    if (given[name] !== expected[name])
      return failed(
        `Invalid Response object: ${name} is ${JSON.stringify(given[name])}, and not the request's '${expected[name]}'`,
        PhysicalResourceId,
      );
  }
  if (Status !== 'SUCCESS' && Status !== 'FAILED')
    return failed(`Invalid Response object: '${String(Status)}' is not a valid ResponseStatus`);
  if (Status === 'FAILED')
    return failed(
      `Received response status [FAILED] from custom resource. Message returned: ${String(Reason ?? '')} (RequestId: ${expected.RequestId})`,
      PhysicalResourceId,
    );
  if (
    typeof PhysicalResourceId !== 'string' ||
    PhysicalResourceId === '' ||
    Buffer.byteLength(PhysicalResourceId) > maxIdBytes
  )
    return failed('Invalid PhysicalResourceId');
  const data: Properties = isObject(Data) ? Data : {};
  return {
    status: 'success',
    physicalId: PhysicalResourceId,
    answer: { requestId: expected.RequestId, data, noEcho: NoEcho === true || NoEcho === 'true' },
  };
}

function parsed(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

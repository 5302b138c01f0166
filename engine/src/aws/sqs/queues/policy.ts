// A queue's policy, as AddPermission and RemovePermission edit it.
import { parseJson } from '../../../kernel/json.ts';
import type { QueueRecord } from '../state.ts';

interface Policy {
  readonly Version: string;
  readonly Id: string;
  readonly Statement: readonly { readonly Sid?: string | undefined }[];
}

export function policyOf({ arn, attributes }: QueueRecord): Policy {
  const none = { Version: '2012-10-17', Id: `${arn}/SQSDefaultPolicy`, Statement: [] };
  return attributes.Policy ? { ...none, ...(parseJson(attributes.Policy) as Policy) } : none;
}

// Whether a resource's policy lets a service of AWS do something with the resource, as S3 asks a queue's policy before it
// takes the queue for notifications. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { evaluate } from '../authorization/evaluate.ts';

export interface ServiceRequest {
  /** `s3.amazonaws.com`. */
  readonly service: string;
  /** `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of the resource that has the policy. */
  readonly resource: string;
  /** The ARN of what the service acts for. */
  readonly sourceArn: string;
  readonly sourceAccount: string;
}

/** @param policy JSON; without one, nobody is let in */
export function letsIn(policy: string | undefined, request: ServiceRequest): boolean {
  if (policy === undefined) return false;
  const { service, action, resource, sourceArn, sourceAccount } = request;
  const values = {
    'aws:sourcearn': [sourceArn],
    'aws:sourceaccount': [sourceAccount],
    'aws:securetransport': ['true'],
  };
  const decision = evaluate(
    { principal: { kind: 'service', service }, action, resource, context: { values } },
    { identity: [], resource: { name: resource, document: policy, isRequired: true } },
  );
  return decision.outcome === 'allowed';
}

// Whether a resource's policy lets a service of AWS do something with the resource, as S3 asks a queue's policy before it
// takes the queue for notifications. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { parseJson } from '../kernel/json.ts';
import { compileWildcards } from '../kernel/wildcards.ts';
import { type PolicyStatement, statementsOf } from './resource-policy.ts';

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
  const applying = statementsOf(policy === undefined ? undefined : parsed(policy)).filter((statement) =>
    applies(statement, request),
  );
  return (
    applying.some(({ Effect }) => Effect === 'Allow') && applying.every(({ Effect }) => Effect !== 'Deny')
  );
}

function parsed(policy: string): unknown {
  try {
    return parseJson(policy);
  } catch {
    return undefined;
  }
}

function applies({ Principal, Action, Resource, Condition }: PolicyStatement, request: ServiceRequest) {
  const isNamed =
    Principal === '*' || principalsOf(Principal).some((one) => ['*', request.service].includes(one));
  return (
    isNamed &&
    listOf(Action).some((one) => matches(one.toLowerCase(), request.action.toLowerCase())) &&
    (Resource === undefined || listOf(Resource).some((one) => matches(one, request.resource))) &&
    Object.entries((Condition ?? {}) as Record<string, object>).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, key, listOf(values), request)),
    )
  );
}

const principalsOf = (principal: unknown): string[] =>
  typeof principal === 'object' && principal !== null ? Object.values(principal).flatMap(listOf) : [];
const listOf = (value: unknown): string[] => [value ?? []].flat().map(String);

/** A condition on what is not known of a service's request holds only if it is one of absence. */
function holds(
  operator: string,
  key: string,
  values: readonly string[],
  { sourceArn, sourceAccount }: ServiceRequest,
): boolean {
  const known: Readonly<Record<string, string>> = {
    'aws:sourcearn': sourceArn,
    'aws:sourceaccount': sourceAccount,
    'aws:securetransport': 'true',
  };
  const value = known[key.toLowerCase()];
  const kind = operator.replace(/^For(Any|All)Values?:/, '').replace(/IfExists$/, '');
  const isNegated = /Not(Equals|Like)/.test(kind);
  if (kind === 'Null') return values.includes(String(value === undefined));
  if (value === undefined) return isNegated || operator.endsWith('IfExists');
  const isPattern = /Like$|^Arn/.test(kind);
  const same = (one: string) =>
    isPattern
      ? matches(one, value)
      : /IgnoreCase$|^Bool$/.test(kind)
        ? one.toLowerCase() === value.toLowerCase()
        : one === value;
  return values.some(same) !== isNegated;
}

const matches = (pattern: string, text: string): boolean => compileWildcards(pattern)(text);

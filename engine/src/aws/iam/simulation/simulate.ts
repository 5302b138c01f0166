// What policies decide about actions on resources, in the form of the policy simulator.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
import type { EvaluationResult, SimulateCustomPolicyRequest } from '@aws-sdk/client-iam';
import { type Decision, evaluate, type Policies } from '../../../authorization/evaluate.ts';
import type { AccessRequest, Principal } from '../../../authorization/request.ts';
import { documentUnknown, invalidInput } from '../faults.ts';
import { pageByMarker } from '../paging.ts';
import { checkIdentityPolicy } from '../policies/document.ts';

type Simulated = Pick<
  SimulateCustomPolicyRequest,
  | 'ActionNames'
  | 'ResourceArns'
  | 'ContextEntries'
  | 'ResourcePolicy'
  | 'PermissionsBoundaryPolicyInputList'
  | 'MaxItems'
  | 'Marker'
>;

/** @throws MalformedPolicyDocument, InvalidInput; NotImplemented where a policy's document is not known */
export function simulate(
  input: Simulated,
  principal: Principal,
  given: Pick<Policies, 'identity' | 'boundary'>,
) {
  const boundaries = input.PermissionsBoundaryPolicyInputList ?? [];
  if (boundaries.length > 1) throw invalidInput('Only one permissions boundary policy is supported.');
  for (const document of boundaries) checkIdentityPolicy(document);
  const boundary =
    boundaries[0] === undefined
      ? given.boundary
      : { name: 'PermissionsBoundaryPolicyInputList.1', document: boundaries[0] };
  const unknown = [...given.identity, boundary].find((policy) => policy && policy.document === undefined);
  if (unknown) throw documentUnknown(unknown.name);
  const policies: Policies = {
    identity: given.identity,
    boundary,
    ...(input.ResourcePolicy !== undefined && {
      resource: { name: 'ResourcePolicy', document: input.ResourcePolicy },
    }),
  };
  const context = { values: contextValues(input) };
  const results = (input.ActionNames ?? [])
    .flatMap((action) =>
      (input.ResourceArns?.length ? input.ResourceArns : ['*']).map((resource) =>
        resultOf({ principal, action, resource, context }, policies),
      ),
    )
    .map((result, index) => ({ result, key: String(index).padStart(6, '0') }));
  const { items, marker } = pageByMarker(results, ({ key }) => key, input);
  return { EvaluationResults: items.map(({ result }) => result), ...marker };
}

const contextValues = ({ ContextEntries = [] }: Simulated) =>
  Object.fromEntries(
    ContextEntries.map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
      ContextKeyName.toLowerCase(),
      ContextKeyValues,
    ]),
  );

function resultOf(request: AccessRequest, policies: Policies): EvaluationResult {
  const decision = evaluate(request, policies);
  const by = 'by' in decision ? decision.by : undefined;
  return {
    EvalActionName: request.action,
    EvalResourceName: request.resource,
    EvalDecision: decisions[decision.outcome],
    MatchedStatements: by ? [{ SourcePolicyId: by.policy }] : [],
    MissingContextValues: [],
    ...(policies.boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: !isKeptOut(decision) },
    }),
  };
}

const decisions = {
  allowed: 'allowed',
  'explicitly denied': 'explicitDeny',
  'implicitly denied': 'implicitDeny',
} as const;

const isKeptOut = (decision: Decision): boolean =>
  decision.outcome === 'implicitly denied'
    ? decision.missing === 'permissions boundary'
    : decision.outcome === 'explicitly denied' && decision.by.kind === 'permissions boundary';

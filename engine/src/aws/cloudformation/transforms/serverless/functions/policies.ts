// What a function's property Policies stands for: names of managed policies, policy documents, and SAM's policy templates.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
import { readFileSync } from 'node:fs';
import { managedPolicyPaths } from '../../../../../authorization/managed-policies.ts';
import { lazily } from '../../../../../kernel/lazily.ts';
import { own } from '../../../../../kernel/own.ts';
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { invalidDocument, invalidResource } from '../translator.ts';

interface Template {
  readonly parameters: readonly string[];
  readonly document: JsonObject;
}

const templates = lazily(
  () =>
    JSON.parse(
      readFileSync(new URL('../../../generated/sam-policy-templates.json', import.meta.url), 'utf8'),
    ) as Readonly<Record<string, Template>>,
);

export interface RolePolicies {
  /** ARNs, or functions that give some. */
  readonly managed: readonly Json[];
  /** With their names, as AWS::IAM::Role has them. */
  readonly inline: readonly Json[];
}

/** @throws ValidationError */
export function policiesOf(logicalId: string, given: Json | undefined): RolePolicies {
  const managed: Json[] = [];
  const inline: Json[] = [];
  [given ?? []].flat().forEach((each, at) => {
    const policy = each as Json;
    const named = (PolicyDocument: Json): Json => ({
      PolicyName: `${logicalId}RolePolicy${at}`,
      PolicyDocument,
    });
    const kind = kindOf(policy);
    if (kind === 'managed') managed.push(inBranches(policy, managedPolicy));
    else if (kind === 'document') inline.push(inBranches(policy, named));
    else if (kind === 'template')
      inline.push(inBranches(policy, (template) => named(documentOf(logicalId, template as JsonObject))));
    else throw invalidResource(logicalId, `Policy at index ${at} in the 'Policies' property is not valid`);
  });
  return { managed, inline };
}

type Kind = 'managed' | 'document' | 'template' | 'unknown';

function kindOf(policy: Json): Kind {
  if (typeof policy === 'string') return 'managed';
  if (!isObject(policy)) return 'unknown';
  const branches = branchesOf(policy);
  if (branches) {
    const kinds = new Set(branches.filter((each) => !isNoValue(each)).map(kindOf));
    if (kinds.size > 1)
      throw invalidDocument(
        'Structure of the SAM template is invalid. Different policy types within the same Fn::If statement is unsupported. Separate different policy types into different Fn::If statements',
      );
    return [...kinds][0] ?? 'managed';
  }
  const [name = '', ...others] = Object.keys(policy);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return 'managed';
  if (policy.Statement !== undefined) return 'document';
  return others.length === 0 && own(templates(), name) ? 'template' : 'unknown';
}

const isNoValue = (value: Json) => isObject(value) && value.Ref === 'AWS::NoValue';

function branchesOf(policy: JsonObject): readonly Json[] | undefined {
  const given = policy['Fn::If'];
  return Array.isArray(given) && given.length === 3 ? (given.slice(1) as Json[]) : undefined;
}

/** The policy, or both branches of its Fn::If, but for AWS::NoValue. */
function inBranches(policy: Json, convert: (policy: Json) => Json): Json {
  const branches = isObject(policy) ? branchesOf(policy) : undefined;
  if (!branches) return convert(policy);
  const [condition] = (policy as JsonObject)['Fn::If'] as readonly Json[];
  return {
    'Fn::If': [condition!, ...branches.map((each) => (isNoValue(each) ? each : convert(each)))],
  };
}

/** The ARN of an AWS managed policy; what is no name of one stays as it is. */
function managedPolicy(policy: Json): Json {
  if (typeof policy !== 'string') return policy;
  const path = managedPolicyPaths().get(policy);
  return path === undefined ? policy : `arn:aws:iam::aws:policy${path}${policy}`;
}

function documentOf(logicalId: string, policy: JsonObject): JsonObject {
  const [[name, values] = ['', undefined]] = Object.entries(policy);
  const { parameters, document } = own(templates(), name)!;
  if (!isObject(values))
    throw invalidResource(logicalId, `Must specify valid parameter values for policy template '${name}'`);
  const missing = parameters.filter((each) => values[each] === undefined);
  if (missing.length > 0)
    throw invalidResource(
      logicalId,
      `Following required parameters of template '${name}' don't have values: [${missing.map((each) => `'${each}'`).join(', ')}]`,
    );
  return withValues(document, parameters, values) as JsonObject;
}

function withValues(template: Json, parameters: readonly string[], values: JsonObject): Json {
  if (Array.isArray(template)) return template.map((each) => withValues(each as Json, parameters, values));
  if (!isObject(template)) return template;
  const { Ref } = template;
  if (typeof Ref === 'string' && parameters.includes(Ref)) return values[Ref]!;
  return Object.fromEntries(
    Object.entries(template).map(([name, each]) => [name, withValues(each, parameters, values)]),
  );
}

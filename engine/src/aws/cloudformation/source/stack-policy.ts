// Stack policies: which updates of a stack's resources are allowed.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { validationError } from '../faults.ts';
import { isObject, type JsonObject } from '../template/json.ts';
import { textAt } from './template-location.ts';

export type PolicyAction = 'Update:Modify' | 'Update:Replace' | 'Update:Delete';

interface PolicyInput {
  readonly StackPolicyBody?: string | undefined;
  readonly StackPolicyURL?: string | undefined;
}

/** The policy's text, given as such or by the address of an object. @throws ValidationError */
export function stackPolicyText(
  { StackPolicyBody: body, StackPolicyURL: url }: PolicyInput,
  ctx: Context,
): string | undefined {
  if (body !== undefined && url !== undefined)
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
  const text = url === undefined ? body : textAt(url, ctx);
  if (text !== undefined && !isStackPolicy(text))
    throw validationError('Error validating stack policy: Invalid stack policy');
  return text;
}

/** `{}` is one, too: it is how a policy is taken back. */
function isStackPolicy(text: string): boolean {
  try {
    const policy = parseJson(text);
    if (!isObject(policy)) return false;
    const { Statement: statements, ...rest } = policy as JsonObject;
    if (Object.keys(rest).some((key) => key !== 'Version' && key !== 'Id')) return false;
    return statements === undefined || (Array.isArray(statements) && statements.every(isStatement));
  } catch {
    return false;
  }
}

const actions = /^Update:(?:Modify|Replace|Delete|\*)$/;

function isStatement(statement: unknown): boolean {
  if (!isObject(statement)) return false;
  const { Effect, Principal, Action, NotAction, Resource, NotResource, Condition } = statement as JsonObject;
  const acts = Action ?? NotAction;
  return (
    (Effect === 'Allow' || Effect === 'Deny') &&
    Principal === '*' &&
    acts !== undefined &&
    isTexts(acts) &&
    textsOf(acts).every((action) => actions.test(action)) &&
    isTexts(Resource ?? NotResource ?? []) &&
    (Condition === undefined || isCondition(Condition))
  );
}

function isCondition(condition: unknown): boolean {
  return (
    isObject(condition) &&
    Object.entries(condition).every(
      ([operator, operands]) =>
        (operator === 'StringEquals' || operator === 'StringLike') &&
        isObject(operands) &&
        Object.entries(operands).every(([key, values]) => key === 'ResourceType' && isTexts(values)),
    )
  );
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
const textsOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as string];

export interface ProtectedResource {
  readonly logicalId: string;
  readonly type: string;
}

/** Why the policy does not allow it; undefined where it does. A Deny outweighs every Allow. */
export function denialOf(
  policy: string | undefined,
  action: PolicyAction,
  resource: ProtectedResource,
): string | undefined {
  if (policy === undefined) return undefined;
  const { Statement: statements } = parseJson(policy) as { readonly Statement?: readonly JsonObject[] };
  if (statements === undefined) return undefined;
  const matching = statements
    .map((statement, index) => ({ statement, number: index + 1 }))
    .filter(({ statement }) => matches(statement, action, resource));
  const denying = matching.filter(({ statement }) => statement.Effect === 'Deny');
  if (denying.length > 0) {
    // Recorded: the statement's own words, and a semicolon after each.
    const why = denying.map(({ statement, number }) => {
      const acts = textsOf(statement.Action ?? statement.NotAction).join(', ');
      const resources = textsOf(statement.Resource ?? statement.NotResource).join(', ');
      return `Statement [#${number}] does not allow [${acts}] for resource [${resources}];`;
    });
    return `Action denied by stack policy: ${why.join(' ')}`;
  }
  return matching.length > 0 ? undefined : 'Action not allowed by stack policy';
}

function matches(
  { Action, NotAction, Resource, NotResource, Condition }: JsonObject,
  action: PolicyAction,
  { logicalId, type }: ProtectedResource,
): boolean {
  const names = (value: unknown) => textsOf(value).some((each) => each === 'Update:*' || each === action);
  const isNamed = (value: unknown) =>
    textsOf(value).some((pattern) => like(pattern, `LogicalResourceId/${logicalId}`));
  return (
    (NotAction === undefined ? names(Action) : !names(NotAction)) &&
    (NotResource === undefined ? isNamed(Resource) : !isNamed(NotResource)) &&
    Object.entries((Condition ?? {}) as JsonObject).every(([operator, operands]) =>
      Object.values(operands as JsonObject).every((values) =>
        textsOf(values).some((value) => (operator === 'StringLike' ? like(value, type) : value === type)),
      ),
    )
  );
}

const like = (pattern: string, text: string) => compileWildcards(pattern)(text);

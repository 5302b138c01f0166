// The part of the policy grammar that IAM checks when a policy is stored.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { invalidPrincipal } from '../../../contracts/resource-policy.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { malformedPolicy } from '../faults.ts';

type Statement = Readonly<Record<string, unknown>>;

/** @throws MalformedPolicyDocument */
export function checkIdentityPolicy(text: string): void {
  for (const statement of statements(text)) {
    if ('Principal' in statement || 'NotPrincipal' in statement) {
      throw malformedPolicy('Policy document should not specify a principal.');
    }
    checkActions(statement);
    if ('Resource' in statement && 'NotResource' in statement) throw malformedPolicy(syntax);
    const resources = list(statement.Resource ?? statement.NotResource);
    if (resources.length === 0) throw malformedPolicy('Policy statement must contain resources.');
    for (const resource of resources) {
      if (typeof resource !== 'string' || !(resource === '*' || /^arn:|^\$\{/.test(resource))) {
        throw malformedPolicy(`Resource ${String(resource)} must be in ARN format or "*".`);
      }
    }
  }
}

const syntax = 'Syntax errors in policy.';

const members = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operator =
  /^(String(Equals|NotEquals)(IgnoreCase)?|String(Not)?Like|Numeric(Not)?Equals|Date(Not)?Equals|(Numeric|Date)(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?$|^Null$/i;
const setOperator = /^(ForAllValues|ForAnyValue):/i;

/** What every statement must satisfy, whatever kind of policy it is in. */
function checkMembers(found: readonly Statement[]): void {
  const ids = new Set<unknown>();
  for (const statement of found) {
    if (Object.keys(statement).some((name) => !members.includes(name))) throw malformedPolicy(syntax);
    if ('Action' in statement && 'NotAction' in statement) throw malformedPolicy(syntax);
    const { Sid, Condition } = statement;
    if (Sid !== undefined) {
      if (typeof Sid !== 'string') throw malformedPolicy(syntax);
      if (!/^[0-9A-Za-z]*$/.test(Sid)) {
        throw malformedPolicy(
          'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
        );
      }
      if (Sid !== '' && ids.has(Sid)) {
        throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
      }
      ids.add(Sid);
    }
    if (Condition === undefined) continue;
    if (!isRecord(Condition)) throw malformedPolicy(syntax);
    for (const [name, tested] of Object.entries(Condition)) {
      if (!operator.test(name.replace(setOperator, '')))
        throw malformedPolicy(`Invalid Condition type : ${name}.`);
      if (!isRecord(tested)) throw malformedPolicy(syntax);
    }
  }
}

/** @throws MalformedPolicyDocument */
export function checkTrustPolicy(text: string, ctx: Context): void {
  for (const statement of statements(text)) {
    if ('Resource' in statement || 'NotResource' in statement) {
      throw malformedPolicy('Has prohibited field Resource');
    }
    if (!('Principal' in statement || 'NotPrincipal' in statement)) {
      throw malformedPolicy('Missing required field Principal cannot be empty!');
    }
    const { Principal, NotPrincipal = Principal } = statement;
    if (isRecord(NotPrincipal) && Object.keys(NotPrincipal).length === 0) {
      throw malformedPolicy('Missing required field Principal cannot be empty!');
    }
    const invalid = invalidPrincipal(NotPrincipal, ctx);
    if (invalid) {
      const [kind, value] = invalid;
      const shown = kind === 'Service' ? 'SERVICE' : kind;
      throw malformedPolicy(`Invalid principal in policy: "${shown}":"${value}"`);
    }
    checkActions(statement);
    for (const action of list(statement.Action)) {
      if (!/^(sts:|\*$)/i.test(String(action))) {
        throw malformedPolicy('AssumeRole policy may only specify STS AssumeRole actions.');
      }
    }
  }
}

function statements(text: string): readonly Statement[] {
  let document: unknown;
  try {
    document = parseJson(text);
  } catch {
    throw malformedPolicy('This policy contains invalid Json');
  }
  if (!isRecord(document)) throw malformedPolicy('Syntax errors in policy.');
  if (Object.keys(document).some((name) => !['Version', 'Id', 'Statement'].includes(name))) {
    throw malformedPolicy(syntax);
  }
  const version = document.Version;
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw malformedPolicy('The policy must contain a valid version string.');
  }
  const found = list(document.Statement);
  if (found.length === 0) throw malformedPolicy('Missing required field Statement');
  for (const statement of found) {
    if (!isRecord(statement)) throw malformedPolicy('Syntax errors in policy.');
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
      throw malformedPolicy(
        statement.Effect === undefined
          ? 'Missing required field Effect'
          : `Invalid effect: ${String(statement.Effect)}`,
      );
    }
  }
  checkMembers(found as readonly Statement[]);
  return found as readonly Statement[];
}

function checkActions(statement: Statement): void {
  const actions = list(statement.Action ?? statement.NotAction);
  if (actions.length === 0) throw malformedPolicy('Policy statement must contain actions.');
  for (const action of actions) {
    if (typeof action !== 'string' || !(action === '*' || /^[\w*-]+:[\w*?-]+$/.test(action))) {
      throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    }
  }
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

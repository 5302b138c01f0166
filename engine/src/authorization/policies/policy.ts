// A policy document as the evaluator reads it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { parseJson } from '../../kernel/json.ts';

export interface Policy {
  /** Whether `${…}` are variables: since the version 2012-10-17. */
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly principal: PrincipalElement | undefined;
  readonly notPrincipal: PrincipalElement | undefined;
  readonly actions: readonly string[] | undefined;
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
}

/** Principals by kind: `AWS`, `Service`, `Federated`, `CanonicalUser`. `'*'` is everyone. */
export type PrincipalElement = '*' | Readonly<Record<string, readonly string[]>>;

export interface Condition {
  /** `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists`, … */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

const none: Policy = { hasVariables: false, statements: [] };
const parsed = new Map<string, Policy>();
/** Policies are short and few; texts that are sent with calls could be many. */
const maxParsed = 500;

/** The same text is parsed once. One that is no JSON has no statement: what stores policies has refused it. */
export function parsePolicy(text: string): Policy {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= maxParsed) parsed.clear();
  const policy = read(text);
  parsed.set(text, policy);
  return policy;
}

function read(text: string): Policy {
  let document: unknown;
  try {
    document = parseJson(text);
  } catch {
    return none;
  }
  if (!isRecord(document)) return none;
  return {
    hasVariables: document.Version === '2012-10-17',
    statements: [document.Statement ?? []].flat().filter(isRecord).map(statementOf),
  };
}

function statementOf(statement: Readonly<Record<string, unknown>>): Statement {
  return {
    sid: typeof statement.Sid === 'string' && statement.Sid !== '' ? statement.Sid : undefined,
    effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
    principal: principalElement(statement.Principal),
    notPrincipal: principalElement(statement.NotPrincipal),
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    resources: texts(statement.Resource),
    notResources: texts(statement.NotResource),
    conditions: isRecord(statement.Condition) ? conditionsOf(statement.Condition) : [],
  };
}

function conditionsOf(block: Readonly<Record<string, unknown>>): Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) ?? [] }))
      : [],
  );
}

function principalElement(element: unknown): PrincipalElement | undefined {
  if (element === undefined) return undefined;
  if (!isRecord(element)) return element === '*' ? '*' : { AWS: texts(element) ?? [] };
  return Object.fromEntries(Object.entries(element).map(([kind, values]) => [kind, texts(values) ?? []]));
}

const texts = (value: unknown): readonly string[] | undefined =>
  value === undefined ? undefined : [value].flat().map(String);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

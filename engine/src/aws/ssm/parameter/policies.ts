// The policies of an advanced parameter: checked and recorded, not carried out.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html
import { parseJson } from '../../../kernel/json.ts';
import { invalid, invalidPolicyAttribute, invalidPolicyType } from '../faults.ts';

/** The attributes that each type must have. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  Expiration: ['Timestamp'],
  ExpirationNotification: ['Before', 'Unit'],
  NoChangeNotification: ['After', 'Unit'],
};

/** @throws ValidationException, InvalidPolicyTypeException, InvalidPolicyAttributeException */
export function checkPolicies(text: string | undefined, tier: string): readonly string[] | undefined {
  if (!text) return undefined;
  const policies = listOf(text);
  if (policies.length === 0) return undefined;
  if (tier !== 'Advanced') {
    throw invalid(
      'Parameter policies are only supported for advanced parameters. Choose the advanced-parameter tier.',
    );
  }
  return policies.map(checked);
}

function listOf(text: string): readonly unknown[] {
  try {
    const parsed = parseJson(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Said below.
  }
  throw invalid('Parameter policies must be a JSON array of policies.');
}

function checked(policy: unknown): string {
  const { Type, Attributes } = (policy ?? {}) as { Type?: unknown; Attributes?: Record<string, unknown> };
  const needed = typeof Type === 'string' && Object.hasOwn(attributes, Type) ? attributes[Type] : undefined;
  if (!needed) throw invalidPolicyType(String(Type));
  for (const name of needed) {
    if (typeof Attributes?.[name] !== 'string') {
      throw invalidPolicyAttribute(`The policy ${String(Type)} needs the attribute ${name}.`);
    }
  }
  if (Type === 'Expiration' && Number.isNaN(Date.parse(String(Attributes?.Timestamp)))) {
    throw invalidPolicyAttribute(
      `The attribute Timestamp is not a time in ISO 8601: ${Attributes?.Timestamp}`,
    );
  }
  return JSON.stringify(policy);
}

// What Logs checks in a resource policy's document: that it is a policy, with statements that name principals and actions.
import { parseJson } from '../../../kernel/json.ts';
import { invalidParameter } from '../faults.ts';

/** @throws InvalidParameterException */
export function checkPolicy(text: string): void {
  const { Statement } = documentOf(text);
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  for (const statement of statements) {
    const { Effect, Principal, Action } = Object(statement) as Record<string, unknown>;
    if ((Effect !== 'Allow' && Effect !== 'Deny') || !Principal || !Action)
      throw invalidParameter('Unsupported policy document');
  }
}

function documentOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(parseJson(text));
  } catch {
    throw invalidParameter('Policy document is not valid JSON.');
  }
}

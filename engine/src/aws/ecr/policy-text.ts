// Policies are recorded as the JSON text that they came in.
import { parseJson } from '../../kernel/json.ts';
import { invalidParameter } from './faults.ts';

/** @throws InvalidParameterException */
export function checkPolicyText(text: string): void {
  try {
    parseJson(text);
  } catch {
    throw invalidParameter('PolicyText', 'Invalid JSON syntax');
  }
}

// Policies are recorded as the JSON text that they came in.
import { invalidParameter } from './faults.ts';

/** @throws InvalidParameterException */
export function checkPolicyText(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw invalidParameter('PolicyText', 'Invalid JSON syntax');
  }
}

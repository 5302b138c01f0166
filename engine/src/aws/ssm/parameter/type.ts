// The types of a parameter: which there are, and what a caller sees of each one's value. Over HTTP, the model's list
// (generated/constraints.json) is checked first.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/what-is-a-parameter.html
import type { ParameterType } from '@aws-sdk/client-ssm';
import { invalid } from '../faults.ts';
import type { ParameterVersion } from '../state.ts';

const types: readonly string[] = ['String', 'StringList', 'SecureString'];

export function checkType(type: string | undefined): ParameterType {
  if (!type) throw invalid('A parameter type is required when you create a parameter.');
  if (!types.includes(type)) {
    throw invalid(
      `1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy ` +
        'enum value set: [String, StringList, SecureString]',
    );
  }
  return type as ParameterType;
}

/** Without decryption, a SecureString's value is an opaque text in place of its ciphertext. */
export function valueView(version: ParameterVersion, decrypt: boolean | undefined): string {
  if (version.type !== 'SecureString' || decrypt) return version.value;
  return Buffer.from(`not decrypted: version ${version.version}`).toString('base64');
}

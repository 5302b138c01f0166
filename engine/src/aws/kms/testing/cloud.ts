// What the tests of KMS are made with.
import type { CreateKeyRequest, KeyMetadata } from '@aws-sdk/client-kms';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { kms } from '../index.ts';

export const fresh = (): Rehearsal => rehearse({ services: [kms] });

export const newKey = (cloud: Rehearsal, input: CreateKeyRequest = {}): KeyMetadata & { Arn: string } => {
  const { KeyMetadata } = cloud.call('kms', 'CreateKey', input);
  return { ...KeyMetadata!, Arn: KeyMetadata!.Arn! };
};

/** `code: message` of the fault that it throws; empty when it throws none. */
export function faultOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AwsFault) return `${error.code}: ${error.message}`;
    throw error;
  }
  return '';
}

export const dayMs = 86_400_000;
export const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

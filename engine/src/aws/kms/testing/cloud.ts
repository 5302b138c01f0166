// What the tests of KMS are made with.
import type { CreateKeyRequest, KeyMetadata } from '@aws-sdk/client-kms';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { kms } from '../index.ts';

export const fresh = (): Rehearsal => rehearse({ services: [kms] });

export const newKey = (cloud: Rehearsal, input: CreateKeyRequest = {}): KeyMetadata & { Arn: string } => {
  const { KeyMetadata } = cloud.call('kms', 'CreateKey', input);
  return { ...KeyMetadata!, Arn: KeyMetadata!.Arn! };
};

export const dayMs = 86_400_000;
export const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

// What Sign and Verify have in common: the key, the algorithm, and the message or its digest.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
import type { SignRequest } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import { incompatible, invalid } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { signingAlgorithms } from '../keys/specs.ts';
import { checkOptions } from '../options.ts';
import type { KeyRecord } from '../state.ts';
import { type SigningAlgorithm, signingAlgorithm } from './algorithms.ts';

export interface Signing {
  readonly key: KeyRecord;
  readonly algorithm: SigningAlgorithm;
  readonly message: Buffer;
  readonly isDigest: boolean;
}

export function signingOf(input: Omit<SignRequest, 'Signature'>, operation: string, ctx: Context): Signing {
  const { SigningAlgorithm: name, MessageType = 'RAW', Message, KeyId } = input;
  const key = requireUsable(KeyId, 'SIGN_VERIFY', operation, ctx);
  if (!signingAlgorithms(key.spec).includes(name!)) throw incompatible(name!, key.spec);
  if (MessageType === 'EXTERNAL_MU') throw invalid('MessageType EXTERNAL_MU is only valid for ML-DSA keys.');
  const algorithm = signingAlgorithm(name!);
  const message = Buffer.from(Message!);
  const isDigest = MessageType === 'DIGEST';
  if (isDigest && algorithm.padding === 'ed25519')
    throw invalid(`Signing algorithm ${name} requires the message type RAW.`);
  if (isDigest && message.length !== algorithm.bytes)
    throw invalid(`Digest is invalid length for algorithm ${name}.`);
  checkOptions(input);
  return { key, algorithm, message, isDigest };
}

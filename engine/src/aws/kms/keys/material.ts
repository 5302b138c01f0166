// Makes what a key encrypts, signs or authenticates with.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { KeySpec } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import type { Material } from '../state.ts';
import { specOf } from './specs.ts';

export function newMaterial(
  spec: KeySpec,
  ctx: Pick<Context, 'ids' | 'now'>,
  rotation?: Material['rotation'],
): Material {
  return {
    id: ctx.ids.hex(64),
    secret: newSecret(spec, ctx),
    createdAt: ctx.now,
    ...(rotation && { rotation }),
  };
}

function newSecret(name: KeySpec, { ids }: Pick<Context, 'ids'>): string {
  const spec = specOf(name);
  if (spec.kind === 'symmetric') return randomBytes(32, ids).toString('base64');
  if (spec.kind === 'hmac') return randomBytes(spec.bytes, ids).toString('base64');
  return newPrivateKey(name).export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Of an asymmetric spec. */
export function newPrivateKey(name: KeySpec): KeyObject {
  const spec = specOf(name);
  if (spec.kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: spec.bits }).privateKey;
  if (spec.kind === 'ec') return generateKeyPairSync('ec', { namedCurve: spec.curve }).privateKey;
  return generateKeyPairSync('ed25519').privateKey;
}

export const randomBytes = (count: number, ids: Context['ids']): Buffer =>
  Buffer.from(ids.hex(count * 2), 'hex');

// Key pairs by name: a name is unique in a region.
import type { Reader } from '../../../kernel/table.ts';
import { keyPairNotFound } from '../faults.ts';
import { type KeyPairRecord, keyPairTable } from '../state.ts';

export function findKeyPairByName(state: Reader, name: string | undefined): KeyPairRecord | undefined {
  return state.all(keyPairTable).find(({ KeyName }) => KeyName === name);
}

export function requireKeyPairByName(state: Reader, name: string): KeyPairRecord {
  const pair = findKeyPairByName(state, name);
  if (!pair) throw keyPairNotFound(name);
  return pair;
}

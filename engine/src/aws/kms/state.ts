// What KMS keeps: keys with their material, aliases and grants.
import type { GrantConstraints, GrantOperation, KeySpec, KeyUsageType } from '@aws-sdk/client-kms';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'kms/keys': KeyRecord;
    'kms/aliases': AliasRecord;
    'kms/grants': GrantRecord;
  }
}

/** What a key encrypts or signs with. A key that is rotated keeps its older materials, to decrypt with. */
export interface Material {
  /** 64 hexadecimal digits. */
  readonly id: string;
  /** Base64 of the secret bytes; of an asymmetric key, its private key as PEM (PKCS #8). */
  readonly secret: string;
  readonly createdAt: number;
  /** Absent of the first. */
  readonly rotation?: 'AUTOMATIC' | 'ON_DEMAND';
}

export interface KeyRecord {
  readonly arn: string;
  /** A UUID; of a multi-Region key, `mrk-` and 32 hexadecimal digits. */
  readonly id: string;
  readonly region: string;
  readonly spec: KeySpec;
  readonly usage: KeyUsageType;
  readonly description: string;
  readonly manager: 'CUSTOMER' | 'AWS';
  readonly isEnabled: boolean;
  /** JSON. */
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  /** The last one is the current one. */
  readonly material: readonly Material[];
  /** Of a multi-Region key: where its primary key is. */
  readonly primaryRegion?: string;
  readonly rotation?: { readonly days: number; readonly nextAt: number };
  /** `at` is absent while a primary key waits for its replicas to be deleted. */
  readonly deletion?: { readonly days: number; readonly at?: number };
}

export interface AliasRecord {
  /** With `alias/`. */
  readonly name: string;
  readonly keyArn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface GrantRecord {
  readonly id: string;
  readonly token: string;
  readonly keyArn: string;
  readonly name?: string;
  readonly grantee: string;
  readonly retiring?: string;
  readonly operations: readonly GrantOperation[];
  readonly constraints?: GrantConstraints;
  readonly createdAt: number;
}

/** Key: the ARN. Of all regions, because a multi-Region key is replicated from one to another. */
export const keys = defineTable('kms/keys', { global: true });
export const keysByRegion = defineIndex(keys, ({ region }) => region);
/** A multi-Region key and its replicas have the same id. */
export const keysById = defineIndex(keys, ({ id }) => id);
/** Key: the name. */
export const aliases = defineTable('kms/aliases');
export const aliasesByKey = defineIndex(aliases, ({ keyArn }) => keyArn);
/** Key: the id. */
export const grants = defineTable('kms/grants');
export const grantsByKey = defineIndex(grants, ({ keyArn }) => keyArn);

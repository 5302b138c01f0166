// Lambda's records. Only the version $LATEST exists: versions, aliases and layers are not simulated.
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'lambda/functions': FunctionRecord;
    'lambda/running-invocations': { readonly until: number };
  }
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly Service: string } | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  readonly role: string;
  readonly handler: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architectures: readonly string[];
  readonly logGroup: string;
  /** A ZIP file. */
  readonly code: { readonly blob: string; readonly sizeBytes: number; readonly sha256: string };
  readonly modifiedAt: number;
  /** Changes whenever the code or the configuration changes. */
  readonly revisionId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policy: readonly PolicyStatement[];
}

/** Key: the name. */
export const functions = defineTable('lambda/functions');

/** What counts as a concurrent execution. Key: the invocation's id. */
export const runningInvocations = defineTable('lambda/running-invocations');

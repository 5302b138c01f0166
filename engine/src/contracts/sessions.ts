// Programs that run in a container beside its own, for `aws ecs execute-command`.
import type { Readable } from 'node:stream';

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Lets whoever has the token connect to the session, once; the program starts when they do. */
    'sessions/open': SessionSpecification;
    /** Lets whoever has the new token connect to a session whose connection broke. */
    'sessions/resume': { readonly sessionId: string; readonly token: string };
    'sessions/terminate': { readonly sessionId: string };
  }
  interface Reports {
    'sessions/opened': { readonly sessionId: string; readonly target: string };
    'sessions/ended': { readonly sessionId: string };
    /** Whatever sessions an earlier engine had are over. */
    'sessions/recovered': Readonly<Record<string, never>>;
    /** What a session wrote, for its object in Amazon S3. */
    'sessions/transcript': SessionObject & { readonly text: string };
  }
}

export interface SessionObject {
  readonly bucket: string;
  readonly key: string;
}

export interface SessionSpecification extends ExecuteRequest {
  /** `ecs-execute-command-…` */
  readonly sessionId: string;
  readonly token: string;
  /** As Systems Manager names the container: `ecs:cluster_task_runtime`. */
  readonly target: string;
  /** Where what the program writes is kept, too. */
  readonly logs?: { readonly group: string; readonly stream: string };
  readonly transcript?: SessionObject;
}

export interface ExecuteRequest {
  readonly taskArn: string;
  readonly container: string;
  /** As it was given: words, with quotes as in a shell. */
  readonly command: string;
}

/** Below the gateway; the session's id follows. */
export const dataChannelPath = '/v1/data-channel/';

/** As Systems Manager and Amazon ECS return it. */
export const streamUrlOf = (endpoint: string, sessionId: string): string =>
  `${endpoint.replace(/^http/, 'ws')}${dataChannelPath}${sessionId}?role=publish_subscribe`;

/** A program that runs. It has a terminal where the runtime can give it one. */
export interface Executed {
  /** Ends with the program. */
  readonly output: Readable;
  readonly exitCode: Promise<number>;
  write(bytes: Uint8Array): void;
  resize(columns: number, rows: number): void;
  kill(): void;
}

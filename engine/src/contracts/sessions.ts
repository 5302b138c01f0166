// Programs that run in a container beside its own, for `aws ecs execute-command`.
import type { Readable } from 'node:stream';

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Lets whoever has the token connect to the session, once; the program starts when they do. */
    'sessions/open': SessionSpecification;
  }
}

export interface SessionSpecification extends ExecuteRequest {
  /** `ecs-execute-command-…` */
  readonly sessionId: string;
  readonly token: string;
  /** Where what the program writes is kept, too. */
  readonly logs?: { readonly group: string; readonly stream: string };
}

export interface ExecuteRequest {
  readonly taskArn: string;
  readonly container: string;
  /** As it was given: words, with quotes as in a shell. */
  readonly command: string;
}

/** Below the gateway; the session's id follows. */
export const dataChannelPath = '/v1/data-channel/';

/** A program that runs. It has a terminal where the runtime can give it one. */
export interface Executed {
  /** Ends with the program. */
  readonly output: Readable;
  readonly exitCode: Promise<number>;
  write(bytes: Uint8Array): void;
  resize(columns: number, rows: number): void;
  kill(): void;
}

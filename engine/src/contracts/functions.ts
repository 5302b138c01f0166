// Functions: what Lambda requests of the driver, and what comes back.

export interface FunctionInvocation {
  /** The request id that the function sees. */
  readonly invocationId: string;
  readonly functionArn: string;
  readonly functionName: string;
  /** Changes with the code and the configuration: processes of an earlier revision get no further invocations. */
  readonly revision: string;
  /** A ZIP file. */
  readonly codeBlob: string;
  /** `<file without extension>.<exported name>`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMiB: number;
  /** For example `nodejs24.x`. */
  readonly runtime: string;
  readonly logGroup: string;
  /** JSON. */
  readonly payload: string;
  /** JSON: the caller's client context. */
  readonly clientContext?: string;
}

export interface FunctionOutcome {
  readonly invocationId: string;
  /** JSON: what the handler returned, or `{ errorType, errorMessage, trace }`. */
  readonly payload: string;
  /** Absent when the handler returned. */
  readonly failed?: true;
  /** The last 4 KiB of what was logged. */
  readonly logTail: string;
}

// Functions: what Lambda requests of the driver, and what comes back.

export interface FunctionInvocation {
  /** The request id that the function sees. */
  readonly invocationId: string;
  readonly functionArn: string;
  readonly functionName: string;
  /** Changes with the code and the configuration: processes of an earlier revision get no further invocations. */
  readonly revision: string;
  /** `$LATEST`, or the number of a published version. */
  readonly version: string;
  /** A ZIP file. */
  readonly codeBlob: string;
  /** ZIP files, in the order in which they are unpacked. */
  readonly layerBlobs: readonly string[];
  /** `<file without extension>.<exported name>`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly timeoutMs: number;
  readonly memoryMiB: number;
  /** For example `nodejs24.x` or `python3.13`: see `runtimeLanguage`. */
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

/** What runs a function of the runtime on this machine. Undefined: nothing does, and the function is only recorded. */
export function runtimeLanguage(runtime: string | undefined): 'node' | 'python' | undefined {
  if (/^nodejs\d+\.x$/.test(runtime ?? '')) return 'node';
  return /^python3\.\d+$/.test(runtime ?? '') ? 'python' : undefined;
}

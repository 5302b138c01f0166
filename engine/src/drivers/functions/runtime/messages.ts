// Messages between the driver and a function's process.

export interface ToRuntime {
  readonly invocationId: string;
  readonly functionArn: string;
  /** JSON. */
  readonly payload: string;
  readonly clientContext?: string;
  /** Milliseconds since the epoch. */
  readonly deadlineMs: number;
}

export type FromRuntime =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'ended';
      readonly payload: string;
      readonly failed: boolean;
      readonly fatal: boolean;
      readonly memoryMiB: number;
    };

/** The marker line at the end of an invocation, on each output. */
export const endMark = (invocationId: string) => `\u0000end of ${invocationId}\u0000`;

// A function's error as Lambda returns it. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html

export function errorPayload(errorType: string, errorMessage: string): string {
  return JSON.stringify({ errorType, errorMessage });
}

export const timedOut = (invocationId: string, timeoutMs: number) =>
  errorPayload(
    'Sandbox.Timedout',
    `RequestId: ${invocationId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
  );

export const exited = (invocationId: string, code: number | null, signal: string | null) =>
  errorPayload(
    'Runtime.ExitError',
    `RequestId: ${invocationId} Error: Runtime exited ${
      signal
        ? `with error: signal: ${signal}`
        : code
          ? `with error: exit status ${code}`
          : 'without providing a reason'
    }`,
  );

export const notStarted = (invocationId: string, program: string) =>
  errorPayload(
    'Runtime.InvalidEntrypoint',
    `RequestId: ${invocationId} Error: this machine has no ${program}, which runs functions of this runtime: install it, or put it on the PATH that the engine is started with`,
  );

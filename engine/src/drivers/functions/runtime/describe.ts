// An error as the caller gets it: `{ errorType, errorMessage, trace }`.

export function describe(error: unknown, errorType?: string): string {
  if (!(error instanceof Error))
    return JSON.stringify({ errorType: errorType ?? typeof error, errorMessage: String(error), trace: [] });
  return JSON.stringify({
    errorType: errorType ?? error.name,
    errorMessage: errorType === undefined ? error.message : `${error.name}: ${error.message}`,
    trace: (error.stack ?? '').split('\n'),
  });
}

// What no answer may be, whatever was asked.
import type { HttpResponse } from './http.ts';

export type Complaint =
  | 'internal failure'
  | 'path'
  | 'stack'
  | 'mistake'
  | 'slow'
  | 'logged'
  | 'no answer'
  | 'unhandled'
  | 'refused';

/** A JavaScript error that became the reason of something: a stack event's, for example. */
const mistakes =
  /\b(Type|Range|Reference)Error\b|Cannot read propert|Cannot (convert|destructure)|is not (a function\b(?!')|iterable)|Maximum call stack|Invalid (array length|time value)/;

/** 501: not implemented, and 503: the state cannot be written, are said on purpose. */
const deliberate = [501, 503];
/** Lambda's answer, with 502, for a function that it cannot run: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const awsOwn = /InvalidRuntimeException/;

export function complaintsOf(
  { status, body, headers }: Pick<HttpResponse, 'status' | 'body' | 'headers'>,
  secretPaths: readonly string[],
): Complaint[] {
  const text = `${JSON.stringify(headers)}\n${body.toString('latin1')}`;
  return [
    ...(status >= 500 && !deliberate.includes(status) && !(status === 502 && awsOwn.test(text))
      ? (['internal failure'] as const)
      : []),
    ...(secretPaths.some((path) => text.includes(path)) ? (['path'] as const) : []),
    ...(mistakes.test(text) ? (['mistake'] as const) : []),
    ...(/\n\s+at .+:\d+:\d+|\(node:internal\/|\.ts:\d+:\d+/.test(text) ? (['stack'] as const) : []),
  ];
}

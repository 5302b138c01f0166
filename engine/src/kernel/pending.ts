// The answer of an operation whose outcome a driver reports later, such as Lambda's Invoke. Its transaction has ended by
// then. An outside caller waits for the report; in process, `ctx.ask` returns a token instead (outcomes.ts).
import type { Reports } from './registry.ts';

export interface Pending {
  readonly report: keyof Reports;
  /** Whether a report of that name is the awaited one. */
  isMine(report: unknown): boolean;
  /** The output, made from the report. @throws AwsFault when the report is an error for the caller */
  output(report: unknown): unknown;
  /** The answer for a caller in process, who looks again later; when absent, such a caller is refused. */
  readonly provisional?: unknown;
}

const pendings = new WeakSet<object>();

/** In place of an operation's output: `return pending('functions/invoked', (r) => r.invocationId === id, (r) => …)`. */
export function pending<R extends keyof Reports, O>(
  report: R,
  isMine: (report: Reports[R]) => boolean,
  output: (report: Reports[R]) => O,
  provisional?: O,
): O {
  const made = { report, isMine, output, provisional };
  pendings.add(made);
  return made as unknown as O;
}

export function isPending(output: unknown): output is Pending {
  return typeof output === 'object' && output !== null && pendings.has(output);
}

// What an operation answers whose outcome a driver reports later: Lambda's Invoke. Its transaction is over by then; the
// caller from outside waits for the report. In process nobody can wait: see Machine.
import type { Reports } from './registry.ts';

export interface Pending {
  readonly report: keyof Reports;
  /** Whether a report of that name is the one that is waited for. */
  isMine(report: unknown): boolean;
  /** The output, from the report. @throws AwsFault when it tells of what the caller must see as an error. */
  output(report: unknown): unknown;
}

const pendings = new WeakSet<object>();

/** In place of an operation's output: `return pending('functions/invoked', (r) => r.invocationId === id, (r) => …)`. */
export function pending<R extends keyof Reports, O>(
  report: R,
  isMine: (report: Reports[R]) => boolean,
  output: (report: Reports[R]) => O,
): O {
  const made = { report, isMine, output };
  pendings.add(made);
  return made as unknown as O;
}

export function isPending(output: unknown): output is Pending {
  return typeof output === 'object' && output !== null && pendings.has(output);
}

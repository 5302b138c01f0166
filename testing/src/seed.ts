// The seed of a cloud: what a test asks for, what the environment says, or 1. A failing test says how it is replayed.
import { inspect } from 'node:util';

/** What the environment says goes before what a test asks for: it is how a failure is replayed. */
export const replayedSeed = (): string | undefined => process.env.DRYDOCK_SEED ?? process.env.SEED;

export const seedOf = (asked: number | string | undefined): string => replayedSeed() ?? String(asked ?? 1);

/** The line that replays a cloud. */
export const replayLine = (seed: string): string =>
  `Replay it: SEED=${/^[\w.:-]+$/.test(seed) ? seed : JSON.stringify(seed)}`;

/** Adds the line to an error, once: whatever runs the test prints the error's message. */
export function withReplayLine(error: unknown, seed: string): unknown {
  const line = replayLine(seed);
  if (typeof error !== 'object' || error === null || !('message' in error))
    return new Error(`${typeof error === 'string' ? error : inspect(error)}\n\n${line}`, { cause: error });
  const { message, stack } = error as { message: string; stack?: string };
  if (String(message).includes(line)) return error;
  const added = `${message}\n\n${line}`;
  try {
    Object.assign(error, {
      message: added,
      ...(stack !== undefined && { stack: stack.replace(message, added) }),
    });
  } catch {
    // An error that cannot be changed stays as it is.
  }
  return error;
}

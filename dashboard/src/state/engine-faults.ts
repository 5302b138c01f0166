// What has failed inside the engine and not succeeded since, as one text: what it was to do waits meanwhile.

export interface EngineFault {
  /** The controller, or the service and the report. */
  readonly of: string;
  /** The resource that waits; empty for a report. */
  readonly key: string;
  /** The error; its first line is the message. */
  readonly error: string;
  readonly failures: number;
}

/** Empty for none. The newest is last in the list, and shown. */
export function faultText(faults: readonly EngineFault[]): string {
  const newest = faults.at(-1);
  if (!newest) return '';
  const { of, key, error, failures } = newest;
  const others = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  const where = key ? `${of} ${key}` : of;
  return `The engine itself has a fault, ${failures} times so far: ${where}: ${error.split('\n', 1)[0]}.${others} What needs it waits. \`drydock status\` says where the log is.`;
}

// The AWS error that a call fails with.
import { AwsFault } from '../../../kernel/faults.ts';

/** The error's code. Undefined when the call succeeds. */
export const faultCode = (call: () => unknown) => faultOf(call)?.code;

/** `<code>: <message>`. Undefined when the call succeeds. */
export function faultText(call: () => unknown): string | undefined {
  const fault = faultOf(call);
  return fault && `${fault.code}: ${fault.message}`;
}

function faultOf(call: () => unknown): AwsFault | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof AwsFault) return error;
    throw error;
  }
  return undefined;
}

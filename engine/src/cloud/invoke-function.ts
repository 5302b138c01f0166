// How the load balancer invokes a function: as any caller of Lambda's API does. Neither room knows of the other.

import type { Invoked } from '@drydock/balancer';
import { reasonOfInvokeError } from '@drydock/balancer';
import { AwsFault } from '../kernel/faults.ts';
import type { Machine } from '../kernel/machine.ts';

/** Never rejects. */
export async function invokeFunction(machine: Machine, functionArn: string, event: string): Promise<Invoked> {
  try {
    const { Payload, FunctionError } = (await machine.answer('lambda', 'Invoke', {
      FunctionName: functionArn,
      Payload: Buffer.from(event),
    })) as { readonly Payload: Uint8Array; readonly FunctionError?: string };
    const payload = Buffer.from(Payload).toString();
    return FunctionError
      ? { kind: 'failed', reason: 'LambdaUnhandled', message: payload }
      : { kind: 'answered', payload };
  } catch (error) {
    const reason = reasonOfInvokeError(error instanceof AwsFault ? error.code : undefined);
    return { kind: 'failed', reason, message: (error as Error).message };
  }
}

// Functions in a simulation: no code runs. A script answers each invocation, in the moment in which it is asked for. Without
// one, a custom resource's request succeeds, and any other invocation returns null: both are reported as not simulated.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { errorPayload } from './outcome.ts';

export interface SimulatedFunctions {
  /** @returns the script of the function, which returns what it returns and throws what it throws */
  scriptOf(invocation: FunctionInvocation): ((event: unknown) => unknown) | undefined;
  /** Stands for the upload of a custom resource's answer to its ResponseURL. */
  respond(responseUrl: string, body: string): void;
  notSimulated(invocation: FunctionInvocation): void;
}

interface ResourceRequest {
  readonly ResponseURL?: string;
  readonly PhysicalResourceId?: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export function createSimulatedFunctions(host: DriverHost, functions: SimulatedFunctions): Driver {
  const unscripted = (event: ResourceRequest) => {
    if (event?.ResponseURL === undefined) return null;
    const { PhysicalResourceId, ResponseURL, StackId, RequestId, LogicalResourceId } = event;
    const answer = { Status: 'SUCCESS', StackId, RequestId, LogicalResourceId };
    const body = { ...answer, PhysicalResourceId: PhysicalResourceId ?? `simulated-${LogicalResourceId}` };
    functions.respond(ResponseURL, JSON.stringify(body));
    return null;
  };
  return {
    name: 'functions',
    effects: {
      'functions/invoke': (invocation) => {
        const { invocationId } = invocation;
        const script = functions.scriptOf(invocation);
        if (!script) functions.notSimulated(invocation);
        try {
          const event: unknown = JSON.parse(invocation.payload);
          const returned = script ? script(event) : unscripted(event as ResourceRequest);
          const payload = JSON.stringify(returned ?? null);
          host.report('functions/invoked', { invocationId, payload, logTail: '' });
        } catch (error) {
          const payload = errorPayload('Error', (error as Error).message);
          host.report('functions/invoked', { invocationId, payload, failed: true, logTail: '' });
        }
      },
      'functions/retire': () => {},
    },
    recover: async () => {},
    stop: async () => {},
  };
}

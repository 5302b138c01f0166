// Functions in a simulation: no code runs. A script answers each invocation, in the moment in which it is asked for. Without
// one, a custom resource's request succeeds, and any other invocation returns null: both are reported as not simulated.
import { isPromise } from 'node:util/types';
import type { Driver, DriverHost } from '../../../contracts/driver.ts';
import type { FunctionInvocation } from '../../../contracts/functions.ts';
import { errorPayload } from '../outcome.ts';
import { answerTo, failureOf, isCustomRequest, isNothingToDelete, isObject } from './custom-resource.ts';
import { type FrameworkParts, frameworkOf, runFramework } from './provider-framework.ts';

export interface SimulatedFunctions extends Omit<FrameworkParts, 'clock'> {
  /** @returns the script of the function, which returns (or promises) what it returns and throws what it throws */
  scriptOf(invocation: FunctionInvocation): ((event: unknown) => unknown) | undefined;
  /** Stands for the upload of a custom resource's answer to its ResponseURL. */
  respond(responseUrl: string, body: string): void;
  /** Whether a custom resource's answer has been uploaded. */
  isAnswered(responseUrl: string): boolean;
  notSimulated(invocation: FunctionInvocation): void;
  /** Time stands still until this is over. It never rejects. */
  holdTime(work: Promise<void>): void;
}

export function createSimulatedFunctions(host: DriverHost, functions: SimulatedFunctions): Driver {
  const invoke = (invocation: FunctionInvocation) => {
    const { invocationId } = invocation;
    const event: unknown = JSON.parse(invocation.payload);
    const request = isCustomRequest(event) ? event : undefined;
    const respond = (body: string) => {
      if (request && !functions.isAnswered(request.ResponseURL)) functions.respond(request.ResponseURL, body);
    };
    const failed = (error: unknown): void => {
      const message = error instanceof Error ? error.message : String(error);
      if (request) {
        respond(failureOf(request, message));
        // It has answered. Lambda would invoke a function that fails again.
        host.report('functions/invoked', { invocationId, payload: 'null', logTail: '' });
      } else {
        const payload = errorPayload('Error', message);
        host.report('functions/invoked', { invocationId, payload, failed: true, logTail: '' });
      }
    };
    const returned = (value: unknown): void => {
      let payload: string;
      try {
        payload = JSON.stringify(value ?? null);
      } catch (error) {
        failed(error);
        return;
      }
      if (request) respond(answerTo(request, value));
      host.report('functions/invoked', { invocationId, payload, logTail: '' });
    };
    if (request && isNothingToDelete(request)) {
      returned(null);
      return;
    }
    const script = functions.scriptOf(invocation);
    if (script) {
      let value: unknown;
      try {
        value = script(event);
      } catch (error) {
        failed(error);
        return;
      }
      if (isPromise(value)) functions.holdTime(value.then(returned, failed));
      else returned(value);
      return;
    }
    const framework = request && frameworkOf(invocation);
    if (framework) {
      const done = () => host.report('functions/invoked', { invocationId, payload: 'null', logTail: '' });
      const parts = { ...functions, clock: host.clock };
      functions.holdTime(runFramework(framework, request, parts).then(done));
      return;
    }
    functions.notSimulated(invocation);
    // Where the CDK's provider framework asks whether something is complete, it is.
    returned(!request && isObject(event) && event.RequestType !== undefined ? { IsComplete: true } : null);
  };
  return {
    name: 'functions',
    effects: { 'functions/invoke': invoke, 'functions/retire': () => {} },
    recover: async () => {},
    stop: async () => {},
  };
}

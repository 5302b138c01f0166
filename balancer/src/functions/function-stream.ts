// A request on its way to a function, which is invoked once the body is complete.

import type { TargetEvents, TargetStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { FunctionErrorReason } from './error-reasons.ts';
import { type EventRequest, functionEvent } from './event.ts';
import { type InvokeFunction, maxFunctionBytes } from './invoke.ts';
import { functionResponse } from './response.ts';

export interface FunctionTarget {
  readonly functionArn: string;
  readonly targetGroupArn: string;
  /** The group's attribute lambda.multi_value_headers.enabled. */
  readonly multiValue: boolean;
}

/** What is published of a function's part in an exchange. */
export interface FunctionEvents {
  /** @param bytes of the event. */
  functionInvoked(bytes: number): void;
  /** @param bytes of what came back. */
  functionReturned(bytes: number): void;
  functionFailed(reason: FunctionErrorReason): void;
}

export class FunctionStream implements TargetStream {
  readonly #request: EventRequest;
  readonly #target: FunctionTarget;
  readonly #invoke: InvokeFunction;
  readonly #published: FunctionEvents;
  readonly #now: () => Millis;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  /** Undefined once no more events may be sent. */
  #events: TargetEvents | undefined;

  constructor(
    request: EventRequest,
    target: FunctionTarget,
    invoke: InvokeFunction,
    published: FunctionEvents,
    now: () => Millis,
    events: TargetEvents,
  ) {
    this.#request = request;
    this.#target = target;
    this.#invoke = invoke;
    this.#published = published;
    this.#now = now;
    this.#events = events;
  }

  sendData(bytes: Buffer): boolean {
    this.#length += bytes.length;
    // Copied, because the client's buffer is reused.
    if (this.#length <= maxFunctionBytes) this.#chunks.push(Buffer.from(bytes));
    else this.#fail('LambdaRequestTooLarge');
    return true;
  }

  sendEnd(): void {
    if (!this.#events) return;
    const { functionArn, targetGroupArn, multiValue } = this.#target;
    const event = functionEvent(this.#request, Buffer.concat(this.#chunks), targetGroupArn, multiValue);
    if (event === undefined) {
      this.#fail('LambdaBadRequest');
      return;
    }
    this.#published.functionInvoked(Buffer.byteLength(event));
    void this.#invoke(functionArn, event).then((invoked) => {
      if (invoked.kind === 'failed') return this.#fail(invoked.reason);
      const bytes = Buffer.byteLength(invoked.payload);
      if (this.#events) this.#published.functionReturned(bytes);
      if (bytes > maxFunctionBytes) return this.#fail('LambdaResponseTooLarge');
      const response = functionResponse(invoked.payload, this.#request.method, multiValue, this.#now());
      if (!response) return this.#fail('LambdaInvalidResponse');
      const events = this.#events;
      this.#events = undefined;
      events?.responseHead(response.head);
      if (response.body.length > 0) events?.responseData(response.body);
      events?.responseEnd([]);
    });
  }

  abort(): void {
    this.#events = undefined;
  }

  // The response arrives complete: there is nothing to pause, and no connection to close.
  pauseResponse(): void {}
  resumeResponse(): void {}
  closeAfterResponse(): void {}

  #fail(reason: FunctionErrorReason): void {
    const events = this.#events;
    this.#events = undefined;
    if (!events) return;
    this.#published.functionFailed(reason);
    events.targetFailed(reason === 'LambdaRequestTooLarge' ? 'too-large' : 'function');
  }
}

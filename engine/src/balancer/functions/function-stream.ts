// A request on its way to a function: its body is gathered, the function is invoked once it is whole.
import type { Millis } from '../../kernel/clock.ts';
import type { TargetEvents, TargetStream } from '../connections/streams.ts';
import { type EventRequest, functionEvent } from './event.ts';
import { type InvokeFunction, maxFunctionBytes } from './invoke.ts';
import { functionResponse } from './response.ts';

export interface FunctionTarget {
  readonly functionArn: string;
  readonly targetGroupArn: string;
  /** The group's attribute lambda.multi_value_headers.enabled. */
  readonly multiValue: boolean;
}

export class FunctionStream implements TargetStream {
  readonly #request: EventRequest;
  readonly #target: FunctionTarget;
  readonly #invoke: InvokeFunction;
  readonly #now: () => Millis;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  /** Undefined when nothing more is to be heard. */
  #events: TargetEvents | undefined;

  constructor(
    request: EventRequest,
    target: FunctionTarget,
    invoke: InvokeFunction,
    now: () => Millis,
    events: TargetEvents,
  ) {
    this.#request = request;
    this.#target = target;
    this.#invoke = invoke;
    this.#now = now;
    this.#events = events;
  }

  sendData(bytes: Buffer): boolean {
    this.#length += bytes.length;
    // The client's buffer is used again.
    if (this.#length <= maxFunctionBytes) this.#chunks.push(Buffer.from(bytes));
    else this.#fail('too-large');
    return true;
  }

  sendEnd(): void {
    if (!this.#events) return;
    const { functionArn, targetGroupArn, multiValue } = this.#target;
    const event = functionEvent(this.#request, Buffer.concat(this.#chunks), targetGroupArn, multiValue);
    void this.#invoke(functionArn, event).then((invoked) => {
      const isSmall = invoked.kind === 'answered' && Buffer.byteLength(invoked.payload) <= maxFunctionBytes;
      const response = isSmall
        ? functionResponse(invoked.payload, this.#request.method, multiValue, this.#now())
        : undefined;
      if (!response) return this.#fail('function');
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

  // It is whole when it comes: there is nothing to hold back, and no connection.
  pauseResponse(): void {}
  resumeResponse(): void {}
  closeAfterResponse(): void {}

  #fail(failure: 'too-large' | 'function'): void {
    const events = this.#events;
    this.#events = undefined;
    events?.targetFailed(failure);
  }
}

// The events that an exchange publishes. Listeners observe; they do not influence it.
import type { ClientStream, TargetFailure } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { LocalAnswer } from '../forwarding/answer-action.ts';
import type { ComposedRequest } from '../forwarding/compose-request.ts';
import type { FunctionEvents } from '../functions/function-stream.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import type { Binding } from '../stickiness/bind.ts';

export interface ExchangeObserver {
  /** A request's head has been read. @returns the listener for its exchange */
  exchangeBegan(client: ClientStream, at: CompiledListener, createdAt: Millis): ExchangeEvents;
}

export interface ExchangeEvents extends FunctionEvents {
  /** AWS classifies the request as not compliant with RFC 9112. */
  notCompliant(): void;
  /** @param evaluations number of rules evaluated up to this one */
  matched(rule: CompiledRule, evaluations: number): void;
  /** A rule's own answer: a redirect or a fixed response. */
  answered(answer: LocalAnswer): void;
  composed(request: ComposedRequest): void;
  /** @param failOpen the target was chosen among unhealthy ones, because too few were healthy */
  bound(binding: Binding, failOpen: boolean): void;
  /** No kept connection was free: one is being made. */
  connecting(): void;
  /** The request's head has been given to the target. */
  sent(): void;
  targetResponded(status: number): void;
  targetFailed(failure: TargetFailure): void;
  /** The target's response begins to go to the client. */
  responding(at: Millis): void;
  /** The balancer responds in the target's place. */
  generated(status: number, at: Millis): void;
  /** Once: the last byte has been sent, or the exchange was aborted. */
  closed(): void;
}

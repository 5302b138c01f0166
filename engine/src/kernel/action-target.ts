// What an ARN given as an action does when it is triggered. The service that owns the ARN registers it, so that whoever
// triggers (an alarm, a rule, a hook) knows no other service.
import type { Arn } from './arn.ts';
import type { Context } from './context.ts';

/** Why an action is triggered. */
export interface ActionRequest {
  readonly arn: string;
  /** What triggers it, for example an alarm's ARN. */
  readonly source: string;
  /** Whether the cause is new. False while the same cause lasts: only what repeats then acts. */
  readonly isNew: boolean;
  /** What a target that takes a message is sent: JSON. */
  readonly message: unknown;
  /** Of an alarm: the newest datapoint and the threshold, which a step scaling policy compares. */
  readonly metric?: { readonly value?: number; readonly threshold?: number };
}

export type ActionResult =
  | { readonly status: 'performed' }
  /** Nothing to do: `reason` continues the sentence "Action <arn> …". */
  | { readonly status: 'ignored'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };

export interface ActionTarget {
  /** Whether this target performs the ARN. The first one of all services that does is asked. */
  owns(arn: Arn): boolean;
  /** An AwsFault that it throws is a failure with the fault's message, and what it wrote is undone. */
  perform(request: ActionRequest, ctx: Context): ActionResult;
}

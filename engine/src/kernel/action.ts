// What triggers an action, and what came of it.
import type { AwsFault } from './faults.ts';

/** Why an action is triggered. */
export interface ActionRequest {
  readonly arn: string;
  /** What triggers it, for example an alarm's ARN. */
  readonly source: string;
  /** Whether the cause is new. False while the same cause lasts: only what repeats then acts. */
  readonly isNew: boolean;
  /** What a target that takes a message is sent: JSON, or a text as it is. */
  readonly message: unknown;
  /** A line about the message, for a target that shows one. */
  readonly subject?: string;
  /** The group of the message, where the target is a FIFO queue. */
  readonly messageGroupId?: string;
  /** An alarm's newest datapoint and threshold, which a step scaling policy compares. */
  readonly metric?: { readonly value?: number; readonly threshold?: number };
}

export type ActionResult =
  | { readonly status: 'performed' }
  /** Nothing to do: `reason` continues the sentence "Action <arn> …". */
  | { readonly status: 'ignored'; readonly reason: string }
  | {
      readonly status: 'failed';
      readonly reason: string;
      /** What an operation refused, where one did. */
      readonly fault?: Pick<AwsFault, 'code' | 'status'>;
    };

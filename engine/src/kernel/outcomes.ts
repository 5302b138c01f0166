// Answers that come later: a controller, or a resource type's verb, that called an operation whose outcome a driver
// reports (Lambda's Invoke) finds the outcome here by the token that it was given.
import type { ControllerName } from './registry.ts';
import { defineTable } from './table.ts';

declare module './registry.ts' {
  interface Tables {
    'machine/outcomes': Outcome;
  }
}

export type Outcome =
  | { readonly status: 'open'; readonly waker: Waker }
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'failed'; readonly code: string; readonly message: string }
  /** The engine ended while it was open: whether it happened is not known. */
  | { readonly status: 'lost' };

/** Which controller looks at which key once an outcome is there. */
export interface Waker {
  readonly controller: ControllerName;
  readonly key: string;
}

/** Key: the token. Whoever asked deletes it. */
export const outcomes = defineTable('machine/outcomes');

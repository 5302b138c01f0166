// Outcomes that come later: a controller or a resource type's verb that asks for an operation whose outcome a driver
// reports (such as Lambda's Invoke) finds that outcome here, under the token it was given.
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
  /** The engine ended while it was open, so it is unknown whether the operation happened. */
  | { readonly status: 'lost' };

/** The controller and the key to enqueue once the outcome is known. */
export interface Waker {
  readonly controller: ControllerName;
  readonly key: string;
}

/** Key: the token. Whoever asked deletes the row. */
export const outcomes = defineTable('machine/outcomes');

// Invoking a function from the data plane: the engine's main thread does it.
import type { FunctionErrorReason } from './error-reasons.ts';

export type Invoked =
  /** JSON, as the function returned it. */
  | { readonly kind: 'answered'; readonly payload: string }
  /** The function failed, or could not be invoked. */
  | { readonly kind: 'failed'; readonly reason: FunctionErrorReason; readonly message: string };

/** Never rejects. `event` is JSON. */
export type InvokeFunction = (functionArn: string, event: string) => Promise<Invoked>;

/** The largest request body, and the largest JSON that a function may return. */
export const maxFunctionBytes = 1_048_576;

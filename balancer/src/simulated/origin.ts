// What stands for a target in memory: how it answers now, and what it is told of its load.

export type OriginAnswer =
  | { readonly kind: 'answers'; readonly status: number; readonly latencyMs: number }
  /** Nothing listens. */
  | { readonly kind: 'refuses' }
  /** Nothing gets through, and nothing is refused. */
  | { readonly kind: 'is-silent' };

export interface Origin {
  /** What a client's request gets, at this many requests a second. */
  request(perSecond: number): OriginAnswer;
  /** What a health check gets. */
  check(): OriginAnswer;
  /** How many requests a second it gets from now on. */
  loaded(perSecond: number): void;
}

export type FindOrigin = (endpoint: { readonly host: string; readonly port: number }) => Origin | undefined;

export const refusal: OriginAnswer = { kind: 'refuses' };

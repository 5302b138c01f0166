// Calls that a service of AWS makes for what it manages in another one, as RDS does for the secrets of its master users. Callers
// from outside cannot make them: what comes over the wire has no symbols.
const owner = Symbol('owning service');

/** Spread into the input of a call. */
export const ownedBy = (service: string): object => ({ [owner]: service });

/** The service that makes the call; undefined for anybody else. */
export const owningService = (input: object): string | undefined =>
  (input as { readonly [owner]?: string })[owner];

// Options are objects, in which a name that is mistyped would have no effect.

/** @param what for the error: `a script of tasks` @throws TypeError that names what is not known */
export function requireKnownNames(what: string, given: object, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${what} is an object, not ${String(given)}.`);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new TypeError(`${what} has no ${unknown.join(' and no ')}: there are ${known.join(', ')}.`);
}

/** The names of a type, complete: where one is missing, this does not compile. */
export const namesOf = <T>(names: { readonly [N in keyof Required<T>]: true }): readonly string[] =>
  Object.keys(names);

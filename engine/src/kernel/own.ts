// Looks up what a user has named. A plain object also answers to `constructor` and `toString`, which are good names for a
// stage or a policy.

/** The object's own member of that name. */
export function own<T>(
  members: Readonly<Record<string, T>> | undefined,
  name: string | undefined,
): T | undefined {
  return members !== undefined && name !== undefined && Object.hasOwn(members, name)
    ? members[name]
    : undefined;
}

// A record as it comes back from the journal: members that are undefined are gone, so that memory and disk agree.

export function plain<R extends object>(record: R): R {
  return JSON.parse(JSON.stringify(record)) as R;
}

/** The same for a record that is made of records and JSON: what has no such member is shared with it, not copied. */
export function withoutUndefined<R>(record: R): R {
  if (typeof record !== 'object' || record === null) return record;
  if (Array.isArray(record)) {
    const changed = record.some((each) => each === undefined || withoutUndefined(each) !== each);
    return changed ? (record.map((each) => withoutUndefined(each) ?? null) as R) : record;
  }
  let changed: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(record)) {
    const kept = withoutUndefined(value);
    if (kept === value && value !== undefined) continue;
    const made = changed ?? ({ ...record } as Record<string, unknown>);
    if (kept === undefined) delete made[name];
    else made[name] = kept;
    changed = made;
  }
  return (changed ?? record) as R;
}

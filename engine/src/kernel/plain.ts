// A record as it comes back from the journal: members that are undefined are gone, so that memory and disk agree.

export function plain<R extends object>(record: R): R {
  return JSON.parse(JSON.stringify(record)) as R;
}

// One page of a list, for every operation that AWS paginates. The token holds the key of the page's last item, so a list
// that changes between two pages neither repeats nor skips the items that stayed.

export interface Page<T> {
  readonly items: T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/** Items in ascending order of their keys. Undefined when the token did not come from an earlier page. */
export function page<T>(
  items: readonly T[],
  key: (item: T) => string,
  limit: number,
  token?: string,
): Page<T> | undefined {
  const after = token === undefined || token === '' ? undefined : decodeToken(token);
  if (token && after === undefined) return undefined;
  const sorted = items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .filter((entry) => after === undefined || entry.key > after);
  const shown = sorted.slice(0, limit);
  const last = shown.at(-1);
  const more = sorted.length > shown.length && last !== undefined;
  return {
    items: shown.map((entry) => entry.item),
    ...(more ? { nextToken: Buffer.from(`after:${last.key}`).toString('base64url') } : {}),
  };
}

function decodeToken(token: string): string | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  return text.startsWith('after:') ? text.slice('after:'.length) : undefined;
}

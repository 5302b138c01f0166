// One page of a list of keys, selected by prefix, delimiter, marker and page size: the same for every List… operation.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html

export interface KeyQuery {
  readonly prefix: string;
  /** Empty: keys are not grouped. */
  readonly delimiter: string;
  /** The page holds only what sorts after it; a common prefix counts as one entry. */
  readonly after: string;
  readonly maxKeys: number;
}

export interface PageOfKeys<T> {
  readonly entries: T[];
  readonly commonPrefixes: string[];
  readonly isTruncated: boolean;
  /** The key or common prefix that this page ends with. */
  readonly last?: string;
}

/** `items` must be in the order of their keys (see `compareKeys`). */
export function pageOfKeys<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  query: KeyQuery,
): PageOfKeys<T> {
  const { prefix, delimiter, after, maxKeys } = query;
  const entries: T[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (!key.startsWith(prefix)) continue;
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (compareKeys(common ?? key, after) <= 0 || (common !== undefined && common === last)) continue;
    if (entries.length + commonPrefixes.length >= maxKeys) {
      return { entries, commonPrefixes, isTruncated: maxKeys > 0, last };
    }
    if (common !== undefined) commonPrefixes.push(common);
    else entries.push(item);
    last = common ?? key;
  }
  return { entries, commonPrefixes, isTruncated: false, last };
}

interface Marker {
  readonly key: string | undefined;
  readonly id: string | undefined;
}

/**
 * What follows a marker in a list that has several entries for a key (versions, uploads). If the marked entry has been
 * deleted since, what remains of its key has not been listed yet: a client that deletes page by page misses none.
 */
export function afterMarker<T extends { readonly key: string }>(
  items: readonly T[],
  idOf: (item: T) => string,
  marker: Marker,
): { readonly items: readonly T[]; readonly after: string } {
  const { key = '', id } = marker;
  if (!id) return { items, after: key };
  const marked = items.findIndex((item) => item.key === key && idOf(item) === id);
  if (marked >= 0) return { items: items.slice(marked + 1), after: '' };
  return { items: items.filter((item) => compareKeys(item.key, key) >= 0), after: '' };
}

const surrogate = /[\ud800-\udfff]/;

/** S3 lists in the order of UTF-8 bytes, which beyond the basic plane is not that of UTF-16 code units. */
export function compareKeys(a: string, b: string): number {
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For `EncodingType=url`, since keys may hold characters that XML cannot. */
export function keyEncoder(encodingType: string | undefined): (text: string) => string {
  if (encodingType !== 'url') return (text) => text;
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
}

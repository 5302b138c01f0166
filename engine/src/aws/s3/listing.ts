// How a list of keys is cut by prefix, delimiter, marker and page size: the same for every List… operation.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html

export interface ListingQuery {
  readonly prefix: string;
  /** Empty: keys are not grouped. */
  readonly delimiter: string;
  /** Only what sorts after it; a common prefix counts as one entry. */
  readonly after: string;
  readonly maxKeys: number;
}

export interface Listing<T> {
  readonly entries: T[];
  readonly commonPrefixes: string[];
  readonly isTruncated: boolean;
  /** The key or common prefix that this page ends with. */
  readonly last?: string;
}

/** `items` must be in the order of their keys' UTF-8 bytes (see `byKey`). */
export function listing<T>(items: readonly T[], keyOf: (item: T) => string, query: ListingQuery): Listing<T> {
  const { prefix, delimiter, after, maxKeys } = query;
  const entries: T[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (
      common !== undefined ? common === last || compareKeys(common, after) <= 0 : compareKeys(key, after) <= 0
    ) {
      continue;
    }
    if (entries.length + commonPrefixes.length >= maxKeys) {
      return { entries, commonPrefixes, isTruncated: maxKeys > 0, last };
    }
    if (common !== undefined) commonPrefixes.push(common);
    else entries.push(item);
    last = common ?? key;
  }
  return { entries, commonPrefixes, isTruncated: false, last };
}

const surrogate = /[\ud800-\udfff]/;

/** S3 lists in the order of UTF-8 bytes, which differs from that of UTF-16 units beyond the basic plane. */
export function compareKeys(a: string, b: string): number {
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For `EncodingType=url`: keys may hold characters that XML cannot. */
export function urlEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/');
}

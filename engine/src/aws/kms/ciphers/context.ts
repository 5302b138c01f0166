// An encryption context as additional authenticated data: the same pairs in any order give the same bytes.
export type EncryptionContext = Readonly<Record<string, string>>;

export function bytesOf(context: EncryptionContext = {}): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Buffer.from(JSON.stringify(pairs));
}

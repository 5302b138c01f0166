// The byte range of a Range header (RFC 9110 §14.1.2). A header with several ranges is ignored, as S3 does.
import { invalidPartNumber, invalidRange, invalidRequest } from '../faults.ts';
import type { StoredVersion } from '../state.ts';

interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Both ends inclusive. Undefined: all bytes. @throws InvalidRange when the object has no byte in it. */
export function byteRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from = '', to = ''] = match;
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first >= sizeBytes || (from === '' && Number(to) === 0)) throw invalidRange();
  return { first, last };
}

/**
 * The bytes of one part of an object that was uploaded in parts. Any other object is its own first part.
 * @throws InvalidRequest for a part and a range, InvalidPartNumber for a part that does not exist
 */
export function partRange(
  { PartNumber, Range }: { readonly PartNumber?: number | undefined; readonly Range?: string | undefined },
  { partSizes, sizeBytes }: Pick<StoredVersion, 'partSizes' | 'sizeBytes'>,
): ByteRange | undefined {
  if (PartNumber === undefined) return undefined;
  if (Range !== undefined)
    throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
  const sizes = partSizes ?? [sizeBytes];
  const size = sizes[PartNumber - 1];
  if (size === undefined) throw invalidPartNumber();
  if (!partSizes || size === 0) return undefined;
  const first = sizes.slice(0, PartNumber - 1).reduce((sum, each) => sum + each, 0);
  return { first, last: first + size - 1 };
}

// The byte range of a Range header (RFC 9110 §14.1.2). A header with several ranges is ignored, as S3 does.
import { invalidRange } from '../faults.ts';

/** Both ends inclusive. Undefined: all bytes. @throws InvalidRange when the object has no byte in it. */
export function byteRange(
  header: string | undefined,
  sizeBytes: number,
): { readonly first: number; readonly last: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from = '', to = ''] = match;
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first >= sizeBytes || (from === '' && Number(to) === 0)) throw invalidRange();
  return { first, last };
}

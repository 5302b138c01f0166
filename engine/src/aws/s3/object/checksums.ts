// Checksums that clients send with their bytes: verified if Node.js can compute them, recorded, and returned on request.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { badDigest } from '../faults.ts';

type Checksums = Readonly<Record<string, string>>;

const members = [
  'ChecksumCRC32',
  'ChecksumCRC32C',
  'ChecksumCRC64NVME',
  'ChecksumSHA1',
  'ChecksumSHA256',
] as const;
export type ChecksumMember = (typeof members)[number];
type Given = { readonly [M in ChecksumMember]?: string | undefined } & {
  readonly ContentMD5?: string | undefined;
  /** The algorithm of a checksum to compute, or of one that was sent in a trailer. */
  readonly ChecksumAlgorithm?: string | undefined;
};

/** CRC32C and CRC64NVME are recorded unverified: Node.js computes neither. */
const computed: { readonly [M in ChecksumMember]?: (bytes: Uint8Array) => string } = {
  ChecksumCRC32: (bytes) => {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(crc32(bytes));
    return value.toString('base64');
  },
  ChecksumSHA1: (bytes) => createHash('sha1').update(bytes).digest('base64'),
  ChecksumSHA256: (bytes) => createHash('sha256').update(bytes).digest('base64'),
};

/** @throws BadDigest when a checksum does not match the bytes. */
export function checkedChecksums(given: Given, bytes: Uint8Array): Checksums {
  if (given.ContentMD5 && given.ContentMD5 !== createHash('md5').update(bytes).digest('base64')) {
    throw badDigest('Content-MD5');
  }
  const kept: Record<string, string> = {};
  for (const member of members) {
    const value = given[member];
    if (!value) continue;
    const expected = computed[member]?.(bytes);
    if (expected !== undefined && expected !== value) throw badDigest(member.replace('Checksum', ''));
    kept[member] = value;
  }
  const requested = `Checksum${given.ChecksumAlgorithm ?? ''}` as ChecksumMember;
  const compute = computed[requested];
  return compute && !kept[requested] ? { ...kept, [requested]: compute(bytes) } : kept;
}

/** The checksum of an object that was uploaded in parts, as S3 computes it by default: of the parts' checksums. */
export function compositeChecksums(parts: readonly Checksums[]): Checksums {
  const kept: Record<string, string> = {};
  for (const [member, compute] of Object.entries(computed)) {
    const values = parts.map((part) => part[member]);
    if (values.some((value) => value === undefined)) continue;
    const joined = Buffer.concat(values.map((value) => Buffer.from(value!, 'base64')));
    kept[member] = `${compute(joined)}-${parts.length}`;
  }
  return kept;
}

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
type ChecksumMember = (typeof members)[number];
type ChecksumInput = { readonly [M in ChecksumMember]?: string | undefined } & {
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
export function checkedChecksums(input: ChecksumInput, bytes: Uint8Array): Checksums {
  if (input.ContentMD5 && input.ContentMD5 !== createHash('md5').update(bytes).digest('base64')) {
    throw badDigest('Content-MD5');
  }
  const recorded: Record<string, string> = {};
  for (const member of members) {
    const value = input[member];
    if (!value) continue;
    const expected = computed[member]?.(bytes);
    if (expected !== undefined && expected !== value) throw badDigest(member.replace('Checksum', ''));
    recorded[member] = value;
  }
  const requested = `Checksum${input.ChecksumAlgorithm ?? ''}` as ChecksumMember;
  const compute = computed[requested];
  return compute && !recorded[requested] ? { ...recorded, [requested]: compute(bytes) } : recorded;
}

/** The checksum of an object that was uploaded in parts, as S3 computes it by default: of the parts' checksums. */
export function compositeChecksums(parts: readonly Checksums[]): Checksums {
  const recorded: Record<string, string> = {};
  for (const [member, compute] of Object.entries(computed)) {
    const values = parts.map((part) => part[member]);
    if (values.some((value) => value === undefined)) continue;
    const joined = Buffer.concat(values.map((value) => Buffer.from(value!, 'base64')));
    recorded[member] = `${compute(joined)}-${parts.length}`;
  }
  return recorded;
}

// How S3 answers to values that it does not know: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { AwsFault, type FaultBody } from '../../kernel/faults.ts';
import type { Violation } from './violations.ts';

/** By the name of the member. */
const byMember: Readonly<Record<string, FaultBody>> = {
  StorageClass: { code: 'InvalidStorageClass', message: 'The storage class you specified is not valid' },
  LocationConstraint: {
    code: 'InvalidLocationConstraint',
    message: 'The specified location-constraint is not valid',
  },
  EncodingType: { code: 'InvalidArgument', message: 'Invalid Encoding Method specified in Request' },
  MetadataDirective: { code: 'InvalidArgument', message: 'Unknown metadata directive.' },
  TaggingDirective: { code: 'InvalidArgument', message: 'Unknown tagging directive.' },
  ServerSideEncryption: {
    code: 'InvalidArgument',
    message: 'The encryption method specified is not supported',
  },
  ChecksumAlgorithm: {
    code: 'InvalidRequest',
    message:
      'Checksum algorithm provided is unsupported. Please try again with any of the valid types: ' +
      '[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
  },
};

/** A member within the XML body breaks S3's schema; one in a header or in the query is an argument. */
export function s3Fault({ path, value, constraints: [constraint] }: Violation): AwsFault {
  const name = String(path.findLast((part) => typeof part === 'string'));
  if (constraint!.rule === 'required') {
    return new AwsFault({
      code: 'InvalidRequest',
      message: `Missing required parameter for this operation: ${path.join('.')}`,
    });
  }
  const known = Object.hasOwn(byMember, name) ? byMember[name] : undefined;
  if (known && constraint!.rule === 'enum') return new AwsFault(known);
  if (path.length > 1) {
    return new AwsFault({
      code: 'MalformedXML',
      message: 'The XML you provided was not well-formed or did not validate against our published schema',
    });
  }
  return new AwsFault({
    code: 'InvalidArgument',
    message: 'Invalid Argument',
    members: { ArgumentName: name, ArgumentValue: String(value) },
  });
}

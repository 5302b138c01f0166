// How requests name a service, and the protocol that it speaks.

export type ProtocolName =
  | 'awsQuery'
  | 'ec2Query'
  | 'awsJson'
  | 'restXml'
  | 'restXmlOfS3'
  | 'restJson'
  | 'rpcV2Cbor';

export interface WireRow {
  readonly protocol: ProtocolName;
  /** Names in the credential scope of an AWS signature; the service id when absent. */
  readonly signingNames?: readonly string[];
  /** For awsJson: what stands before the dot in X-Amz-Target. */
  readonly targetPrefixes?: readonly string[];
  /** For awsJson: the version in the content type; 1.1 when absent. */
  readonly jsonVersion?: '1.0' | '1.1';
  readonly xmlNamespace?: string;
  /** The error code of an input that the service's model does not allow, where it is not the protocol's usual one. */
  readonly invalidInputCode?: string;
  /** Whose words that error has, where they are not those that most services share. */
  readonly invalidInputText?: 'codecommit' | 'ecr' | 'iam' | 'sqs';
  /**
   * The codes that errors have in the query protocol, where those of the JSON protocol are others. Clients of a service
   * that spoke awsQuery before know an error by its old code.
   */
  readonly queryErrorCodes?: Readonly<Record<string, string>>;
  /** The code of an access that policies deny, where it is not the protocol's usual one. */
  readonly accessDeniedCode?: string;
  /** The largest body that the service takes; 1 MiB when absent. */
  readonly maxBodyBytes?: number;
}

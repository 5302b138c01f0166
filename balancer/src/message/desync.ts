// Desync mitigation: classifies a request's deviations from RFC 9112, and decides what each mode does about them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html (Desync mitigation mode)
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html (Classification reasons)

export type DesyncClass = 'Compliant' | 'Acceptable' | 'Ambiguous' | 'Severe';

const classOf = {
  AmbiguousUri: 'Ambiguous',
  BadContentLength: 'Severe',
  BadHeader: 'Severe',
  BadTransferEncoding: 'Severe',
  BadUri: 'Severe',
  BadMethod: 'Severe',
  BadVersion: 'Severe',
  BothTeClPresent: 'Ambiguous',
  DuplicateContentLength: 'Ambiguous',
  EmptyHeader: 'Ambiguous',
  GetHeadZeroContentLength: 'Acceptable',
  MultipleContentLength: 'Severe',
  MultipleTransferEncodingChunked: 'Severe',
  NegativeContentLength: 'Severe',
  NonCompliantHeader: 'Acceptable',
  NonCompliantVersion: 'Acceptable',
  SpaceInUri: 'Acceptable',
  SuspiciousHeader: 'Ambiguous',
  SuspiciousTeClPresent: 'Severe',
  UndefinedContentLengthSemantics: 'Ambiguous',
  UndefinedTransferEncodingSemantics: 'Ambiguous',
} as const satisfies Record<string, DesyncClass>;

export type DesyncReason = keyof typeof classOf;

const gravity: Record<DesyncClass, number> = { Compliant: 0, Acceptable: 1, Ambiguous: 2, Severe: 3 };

/** The findings in one request; the most severe one classifies it. */
export class Findings {
  classification: DesyncClass = 'Compliant';
  reason: DesyncReason | undefined;

  add(reason: DesyncReason): void {
    const found = classOf[reason];
    if (gravity[found] > gravity[this.classification]) {
      this.classification = found;
      this.reason = reason;
    }
  }
}

export type DesyncVerdict = 'allow' | 'allow-and-close' | 'block';

/**
 * How a request that could be parsed is treated. In `monitor` mode even a severe one is forwarded, as the one request
 * that the parser took it for, and nothing that follows it on the connection is read. What cannot be parsed at all is
 * malformed: 400 in every mode.
 */
export function judgeDesync(found: DesyncClass, mode: string): DesyncVerdict {
  if (found === 'Compliant') return 'allow';
  if (mode === 'strictest') return 'block';
  if (mode === 'monitor') return found === 'Severe' ? 'allow-and-close' : 'allow';
  if (found === 'Acceptable') return 'allow';
  return found === 'Ambiguous' ? 'allow-and-close' : 'block';
}

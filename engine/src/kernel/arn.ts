// Amazon Resource Names: arn:partition:service:region:account:resource.

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon, for example `service/cluster/name`. */
  readonly resource: string;
}

/** Whether a reference could be to something of this account and region: an ARN of theirs, or no ARN at all. */
export function isOfHere(
  reference: string,
  { account, region }: { readonly account: string; readonly region: string },
): boolean {
  const arn = parseArn(reference);
  return !arn || ([account, ''].includes(arn.account) && [region, ''].includes(arn.region));
}

/** The parts of an ARN, or undefined when the text is not one. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (!match) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

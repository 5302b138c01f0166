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
  if (!text.startsWith('arn:')) return undefined;
  const atService = text.indexOf(':', 4) + 1;
  const atRegion = text.indexOf(':', atService) + 1;
  const atAccount = text.indexOf(':', atRegion) + 1;
  const atResource = text.indexOf(':', atAccount) + 1;
  const isWhole = atService > 0 && atRegion > atService && atAccount > atRegion && atResource > atAccount;
  if (!isWhole || atResource === text.length) return undefined;
  return {
    partition: text.slice(4, atService - 1),
    service: text.slice(atService, atRegion - 1),
    region: text.slice(atRegion, atAccount - 1),
    account: text.slice(atAccount, atResource - 1),
    resource: text.slice(atResource),
  };
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

// Names within ARNs.

/** `…/family:3` → `family:3`: the last part of an ARN or a path. */
export const lastPart = (arn: string | undefined): string => arn?.split('/').at(-1) ?? '';

// Resources whose address has changed by itself: on AWS none does, so that no update of a stack would look for it.

declare module '../kernel/registry.ts' {
  interface Reports {
    /** Told by the resource's service. CloudFormation then updates its stack, and those that import of it, without another template. */
    'resources/moved': MovedResource;
  }
}

export interface MovedResource {
  /** `AWS::RDS::` */
  readonly typePrefix: string;
  readonly physicalId: string;
  /** What its stack may have been given, and where it answers now: they are only compared. */
  readonly before: string;
  readonly now: string;
  /** What has happened, for a person. */
  readonly reason: string;
}

/** Begins the status reason of what is to be deployed again. */
export const deployAgain = 'Deploy again: ';

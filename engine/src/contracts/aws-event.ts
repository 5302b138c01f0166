// The form of the events that services publish: what EventBridge would carry of them, without the envelope that the
// subscriber adds (id, account, region, time, source).
// https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html

export interface AwsEvent<Detail extends object = Readonly<Record<string, unknown>>> {
  /** For example `ECS Task State Change`. */
  readonly detailType: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly detail: Detail;
}

// What S3 refuses in a lifecycle configuration.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html; the texts are recorded from S3.
import type { LifecycleRule, LifecycleRuleFilter } from '@aws-sdk/client-s3';
import { invalidArgument, invalidRequest, malformedXml } from '../faults.ts';

/** @throws MalformedXML, InvalidRequest, InvalidArgument */
export function checkLifecycleRules(rules: readonly LifecycleRule[]): void {
  const ids = rules.flatMap(({ ID }) => ID ?? []);
  if (new Set(ids).size < ids.length) {
    throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule');
  }
  for (const rule of rules) checkRule(rule);
}

function checkRule(rule: LifecycleRule): void {
  const { Expiration, NoncurrentVersionExpiration, Transitions = [], Filter, Prefix } = rule;
  // A rule has either a filter or, in the older form, a prefix.
  if ((Filter === undefined) === (Prefix === undefined)) throw malformedXml();
  if (Filter) checkFilter(Filter);
  if ((rule.ID ?? '').length > 255) {
    throw invalidArgument('ID length should not exceed allowed limit of 255');
  }
  if (Filter?.Tag || Filter?.And?.Tags?.length) refuseWithTags(rule);
  const actions = [
    Expiration,
    NoncurrentVersionExpiration,
    rule.AbortIncompleteMultipartUpload,
    ...Transitions,
    ...(rule.NoncurrentVersionTransitions ?? []),
  ];
  if (actions.every((action) => action === undefined)) {
    throw invalidRequest('At least one action needs to be specified in a rule');
  }
  if (NoncurrentVersionExpiration) {
    const { NoncurrentDays } = NoncurrentVersionExpiration;
    if (NoncurrentDays === undefined) throw malformedXml();
    if (NoncurrentDays < 1) {
      throw invalidArgument(
        "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer",
      );
    }
  }
  if (Expiration) {
    const { Days, Date: date, ExpiredObjectDeleteMarker } = Expiration;
    const given = [Days, date, ExpiredObjectDeleteMarker].filter((each) => each !== undefined);
    if (given.length !== 1) throw malformedXml();
    checkDays('Expiration', Days, date);
  }
  for (const { Days, Date: date, StorageClass } of Transitions) {
    if ((Days === undefined) === (date === undefined)) throw malformedXml();
    checkDays('Transition', Days, date, 0);
    if (
      Days !== undefined &&
      Days < 30 &&
      (StorageClass === 'STANDARD_IA' || StorageClass === 'ONEZONE_IA')
    ) {
      throw invalidArgument(
        `'Days' in Transition action must be greater than or equal to 30 for storageClass '${StorageClass}'`,
      );
    }
    if (Days !== undefined && Expiration?.Days !== undefined && Expiration.Days <= Days) {
      throw invalidArgument(
        `'Days' in the Expiration action for filter '(prefix=${Filter?.Prefix ?? Prefix ?? ''})' must be greater than 'Days' in the Transition action`,
      );
    }
  }
}

/** Uploads have no tags yet, and delete markers never have any. */
function refuseWithTags({ AbortIncompleteMultipartUpload, Expiration }: LifecycleRule): void {
  const refused = AbortIncompleteMultipartUpload
    ? 'AbortIncompleteMultipartUpload'
    : Expiration?.ExpiredObjectDeleteMarker
      ? 'ExpiredObjectDeleteMarker'
      : undefined;
  if (refused) throw invalidRequest(`${refused} cannot be specified with Tags.`);
}

function checkFilter({ And, ...single }: LifecycleRuleFilter): void {
  const given = Object.values(single).filter((each) => each !== undefined);
  if (given.length + (And ? 1 : 0) > 1) throw malformedXml();
  const keys = (And?.Tags ?? []).map(({ Key }) => Key);
  if (new Set(keys).size < keys.length) throw invalidRequest('Duplicate Tag Keys are not allowed.');
  const { ObjectSizeGreaterThan: from = -1, ObjectSizeLessThan: to = Number.POSITIVE_INFINITY } =
    And ?? single;
  if (to <= from) {
    throw invalidRequest("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
  }
}

function checkDays(action: string, days: number | undefined, date: Date | undefined, least = 1): void {
  if (days !== undefined && days < least) {
    throw invalidArgument(
      least === 1
        ? `'Days' for ${action} action must be a positive integer`
        : `'Days' in ${action} action must be nonnegative`,
    );
  }
  if (date !== undefined && new Date(date).getTime() % 86_400_000 !== 0) {
    throw invalidArgument("'Date' must be at midnight GMT");
  }
}

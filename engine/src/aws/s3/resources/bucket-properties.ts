// Converts AWS::S3::Bucket's properties to the shapes of S3's API.
import type {
  BucketLoggingStatus,
  BucketVersioningStatus,
  CORSRule,
  LifecycleRule,
  NotificationConfiguration,
  ObjectLockConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  RoutingRule,
  ServerSideEncryptionConfiguration,
  Tag,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';

interface Filter {
  readonly S3Key: { readonly Rules: readonly { readonly Name: string; readonly Value: string }[] };
}

interface CorsRule {
  readonly Id?: string;
  readonly AllowedHeaders?: string[];
  readonly AllowedMethods: string[];
  readonly AllowedOrigins: string[];
  readonly ExposedHeaders?: string[];
  readonly MaxAge?: number;
}

interface BucketLifecycleRule {
  readonly Id?: string;
  readonly Status: 'Enabled' | 'Disabled';
  readonly Prefix?: string;
  readonly TagFilters?: Tag[];
  readonly ExpirationInDays?: number;
  readonly ExpirationDate?: string;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly NoncurrentVersionExpiration?: {
    readonly NoncurrentDays: number;
    readonly NewerNoncurrentVersions?: number;
  };
  readonly NoncurrentVersionExpirationInDays?: number;
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
  readonly Transitions?: readonly Transition[];
  readonly Transition?: Transition;
  readonly NoncurrentVersionTransitions?: readonly NoncurrentTransition[];
  readonly NoncurrentVersionTransition?: NoncurrentTransition;
}

interface Transition {
  readonly StorageClass: string;
  readonly TransitionInDays?: number;
  readonly TransitionDate?: string;
}

interface NoncurrentTransition {
  readonly StorageClass: string;
  readonly TransitionInDays: number;
  readonly NewerNoncurrentVersions?: number;
}

interface BucketWebsite {
  readonly IndexDocument?: string;
  readonly ErrorDocument?: string;
  readonly RedirectAllRequestsTo?: { readonly HostName: string; readonly Protocol?: 'http' | 'https' };
  readonly RoutingRules?: readonly {
    readonly RedirectRule: NonNullable<RoutingRule['Redirect']>;
    readonly RoutingRuleCondition?: NonNullable<RoutingRule['Condition']>;
  }[];
}

export interface BucketProperties {
  readonly BucketName?: string;
  readonly AccessControl?: string;
  readonly ObjectLockEnabled?: boolean;
  readonly ObjectLockConfiguration?: ObjectLockConfiguration;
  readonly WebsiteConfiguration?: BucketWebsite;
  readonly VersioningConfiguration?: { readonly Status: BucketVersioningStatus };
  readonly PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration;
  readonly OwnershipControls?: OwnershipControls;
  readonly BucketEncryption?: {
    readonly ServerSideEncryptionConfiguration: readonly {
      readonly ServerSideEncryptionByDefault?: {
        readonly SSEAlgorithm: string;
        readonly KMSMasterKeyID?: string;
      };
      readonly BucketKeyEnabled?: boolean;
    }[];
  };
  readonly LifecycleConfiguration?: { readonly Rules: readonly BucketLifecycleRule[] };
  readonly LoggingConfiguration?: {
    readonly DestinationBucketName?: string;
    readonly LogFilePrefix?: string;
  };
  readonly NotificationConfiguration?: {
    readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean };
    readonly LambdaConfigurations?: readonly { Event: string; Function: string; Filter?: Filter }[];
    readonly QueueConfigurations?: readonly { Event: string; Queue: string; Filter?: Filter }[];
    readonly TopicConfigurations?: readonly { Event: string; Topic: string; Filter?: Filter }[];
  };
  readonly CorsConfiguration?: { readonly CorsRules: readonly CorsRule[] };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export function encryption({ BucketEncryption }: BucketProperties): ServerSideEncryptionConfiguration {
  const rules = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  return {
    Rules: rules.map(({ ServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
      ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault && {
        SSEAlgorithm: ServerSideEncryptionByDefault.SSEAlgorithm as 'AES256',
        KMSMasterKeyID: ServerSideEncryptionByDefault.KMSMasterKeyID,
      },
      BucketKeyEnabled,
    })),
  };
}

export function website({ WebsiteConfiguration }: BucketProperties): WebsiteConfiguration {
  const { IndexDocument, ErrorDocument, RedirectAllRequestsTo, RoutingRules } = WebsiteConfiguration ?? {};
  return {
    ...(IndexDocument !== undefined && { IndexDocument: { Suffix: IndexDocument } }),
    ...(ErrorDocument !== undefined && { ErrorDocument: { Key: ErrorDocument } }),
    ...(RedirectAllRequestsTo && { RedirectAllRequestsTo }),
    ...(RoutingRules && {
      RoutingRules: RoutingRules.map(({ RedirectRule, RoutingRuleCondition }) => ({
        Redirect: RedirectRule,
        ...(RoutingRuleCondition && { Condition: RoutingRuleCondition }),
      })),
    }),
  };
}

/** The canned list that AccessControl names: `LogDeliveryWrite` is `log-delivery-write`. */
export const cannedAcl = (accessControl: string): string =>
  accessControl.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

export function corsRules({ CorsConfiguration }: BucketProperties): CORSRule[] {
  return (CorsConfiguration?.CorsRules ?? []).map(({ Id, MaxAge, ExposedHeaders, ...rule }) => ({
    ...rule,
    ID: Id,
    MaxAgeSeconds: MaxAge,
    ExposeHeaders: ExposedHeaders,
  }));
}

export function lifecycle({ LifecycleConfiguration }: BucketProperties): { Rules: LifecycleRule[] } {
  return { Rules: (LifecycleConfiguration?.Rules ?? []).map(lifecycleRule) };
}

/** The list, and the older property that has one only. */
const both = <T>(list: readonly T[] | undefined, one: T | undefined): T[] | undefined =>
  list || one ? [...(list ?? []), ...(one ? [one] : [])] : undefined;

function lifecycleRule(rule: BucketLifecycleRule): LifecycleRule {
  const tags = rule.TagFilters ?? [];
  const expires = rule.ExpirationInDays ?? rule.ExpirationDate ?? rule.ExpiredObjectDeleteMarker;
  const noncurrentDays =
    rule.NoncurrentVersionExpiration?.NoncurrentDays ?? rule.NoncurrentVersionExpirationInDays;
  return {
    ID: rule.Id,
    Status: rule.Status,
    Filter: tags.length > 0 ? { And: { Prefix: rule.Prefix, Tags: tags } } : { Prefix: rule.Prefix ?? '' },
    Expiration:
      expires === undefined
        ? undefined
        : {
            Days: rule.ExpirationInDays,
            Date: rule.ExpirationDate ? new Date(rule.ExpirationDate) : undefined,
            ExpiredObjectDeleteMarker: rule.ExpiredObjectDeleteMarker,
          },
    NoncurrentVersionExpiration:
      noncurrentDays === undefined
        ? undefined
        : {
            NoncurrentDays: noncurrentDays,
            NewerNoncurrentVersions: rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions,
          },
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    Transitions: both(rule.Transitions, rule.Transition)?.map((transition) => ({
      StorageClass: transition.StorageClass as 'GLACIER',
      Days: transition.TransitionInDays,
      Date: transition.TransitionDate ? new Date(transition.TransitionDate) : undefined,
    })),
    NoncurrentVersionTransitions: both(
      rule.NoncurrentVersionTransitions,
      rule.NoncurrentVersionTransition,
    )?.map((transition) => ({
      StorageClass: transition.StorageClass as 'GLACIER',
      NoncurrentDays: transition.TransitionInDays,
      NewerNoncurrentVersions: transition.NewerNoncurrentVersions,
    })),
  };
}

export function logging({ LoggingConfiguration }: BucketProperties, bucket: string): BucketLoggingStatus {
  if (!LoggingConfiguration) return {};
  return {
    LoggingEnabled: {
      TargetBucket: LoggingConfiguration.DestinationBucketName ?? bucket,
      TargetPrefix: LoggingConfiguration.LogFilePrefix ?? '',
    },
  };
}

export function notification({
  NotificationConfiguration: properties,
}: BucketProperties): NotificationConfiguration {
  const common = ({ Event, Filter }: { Event: string; Filter?: Filter }) => ({
    Events: [Event as 's3:ObjectCreated:*'],
    Filter: Filter && {
      Key: { FilterRules: Filter.S3Key.Rules.map(({ Name, Value }) => ({ Name: Name as 'prefix', Value })) },
    },
  });
  return {
    EventBridgeConfiguration: isEventBridgeEnabled(properties) ? {} : undefined,
    LambdaFunctionConfigurations: properties?.LambdaConfigurations?.map((entry) => ({
      ...common(entry),
      LambdaFunctionArn: entry.Function,
    })),
    QueueConfigurations: properties?.QueueConfigurations?.map((entry) => ({
      ...common(entry),
      QueueArn: entry.Queue,
    })),
    TopicConfigurations: properties?.TopicConfigurations?.map((entry) => ({
      ...common(entry),
      TopicArn: entry.Topic,
    })),
  };
}

/** The API enables EventBridge by an empty member, CloudFormation by a flag in it that is true by default. */
function isEventBridgeEnabled(properties: BucketProperties['NotificationConfiguration']): boolean {
  const { EventBridgeConfiguration } = properties ?? {};
  return EventBridgeConfiguration !== undefined && EventBridgeConfiguration.EventBridgeEnabled !== false;
}

// Conditions, actions and transforms of a rule: the parts of the Elastic Load Balancing API's shapes that the load
// balancer reads. Values of the AWS SDK's types are assignable to them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

type Patterns = Optional<{
  Values: readonly string[];
  RegexValues: readonly string[];
}>;

export type RuleCondition = Optional<{
  /** For example `path-pattern`. */
  Field: string;
  Values: readonly string[];
  RegexValues: readonly string[];
  HostHeaderConfig: Patterns;
  PathPatternConfig: Patterns;
  HttpHeaderConfig: Patterns & Optional<{ HttpHeaderName: string }>;
  QueryStringConfig: Optional<{
    Values: readonly Optional<{ Key: string; Value: string }>[];
  }>;
  HttpRequestMethodConfig: Optional<{ Values: readonly string[] }>;
  SourceIpConfig: Optional<{ Values: readonly string[] }>;
}>;

export type RedirectActionConfig = Optional<{
  Protocol: string;
  Port: string;
  Host: string;
  Path: string;
  Query: string;
  /** `HTTP_301` or `HTTP_302`. */
  StatusCode: string;
}>;

export type Action = Optional<{
  /** `forward`, `redirect` or `fixed-response`: any other is answered with 500. */
  Type: string;
  /** The action with the highest order is performed. */
  Order: number;
  TargetGroupArn: string;
  ForwardConfig: Optional<{
    TargetGroups: readonly Optional<{ TargetGroupArn: string; Weight: number }>[];
    TargetGroupStickinessConfig: Optional<{
      Enabled: boolean;
      DurationSeconds: number;
    }>;
  }>;
  RedirectConfig: RedirectActionConfig;
  FixedResponseConfig: Optional<{
    StatusCode: string;
    ContentType: string;
    MessageBody: string;
  }>;
}>;

type Rewrites = Optional<{
  Rewrites: readonly Optional<{ Regex: string; Replace: string }>[];
}>;

export type RuleTransform = Optional<{
  /** `host-header-rewrite` or `url-rewrite`. */
  Type: string;
  HostHeaderRewriteConfig: Rewrites;
  UrlRewriteConfig: Rewrites;
}>;

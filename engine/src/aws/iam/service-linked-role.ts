// The names of service-linked roles. Each service has a fixed one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html

const names: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AutoScaling',
  'ecs.amazonaws.com': 'ECS',
  'ecs.application-autoscaling.amazonaws.com': 'ApplicationAutoScaling_ECSService',
  'elasticloadbalancing.amazonaws.com': 'ElasticLoadBalancing',
  'ecr.amazonaws.com': 'ECRReplication',
  'spot.amazonaws.com': 'EC2Spot',
  'ssm.amazonaws.com': 'AmazonSSM',
};

export function serviceLinkedRoleName(service: string, suffix: string | undefined): string {
  const known = names[service];
  // The name for any other service is derived from the service's own name.
  const own = service
    .replace(/\.amazonaws\.com$/, '')
    .replace(/(^|[.-])([a-z])/g, (_match, _separator, letter: string) => letter.toUpperCase());
  return `AWSServiceRoleFor${known ?? own}${suffix ? `_${suffix}` : ''}`;
}

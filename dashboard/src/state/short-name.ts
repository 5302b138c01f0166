// Names that CloudFormation and Application Auto Scaling make up, and images' tags, as a person would say them.

/** `drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P` → `drydock-Cluster-CpuHigh` */
export function shortName(name: string): string {
  const [, service, rule] =
    // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-overview.html
    /^TargetTracking-service\/[^/]+\/(.+)-(AlarmHigh|AlarmLow)-[0-9a-f-]{36}$/.exec(name) ?? [];
  if (service && rule) return `${shortName(service)} target tracking ${rule}`;
  return name.replaceAll(/-(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{12,13}(?=-|$)/g, '');
}

/** Commits and digests in an image's tag by their first eight digits. */
export const shortTag = (tag: string): string => tag.replaceAll(/\b([0-9a-f]{8})[0-9a-f]{32}\b/g, '$1');

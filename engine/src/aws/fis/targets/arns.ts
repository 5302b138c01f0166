// Parts of the ARNs of targets.

/** `i-0…` of `arn:aws:ec2:…:instance/i-0…`: what stands behind the last slash. */
export const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** `<cluster>` of a task's or a service's ARN. */
export const clusterOf = (arn: string): string => arn.split('/')[1] ?? '';

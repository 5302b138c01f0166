// Names in the forms that files, identifiers and AWS have them.

/** `DescribeVPCEndpoints` → `describe-vpc-endpoints`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** `application-autoscaling` → `applicationAutoscaling`, `CreateQueue` → `createQueue`. */
export function camel(name: string): string {
  const joined = name.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** `lambda-invoke` → `LambdaInvoke`. */
export function pascal(name: string): string {
  const joined = camel(name);
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

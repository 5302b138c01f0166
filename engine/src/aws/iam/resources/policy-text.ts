// A policy document in a template is an object or JSON text; IAM's API takes text.

export function policyText(document: unknown): string {
  return typeof document === 'string' ? document : JSON.stringify(document ?? null);
}

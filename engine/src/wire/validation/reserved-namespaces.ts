// Namespaces of metrics that begin with AWS/ are AWS's own: only its services put metrics there. Calls that services make of
// each other are not looked at here.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import { AwsFault } from '../../kernel/faults.ts';
import type { WireService } from '../identify.ts';

/** @throws InvalidParameterValue, in the words that CloudWatch is known for */
export function refuseReservedNamespace(operation: string, input: unknown, { id }: WireService): void {
  if (id !== 'cloudwatch' || operation !== 'PutMetricData') return;
  const { Namespace } = (input ?? {}) as { readonly Namespace?: unknown };
  if (!String(Namespace).startsWith('AWS/')) return;
  throw new AwsFault({
    code: 'InvalidParameterValue',
    message: 'The value AWS/ for parameter Namespace is invalid.',
  });
}

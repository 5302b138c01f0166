// What simulated functions that provide custom resources need of their region.
import { presignedUploads } from '../../contracts/presigned-files.ts';
import type { SimulatedFunctions } from '../../drivers/functions/simulated/index.ts';
import type { Waiter } from '../../drivers/functions/simulated/provider-framework.ts';
import { invokeFunction } from '../invoke-function.ts';
import type { Region } from '../region.ts';

type OfRegion = 'respond' | 'isAnswered' | 'invoke' | 'waiterOf';

/** What `cr.Provider` asks for when its user does not say otherwise: each 5 seconds, for 30 minutes. */
const usualWaiter: Waiter = { intervalMs: 5000, maxAttempts: 360, backoffRate: 1 };

export const providers = ({ machine, state }: Region): Pick<SimulatedFunctions, OfRegion> => ({
  respond(responseUrl, body) {
    const [Bucket = '', ...key] = pathOf(responseUrl).split('/');
    machine.call('s3', 'PutObject', { Bucket, Key: key.join('/'), Body: Buffer.from(body) as never });
  },
  isAnswered(responseUrl) {
    const upload = state.get(presignedUploads, pathOf(responseUrl));
    // CloudFormation deletes what it has read.
    return upload === undefined || (upload.bodies ?? []).length > 0;
  },
  async invoke(functionArn, event) {
    const invoked = await invokeFunction(machine, functionArn, JSON.stringify(event));
    if (invoked.kind === 'failed') throw new Error(errorMessageOf(invoked.message));
    return JSON.parse(invoked.payload) as unknown;
  },
  // No state machine runs: what it would do is in the template that it is from.
  waiterOf(stateMachineArn) {
    if (stateMachineArn === undefined) return usualWaiter;
    const { StackResources = [] } = machine.call('cloudformation', 'DescribeStackResources', {
      PhysicalResourceId: stateMachineArn,
    });
    const own = StackResources.find(({ PhysicalResourceId }) => PhysicalResourceId === stateMachineArn);
    if (!own) return usualWaiter;
    const { TemplateBody = '{}' } = machine.call('cloudformation', 'GetTemplate', { StackName: own.StackId });
    const { Resources } = JSON.parse(TemplateBody) as { Resources?: Record<string, unknown> };
    const text = JSON.stringify(Resources?.[own.LogicalResourceId ?? '']).replaceAll('\\', '');
    const [, seconds, attempts, rate] =
      /"IntervalSeconds":([\d.]+),"MaxAttempts":([\d.]+),"BackoffRate":([\d.]+)/.exec(text) ?? [];
    if (seconds === undefined) return usualWaiter;
    return { intervalMs: Number(seconds) * 1000, maxAttempts: Number(attempts), backoffRate: Number(rate) };
  },
});

/** `<bucket>/<key>`. */
const pathOf = (responseUrl: string): string => decodeURIComponent(new URL(responseUrl).pathname.slice(1));

/** Of what a function that failed has returned. */
function errorMessageOf(payload: string): string {
  try {
    return (JSON.parse(payload) as { errorMessage?: string }).errorMessage ?? payload;
  } catch {
    return payload;
  }
}

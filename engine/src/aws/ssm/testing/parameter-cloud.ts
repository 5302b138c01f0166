// A cloud with Parameter Store.
import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import type { Events } from '../../../kernel/registry.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { ssm } from '../index.ts';

export function parameterCloud() {
  const events: Events['ssm/parameter-changed'][] = [];
  const subscriber = standInService({
    id: 'codepipeline',
    operations: {},
    subscriptions: { 'ssm/parameter-changed': (event) => void events.push(event) },
  });
  const cloud = rehearse({ services: [ssm, subscriber] });
  return {
    ...cloud,
    /** What was published, oldest first. */
    events,
    /** A String parameter, unless `more` says otherwise. */
    put: (Name: string, Value: string, more: Partial<PutParameterCommandInput> = {}) =>
      cloud.call('ssm', 'PutParameter', { Name, Value, Type: 'String', ...more }),
  };
}

/** The code of the fault that `attempt` throws. */
export function code(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
}

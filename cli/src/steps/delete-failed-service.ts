// A service stack that never came up (ROLLBACK_COMPLETE) takes no update: CloudFormation allows only its deletion, and
// until then every later commit fails. Nothing was ever served from it, so it is deleted; on AWS a person does that.
import type { Message } from '../messages/message.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Clients } from '../targets/clients.ts';
import { findStack, outputsOf } from './find-stack.ts';

export async function* deleteFailedService(
  clients: Pick<Clients, 'cloudFormation'>,
  { stackName, outputs }: SystemDescription,
): AsyncGenerator<Message, void> {
  const name = outputsOf(await findStack(clients, stackName))[outputs.serviceStackName];
  const stack = name ? await findStack(clients, name) : undefined;
  if (!name || stack?.StackStatus !== 'ROLLBACK_COMPLETE') return;
  await clients.cloudFormation.deleteStack({ StackName: stack.StackId });
  yield { code: 'service-stack-deleted', stackName: name };
}

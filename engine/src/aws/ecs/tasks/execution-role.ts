// The role with which ECS starts a task: it pulls images, reads secrets and writes logs.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
import type { RoleSession } from '../../../contracts/role-credentials.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { findRevision } from '../find/task-definitions.ts';
import type { TaskRecord } from '../state.ts';
import { unpullable } from './secrets.ts';

/** Undefined without a role: then ECS acts for its container instance, or needs none. */
export function executionRole(ctx: Context, task: TaskRecord): RoleSession | undefined {
  const roleArn =
    task.overrides?.executionRoleArn ?? findRevision(ctx, task.taskDefinition)?.definition.executionRoleArn;
  return roleArn ? { kind: 'role', roleArn, session: task.id } : undefined;
}

const ecrImage = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^@:]+)/;
const engineImage = /^(?:localhost|127\.0\.0\.1):\d+\/([^@:]+)/;

const pulling = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

/**
 * Images of other registries need no permission.
 * @throws AwsFault where policies are enforced, and do not let the role pull the image
 */
export function authorizePull(ctx: Context, role: RoleSession, image: string): void {
  const [, account = ctx.account, region = ctx.region, name = engineImage.exec(image)?.[1]] =
    ecrImage.exec(image) ?? [];
  if (name === undefined) return;
  const resource = `arn:aws:ecr:${region}:${account}:repository/${name}`;
  try {
    ctx.authorize(role, { action: 'ecr:GetAuthorizationToken', resource: '*' });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw unpullable(
      `execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): ${error.code}: ${error.message}`,
    );
  }
  try {
    for (const action of pulling) ctx.authorize(role, { action, resource });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new AwsFault({
      code: error.code,
      message: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${error.code}: ${error.message}`,
    });
  }
}

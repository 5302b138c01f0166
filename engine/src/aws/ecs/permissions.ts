// What calls of ECS need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
import type { PassedRole, ServicePermissions } from '../../contracts/service-permissions.ts';
import type { Context } from '../../kernel/context.ts';
import { clusterName } from './find/clusters.ts';
import { lastSegment } from './find/references.ts';
import { findTaskDefinition } from './find/task-definitions.ts';

const tasksRole = 'ecs-tasks.amazonaws.com';
const ecs = 'ecs.amazonaws.com';

type Roles = { readonly executionRoleArn?: string; readonly taskRoleArn?: string };

const rolesOfTasks = ({ executionRoleArn, taskRoleArn }: Roles): PassedRole[] => [
  [executionRoleArn, tasksRole],
  [taskRoleArn, tasksRole],
];

function rolesOfRun(input: { taskDefinition: string; overrides?: Roles }, at: Context): PassedRole[] {
  const definition = findTaskDefinition(at, input.taskDefinition)?.definition ?? {};
  return rolesOfTasks({ ...definition, ...input.overrides });
}

interface ServiceInput {
  readonly loadBalancers?: readonly { readonly advancedConfiguration?: { readonly roleArn?: string } }[];
  readonly volumeConfigurations?: readonly { readonly managedEBSVolume?: { readonly roleArn?: string } }[];
}

const rolesOfService = ({ loadBalancers = [], volumeConfigurations = [] }: ServiceInput): PassedRole[] => [
  ...loadBalancers.map(({ advancedConfiguration }): PassedRole => [advancedConfiguration?.roleArn, ecs]),
  ...volumeConfigurations.map(({ managedEBSVolume }): PassedRole => [managedEBSVolume?.roleArn, ecs]),
];

const rolesOfExpress = (input: Roles & { readonly infrastructureRoleArn?: string }): PassedRole[] => [
  ...rolesOfTasks(input),
  [input.infrastructureRoleArn, ecs],
];

/** Tags that a caller sets need a permission of their own; those that CloudFormation adds do not. */
const tagging = (action: string) => (input: { readonly tags?: readonly { readonly key?: string }[] }) =>
  input.tags?.some(({ key }) => !key?.startsWith('aws:')) ? [action, 'TagResource'] : [action];

export const permissions: ServicePermissions = {
  actions: {
    CreateCapacityProvider: tagging('CreateCapacityProvider'),
    CreateCluster: tagging('CreateCluster'),
    CreateService: tagging('CreateService'),
    RegisterTaskDefinition: tagging('RegisterTaskDefinition'),
    RunTask: tagging('RunTask'),
    StartTask: tagging('StartTask'),
  },

  resource(input, at, operation) {
    const cluster = clusterName(input.cluster);
    const within = (kind: string, reference: string) => {
      const arn = at.arn('ecs', `${kind}/${cluster}/${lastSegment(reference)}`);
      return kind === 'task' ? { arn, pattern: at.arn('ecs', `task/${cluster}/*`) } : arn;
    };
    switch (operation) {
      case 'RegisterTaskDefinition':
        return at.arn('ecs', `task-definition/${input.family}:*`);
      case 'RunTask':
      case 'StartTask': {
        const arn = findTaskDefinition(at, input.taskDefinition)?.arn;
        return arn && { arn, pattern: arn.replace(/:\d+$/, ':*') };
      }
      case 'CreateCluster':
        return at.arn('ecs', `cluster/${input.clusterName ?? 'default'}`);
      case 'DeleteCluster':
      case 'UpdateCluster':
      case 'UpdateClusterSettings':
      case 'PutClusterCapacityProviders':
      case 'RegisterContainerInstance':
      case 'DeregisterContainerInstance':
        return at.arn('ecs', `cluster/${cluster}`);
      case 'DescribeClusters':
        return (input.clusters ?? ['default']).map((each: string) =>
          at.arn('ecs', `cluster/${clusterName(each)}`),
        );
      case 'CreateService':
        return within('service', input.serviceName);
      case 'DeleteService':
      case 'UpdateService':
      case 'ListServiceDeployments':
        return within('service', input.service);
      case 'DescribeServices':
        return (input.services ?? []).map((each: string) => within('service', each));
      case 'DescribeTasks':
      case 'UpdateTaskProtection':
      case 'GetTaskProtection':
        return input.tasks?.map((each: string) => within('task', each));
      case 'StopTask':
      case 'ExecuteCommand':
        return within('task', input.task);
      default:
        return undefined;
    }
  },

  keys: ({ cluster, enableExecuteCommand }, at) => ({
    'ecs:cluster': at.arn('ecs', `cluster/${clusterName(cluster)}`),
    'ecs:enable-execute-command':
      enableExecuteCommand === undefined ? undefined : String(enableExecuteCommand),
  }),

  passes: {
    RegisterTaskDefinition: rolesOfTasks,
    RunTask: rolesOfRun,
    StartTask: rolesOfRun,
    CreateService: rolesOfService,
    UpdateService: rolesOfService,
    CreateExpressGatewayService: rolesOfExpress,
    UpdateExpressGatewayService: rolesOfExpress,
  },
};

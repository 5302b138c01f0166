// What `drydock doctor --target aws` checks: what a first deployment to an account trips over. It only reads. A check that may
// not read something says so and does not fail.
import type { IAM } from '@aws-sdk/client-iam';
import type { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import { awsErrorText } from '../errors/aws-error.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import type { Finding } from './checks.ts';

type Needed = Pick<Clients, 'cloudFormation' | 'connections' | 'ec2'>;

export interface Account extends Needed {
  readonly iam: Pick<IAM, 'getRole'>;
  readonly serviceQuotas: Pick<ServiceQuotas, 'getServiceQuota'>;
  readonly account: string;
  readonly region: string;
  /** ARN of who calls. */
  readonly identity: string;
  /** This machine's, as Node.js names it: `x64`. */
  readonly architecture: string;
}

interface AwsCheck {
  readonly about: string;
  readonly look: (account: Account) => Promise<Omit<Finding, 'about'>>;
}

const ok = (detail: string) => ({ status: 'ok', detail }) as const;
const warning = (detail: string, advice: string) => ({ status: 'warning', detail, advice }) as const;
const failure = (detail: string, advice: string) => ({ status: 'failure', detail, advice }) as const;

/** AWS creates them on first use, where the caller may. https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
const serviceLinkedRoles = {
  AWSServiceRoleForECS: 'ecs.amazonaws.com',
  AWSServiceRoleForElasticLoadBalancing: 'elasticloadbalancing.amazonaws.com',
  AWSServiceRoleForAutoScaling: 'autoscaling.amazonaws.com',
} as const;

/** What the reference templates take of what an account has few of. */
const vpcQuota = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };
const vcpuQuota = { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' };
const neededVcpus = 4;

const checks: readonly AwsCheck[] = [
  {
    about: 'Account',
    look: async ({ account, region, identity }) => ok(`${account}, ${region}, as ${identity}`),
  },
  {
    about: 'Roles',
    async look({ iam }) {
      const missing: string[] = [];
      for (const RoleName of Object.keys(serviceLinkedRoles) as (keyof typeof serviceLinkedRoles)[]) {
        if (!(await exists(iam.getRole({ RoleName })))) missing.push(RoleName);
      }
      if (missing.length === 0) return ok('those of ECS, Elastic Load Balancing and Auto Scaling are there');
      const [first] = missing as [keyof typeof serviceLinkedRoles];
      return warning(
        `${missing.join(', ')} ${missing.length === 1 ? 'does' : 'do'} not exist yet`,
        `AWS creates them on first use, if you may; a first stack can fail meanwhile. aws iam create-service-linked-role --aws-service-name ${serviceLinkedRoles[first]}`,
      );
    },
  },
  {
    about: 'VPCs',
    async look({ ec2, serviceQuotas }) {
      const vpcs = await allPages(async (NextToken) => {
        const page = await ec2.describeVpcs({ NextToken });
        return { items: page.Vpcs, next: page.NextToken };
      });
      const { Quota } = await serviceQuotas.getServiceQuota(vpcQuota);
      const most = Quota?.Value ?? Number.POSITIVE_INFINITY;
      return vpcs.length < most
        ? ok(`${vpcs.length} of ${most}`)
        : failure(
            `${vpcs.length} of ${most}: there is room for no other one`,
            'Delete one, or request more: quota L-F678F1CE of the service vpc.',
          );
    },
  },
  {
    about: 'vCPUs',
    async look({ serviceQuotas }) {
      const { Quota } = await serviceQuotas.getServiceQuota(vcpuQuota);
      const most = Quota?.Value ?? Number.POSITIVE_INFINITY;
      return most >= neededVcpus
        ? ok(`${most} of standard instances may run`)
        : failure(
            `only ${most} of standard instances may run, and two instances of the templates have ${neededVcpus}`,
            'Request more: quota L-1216C47A of the service ec2.',
          );
    },
  },
  {
    about: 'Connection',
    async look({ connections }) {
      const { Connections = [] } = await connections.listConnections({});
      const pending = Connections.filter(({ ConnectionStatus }) => ConnectionStatus === 'PENDING');
      if (pending.length > 0) {
        const names = pending.map(({ ConnectionName }) => ConnectionName).join(', ');
        return warning(
          `${names} ${pending.length === 1 ? 'is' : 'are'} PENDING`,
          'Finish it in the console: Developer Tools, Settings, Connections. A pipeline cannot read the repository before.',
        );
      }
      const available = Connections.filter(({ ConnectionStatus }) => ConnectionStatus === 'AVAILABLE');
      return ok(
        available.length > 0
          ? `${available.map(({ ConnectionName }) => ConnectionName).join(', ')} can be used`
          : 'none yet: `drydock up --target aws` makes one, and waits while you confirm it',
      );
    },
  },
  {
    about: 'Bootstrap',
    async look({ cloudFormation, account, region }) {
      const isThere = await exists(cloudFormation.describeStacks({ StackName: 'CDKToolkit' }));
      return ok(
        isThere
          ? 'the stack CDKToolkit is there'
          : `missing, and needed only for CDK apps: npx cdk bootstrap aws://${account}/${region}`,
      );
    },
  },
  {
    about: 'Images',
    look: async ({ architecture }) =>
      architecture === 'arm64'
        ? warning(
            'images of this machine are for arm64, and the instances of the templates are x86_64',
            'Those that CodeBuild builds are right. Build your own with docker build --platform linux/amd64.',
          )
        : ok(
            `images of this machine are for ${architecture === 'x64' ? 'x86_64' : architecture}, as the instances`,
          ),
  },
];

const absent = /^(NoSuchEntity(Exception)?|ValidationError)$/;

async function exists(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof Error && absent.test(error.name)) return false;
    throw error;
  }
}

export async function* examineAccount(account: Account): AsyncGenerator<Finding, void> {
  for (const { about, look } of checks) {
    try {
      yield { about, ...(await look(account)) };
    } catch (error) {
      const text = awsErrorText(error);
      if (text === undefined) throw error;
      yield { about, ...warning('could not be read', text) };
    }
  }
}

// What Amazon VPC and Amazon EC2 count. Values: https://docs.aws.amazon.com/general/latest/gr/vpc-service.html and
// https://docs.aws.amazon.com/general/latest/gr/ec2-service.html; codes of errors: the EC2 API reference, "Error codes".
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

/** Observed of VPCs, addresses and rules; the texts of the others are taken to be alike. */
const reached = (code: string, things: string) =>
  fault(code, `The maximum number of ${things} has been reached.`);

const network = declareQuotas(
  { code: 'vpc', name: 'Amazon Virtual Private Cloud (Amazon VPC)' },
  {
    vpcs: {
      code: 'L-F678F1CE',
      name: 'VPCs per Region',
      value: 5,
      adjustable: true,
      exceeded: reached('VpcLimitExceeded', 'VPCs'),
    },
    subnetsPerVpc: {
      code: 'L-407747CB',
      name: 'Subnets per VPC',
      value: 200,
      adjustable: true,
      exceeded: reached('SubnetLimitExceeded', 'subnets'),
    },
    internetGateways: {
      code: 'L-A4707A72',
      name: 'Internet gateways per Region',
      value: 5,
      adjustable: true,
      exceeded: reached('InternetGatewayLimitExceeded', 'internet gateways'),
    },
    natGatewaysPerZone: {
      code: 'L-FE5A380F',
      name: 'NAT gateways per Availability Zone',
      value: 5,
      adjustable: true,
      exceeded: fault(
        'NatGatewayLimitExceeded',
        (limit: number) => `Performing this operation would exceed the limit of ${limit} NAT gateways`,
      ),
    },
    routeTablesPerVpc: {
      code: 'L-589F43AA',
      name: 'Route tables per VPC',
      value: 200,
      adjustable: true,
      exceeded: reached('RouteTableLimitExceeded', 'route tables'),
    },
    routesPerTable: {
      code: 'L-93826ACB',
      name: 'Routes per route table',
      value: 500,
      adjustable: true,
      exceeded: reached('RouteLimitExceeded', 'routes'),
    },
    securityGroups: {
      code: 'L-E79EC296',
      name: 'VPC security groups per Region',
      value: 2500,
      adjustable: true,
      exceeded: reached('SecurityGroupLimitExceeded', 'security groups'),
    },
    rulesPerSecurityGroup: {
      code: 'L-0EA8095F',
      name: 'Inbound or outbound rules per security group',
      value: 60,
      adjustable: true,
      exceeded: reached('RulesPerSecurityGroupLimitExceeded', 'rules per security group'),
    },
    networkInterfaces: {
      code: 'L-DF5E4CA3',
      name: 'Network interfaces per Region',
      value: 5000,
      adjustable: true,
      exceeded: reached('NetworkInterfaceLimitExceeded', 'network interfaces'),
    },
    securityGroupsPerInterface: {
      code: 'L-2AFB9258',
      name: 'Security groups per network interface',
      value: 5,
      adjustable: true,
      exceeded: reached('SecurityGroupsPerInterfaceLimitExceeded', 'security groups per interface'),
    },
    interfaceEndpointsPerVpc: {
      code: 'L-29B6F2EB',
      name: 'Interface VPC endpoints per VPC',
      value: 50,
      adjustable: true,
      exceeded: reached('VpcEndpointLimitExceeded', 'VPC endpoints'),
    },
    gatewayEndpoints: {
      code: 'L-1B52E74A',
      name: 'Gateway VPC endpoints per Region',
      value: 20,
      adjustable: true,
      exceeded: reached('VpcEndpointLimitExceeded', 'VPC endpoints'),
    },
  },
);

const compute = declareQuotas(
  { code: 'ec2', name: 'Amazon Elastic Compute Cloud (Amazon EC2)' },
  {
    addresses: {
      code: 'L-0263D0A3',
      name: 'EC2-VPC Elastic IPs',
      value: 5,
      adjustable: true,
      exceeded: reached('AddressLimitExceeded', 'addresses'),
    },
    /**
     * AWS raises it with an account's use; a new account's default would not hold one reference system. It also bounds what
     * one call can ask the engine to launch.
     */
    standardVcpus: {
      code: 'L-1216C47A',
      name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
      value: 5,
      applied: 100_000,
      unit: 'vCPUs',
      adjustable: true,
      exceeded: fault(
        'VcpuLimitExceeded',
        (limit: number) =>
          `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
      ),
    },
    // The EC2 user guide, "Restrictions for launch templates". AWS publishes neither code nor text of the error.
    launchTemplates: {
      name: 'Launch templates per Region',
      value: 5000,
      adjustable: true,
      exceeded: reached('LaunchTemplateLimitExceeded', 'launch templates'),
    },
    versionsPerLaunchTemplate: {
      name: 'Versions per launch template',
      value: 10_000,
      adjustable: true,
      exceeded: reached('LaunchTemplateVersionLimitExceeded', 'versions per launch template'),
    },
  },
);

export const quotas = { ...network, ...compute };

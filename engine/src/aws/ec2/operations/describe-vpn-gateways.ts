// EC2 API, DescribeVpnGateways: there is none, as none can be created. Tools ask when they look a VPC up.
import type { Operation } from '../../../kernel/context.ts';

export const describeVpnGateways: Operation<'ec2', 'DescribeVpnGateways'> = () => ({ VpnGateways: [] });

// How many tasks with a network interface of their own fit on an instance: the type's interfaces minus the primary one
// (without ENI trunking). EC2 guide, "Maximum IP addresses per network interface".

const interfaces: Readonly<Record<string, number>> = {
  't2.micro': 2,
  't2.small': 3,
  't2.medium': 3,
  't2.large': 3,
  't2.xlarge': 3,
  't2.2xlarge': 3,
  't3.nano': 2,
  't3.micro': 2,
  't3.small': 3,
  't3.medium': 3,
  't3.large': 3,
  't3.xlarge': 4,
  't3.2xlarge': 4,
  't3a.nano': 2,
  't3a.micro': 2,
  't3a.small': 2,
  't3a.medium': 3,
  't3a.large': 3,
  't3a.xlarge': 4,
  't3a.2xlarge': 4,
  'm4.large': 2,
  't4g.nano': 2,
  't4g.micro': 2,
  't4g.small': 3,
  't4g.medium': 3,
  't4g.large': 3,
  't4g.xlarge': 4,
  't4g.2xlarge': 4,
};

/** Of the m, c and r families from the fourth generation on, by size. */
const bySize: Readonly<Record<string, number>> = {
  medium: 2,
  large: 3,
  xlarge: 4,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 8,
  '9xlarge': 8,
  '12xlarge': 8,
  '16xlarge': 15,
  '18xlarge': 15,
  '24xlarge': 15,
  '32xlarge': 15,
  '48xlarge': 15,
  metal: 15,
};

/** For a type that is not in the tables: what the most common large sizes have. */
const generous = 8;

export function taskInterfaceLimit(instanceType: string | undefined): number {
  const [family = '', size = ''] = (instanceType ?? '').split('.');
  const known = interfaces[instanceType ?? ''] ?? (/^[cmr][4-9]/.test(family) ? bySize[size] : undefined);
  return (known ?? generous) - 1;
}

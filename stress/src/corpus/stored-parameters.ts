// SSM parameters that templates read and that their READMEs say to create by hand.
import { parseTemplate } from '../../../engine/src/aws/cloudformation/template/parse.ts';
import type { Clients } from '../engine/clients.ts';
import type { Surroundings } from './surroundings.ts';

interface Declared {
  readonly Type?: unknown;
  readonly Default?: unknown;
}

/** @param texts of the templates of a folder */
export async function storeParameters(
  { ssm }: Clients,
  texts: Iterable<string>,
  around: Surroundings,
): Promise<void> {
  for (const [Name, type] of new Map([...texts].flatMap(namesIn))) {
    try {
      await ssm.putParameter({ Name, Type: 'String', Value: valueFor(type, around) });
    } catch {
      // A name that AWS refuses, too: the stack will say so.
    }
  }
}

/** @param type what a template says that the value is, such as `AWS::EC2::VPC::Id` */
function valueFor(type: string, { vpc, subnets, securityGroup, image }: Surroundings): string {
  if (/VPC::Id/.test(type)) return vpc;
  if (/^List<.*Subnet::Id/.test(type)) return subnets.slice(0, 3).join(',');
  if (/Subnet::Id/.test(type)) return subnets[0] ?? '';
  if (/SecurityGroup::Id/.test(type)) return securityGroup;
  if (/Image::Id/.test(type)) return image;
  return 'corpus0123456789';
}

/** Names, each with the type that the template gives to the value, if any. */
function namesIn(text: string): (readonly [name: string, type: string])[] {
  const declared = parametersOf(text);
  const dynamic: (readonly [string, string])[] = [
    ...text.matchAll(/\{\{resolve:ssm:([^}:]*(?:\$\{\w+\}[^}:]*)*)/g),
  ].map(([, name = '']) => [
    name.replace(/\$\{(\w+)\}/g, (whole, parameter: string) => String(declared[parameter]?.Default ?? whole)),
    '',
  ]);
  const typed = Object.values(declared).flatMap(({ Type, Default }): (readonly [string, string])[] => {
    const [, type] = /^AWS::SSM::Parameter::Value<(.*)>$/.exec(String(Type)) ?? [];
    return type && Default ? [[String(Default), type]] : [];
  });
  return [...dynamic, ...typed].filter(([name]) => /^[\w./-]+$/.test(name) && !/^\/?aws/.test(name));
}

function parametersOf(text: string): Readonly<Record<string, Declared>> {
  try {
    const { Parameters } = parseTemplate(text) as { Parameters?: Readonly<Record<string, Declared>> };
    return Parameters ?? {};
  } catch {
    return {};
  }
}
